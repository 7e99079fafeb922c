package io.purser.rest.programme;

import io.purser.domain.adoption.DecideProposal;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.CustomerType;
import io.purser.rest.json.Body;
import io.purser.rest.json.Words;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** To whom a record is linked. */
@Schema(
    name = "AdoptionConfirmation",
    description = "To whom a record is linked; {} is enough where the proposal says it right.")
record ConfirmedAs(
    @Schema(
            description = "Another customer than the proposal names.",
            example = "cus_01jd3hgwqnf4s8cvk6a5dz0z7v",
            nullable = true,
            requiredMode = RequiredMode.NOT_REQUIRED)
        @Nullable String customerId,
    @Schema(
            type = "string",
            description = "What a customer becomes who is made for it. It never changes.",
            allowableValues = {"individual", "business"},
            defaultValue = "individual",
            requiredMode = RequiredMode.NOT_REQUIRED,
            example = "individual")
        String type) {
  private static final Map<String, CustomerType> TYPES = Words.byWord(CustomerType.values());

  static ConfirmedAs read(byte[] bytes) {
    var body = Body.read(bytes);
    var customer =
        body.text(
            "customerId",
            text ->
                CustomerId.parse(text).isPresent()
                    ? Optional.empty()
                    : Optional.of("must be a customer's id"));
    var type = body.choice("type", TYPES, CustomerType.INDIVIDUAL);
    body.end();
    return new ConfirmedAs(customer, Words.of(type));
  }

  DecideProposal.Choice choice() {
    return new DecideProposal.Choice(
        customerId == null ? null : new CustomerId(customerId),
        TYPES.getOrDefault(type, CustomerType.INDIVIDUAL));
  }
}
