package io.purser.rest.customer;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.purser.domain.customer.Address;
import io.purser.rest.json.Body;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** An address, as far as it is known. */
@Schema(name = "Address", description = "Where a customer lives or has its seat, as far as known.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AddressView(
    @Schema(
            description = "Street and number.",
            maxLength = 500,
            nullable = true,
            requiredMode = RequiredMode.NOT_REQUIRED,
            example = "1 Example Street")
        @Nullable String line1,
    @Schema(
            maxLength = 500,
            nullable = true,
            requiredMode = RequiredMode.NOT_REQUIRED,
            example = "Flat 2")
        @Nullable String line2,
    @Schema(
            maxLength = 255,
            nullable = true,
            requiredMode = RequiredMode.NOT_REQUIRED,
            example = "S\u00e3o Paulo")
        @Nullable String city,
    @Schema(
            description = "State, province or county.",
            maxLength = 255,
            nullable = true,
            requiredMode = RequiredMode.NOT_REQUIRED,
            example = "SP")
        @Nullable String region,
    @Schema(
            maxLength = 50,
            nullable = true,
            requiredMode = RequiredMode.NOT_REQUIRED,
            example = "01310-100")
        @Nullable String postalCode,
    @Schema(
            description = "ISO 3166-1, two capital letters.",
            pattern = "^[A-Z]{2}$",
            nullable = true,
            requiredMode = RequiredMode.NOT_REQUIRED,
            example = "BR")
        @Nullable String country) {
  public static @Nullable AddressView of(@Nullable Address address) {
    return address == null
        ? null
        : new AddressView(
            address.line1(),
            address.line2(),
            address.city(),
            address.region(),
            address.postalCode(),
            address.country());
  }

  /** Null when there is none, or nothing in it. */
  public static @Nullable AddressView read(Body body, String name) {
    var part = body.object(name);
    if (part == null) {
      return null;
    }
    var read =
        new AddressView(
            part.text("line1", Address::problemWithLine),
            part.text("line2", Address::problemWithLine),
            part.text("city", Address::problemWithPlace),
            part.text("region", Address::problemWithPlace),
            part.text("postalCode", Address::problemWithPostalCode),
            part.text("country", Address::problemWithCountry));
    return read.equals(new AddressView(null, null, null, null, null, null)) ? null : read;
  }

  public Address address() {
    return new Address(line1, line2, city, region, postalCode, country);
  }

  /** What a merge patch makes of an address; to be used only once all of the body is fine. */
  public static UnaryOperator<Address> merged(Body body, String name) {
    var part = body.object(name);
    if (part == null) {
      return body.has(name) ? _ -> Address.UNKNOWN : UnaryOperator.identity();
    }
    var line1 = part.textMerged("line1", Address::problemWithLine);
    var line2 = part.textMerged("line2", Address::problemWithLine);
    var city = part.textMerged("city", Address::problemWithPlace);
    var region = part.textMerged("region", Address::problemWithPlace);
    var postalCode = part.textMerged("postalCode", Address::problemWithPostalCode);
    var country = part.textMerged("country", Address::problemWithCountry);
    return now ->
        new Address(
            line1.of(now.line1()),
            line2.of(now.line2()),
            city.of(now.city()),
            region.of(now.region()),
            postalCode.of(now.postalCode()),
            country.of(now.country()));
  }
}
