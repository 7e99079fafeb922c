package io.purser.rest.card.onboarding;

import io.purser.domain.customer.Phone;
import io.purser.rest.json.Body;
import io.purser.rest.phone.PhoneNumbers;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import org.jspecify.annotations.Nullable;

/** Where a code is to be sent. The number is passed on and kept nowhere. */
@Schema(name = "CardPhone", description = "Where a code is sent.")
record PhoneToCall(
    @Schema(
            description =
                "In international form. Without it, the number in the customer's profile is taken.",
            requiredMode = RequiredMode.NOT_REQUIRED,
            example = "+15550100123")
        @Nullable String phone) {
  static PhoneToCall read(byte[] bytes) {
    var body = Body.read(bytes);
    var wanted = new PhoneToCall(PhoneNumbers.read(body, "phone"));
    body.end();
    return wanted;
  }

  @Nullable Phone toPhone() {
    return phone == null ? null : new Phone(phone);
  }

  @Override
  public String toString() {
    return "PhoneToCall[hidden]";
  }
}
