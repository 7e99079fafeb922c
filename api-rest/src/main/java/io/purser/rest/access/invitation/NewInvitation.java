package io.purser.rest.access.invitation;

import io.purser.domain.access.invitation.InviteCustomer;
import io.purser.rest.json.Body;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.time.Duration;

/** An invitation that is to be made. */
@Schema(name = "NewInvitation", description = "For how long somebody is invited.")
record NewInvitation(
    @Schema(
            description = "For how many days it is good.",
            minimum = "1",
            maximum = "30",
            defaultValue = "7",
            requiredMode = RequiredMode.NOT_REQUIRED,
            example = "7")
        int validForDays) {

  static NewInvitation read(byte[] bytes) {
    var body = Body.read(bytes);
    var invitation =
        new NewInvitation(
            body.wholeNumber(
                "validForDays",
                1,
                Math.toIntExact(InviteCustomer.LONGEST.toDays()),
                Math.toIntExact(InviteCustomer.USUAL.toDays())));
    body.end();
    return invitation;
  }

  Duration lasts() {
    return Duration.ofDays(validForDays);
  }
}
