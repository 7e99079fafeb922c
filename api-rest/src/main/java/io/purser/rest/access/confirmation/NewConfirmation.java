package io.purser.rest.access.confirmation;

import io.purser.domain.customer.CustomerId;
import io.purser.rest.access.RequestHash;
import io.purser.rest.json.Body;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.AdditionalPropertiesValue;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A request that an end user has confirmed. */
@Schema(name = "NewConfirmation", description = "The one request that an end user has confirmed.")
record NewConfirmation(
    @Schema(description = "Who has confirmed it.", example = "cus_01jd3hgwqnf4s8cvk6a5dz0z7v")
        String customerId,
    @Schema(
            type = "string",
            description = "The request's method.",
            allowableValues = {"POST", "PUT", "PATCH"},
            example = "POST")
        String method,
    @Schema(
            description = "Its path as it is sent, without a query; me is the customer.",
            maxLength = 504,
            example = "/v1/customers/me/recipients")
        String path,
    @Schema(
            implementation = Object.class,
            additionalProperties = AdditionalPropertiesValue.TRUE,
            description =
                "Its body. White space and the order of members make no difference, everything else"
                    + " does. None when it has none.",
            nullable = true,
            requiredMode = RequiredMode.NOT_REQUIRED,
            example = "{\"label\": \"My landlord\", \"chain\": \"ethereum\"}")
        @Nullable String body) {
  private static final Set<String> METHODS = Set.of("POST", "PUT", "PATCH");

  static NewConfirmation read(byte[] bytes) {
    var body = Body.read(bytes);
    var confirmation =
        new NewConfirmation(
            body.requiredText("customerId", _ -> Optional.empty()),
            body.requiredText("method", NewConfirmation::problemWithMethod),
            body.requiredText("path", RequestHash::problemWithPath),
            body.canonical("body"));
    body.end();
    return confirmation;
  }

  private static Optional<String> problemWithMethod(String text) {
    return METHODS.contains(text)
        ? Optional.empty()
        : Optional.of("must be one of POST, PUT, PATCH");
  }

  /** The keyed hash of the request that it is about. */
  String hash(RequestHash hash, CustomerId customer) {
    return hash.of(customer, method, path, body);
  }
}
