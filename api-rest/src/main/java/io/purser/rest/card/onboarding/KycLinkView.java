package io.purser.rest.card.onboarding;

import io.purser.domain.card.onboarding.ProveIdentity;
import io.purser.rest.json.Times;
import io.swagger.v3.oas.annotations.media.Schema;

/** The way to the page where identity is proved. */
@Schema(
    name = "KycLink",
    description = "Open it in the customer's browser, and keep it nowhere: whoever has it may.")
public record KycLinkView(
    @Schema(format = "uri", example = "https://kyc.sumsub.com/msdk/v2?accessToken=…") String url,
    @Schema(format = "date-time", example = "2026-01-31T10:30:00.000Z") String expiresAt) {
  public static KycLinkView of(ProveIdentity.Way way) {
    return new KycLinkView(way.link().address().toString(), Times.text(way.expiresAt()));
  }

  @Override
  public String toString() {
    return "KycLinkView[hidden]";
  }
}
