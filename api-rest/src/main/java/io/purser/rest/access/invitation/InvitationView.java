package io.purser.rest.access.invitation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.purser.domain.access.OneTimeToken;
import io.purser.domain.access.invitation.Invitation;
import io.purser.domain.access.invitation.Invitation.State;
import io.purser.rest.json.Times;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An invitation. */
@Schema(name = "Invitation", description = "An invitation to log in as a customer.")
record InvitationView(
    @Schema(example = "inv_01jd3hgwqnf4s8cvk6a5dz0z7v") String id,
    @Schema(example = "cus_01jd3hgwqnf4s8cvk6a5dz0z7v") String customerId,
    @Schema(
            type = "string",
            allowableValues = {"open", "redeemed", "revoked", "expired"},
            example = "open")
        String state,
    @Schema(
            description =
                "What the one who is invited brings to POST /v1/invitations/redemption. Only in the"
                    + " first answer to the request that made it.",
            example = "piv_…")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String token,
    @Schema(
            description = "Until when it is good, or would have been.",
            format = "date-time",
            example = "2026-02-07T09:30:00.000Z")
        String expiresAt,
    @Schema(format = "date-time", example = "2026-01-31T09:30:00.000Z") String createdAt) {

  static InvitationView of(Invitation invitation, Instant now) {
    return of(invitation, null, now);
  }

  static InvitationView withToken(Invitation invitation, OneTimeToken token, Instant now) {
    return of(invitation, token.text(), now);
  }

  private static InvitationView of(Invitation invitation, @Nullable String token, Instant now) {
    return new InvitationView(
        invitation.id().value(),
        invitation.header().customer().value(),
        state(invitation, now),
        token,
        Times.text(invitation.expiresAt()),
        Times.text(invitation.header().createdAt()));
  }

  private static String state(Invitation invitation, Instant now) {
    return switch (invitation.state()) {
      case State.Open _ -> invitation.isGoodAt(now) ? "open" : "expired";
      case State.Redeemed _ -> "redeemed";
      case State.Revoked _ -> "revoked";
    };
  }
}
