package io.purser.twin.state.card;

import java.util.Locale;
import java.util.Optional;

/** The stages a cardholder's record may show, with the provider's words for what comes next. */
public enum FlowStage {
  OTP_REQUESTED(1, "Customer must verify the OTP sent to their email"),
  OTP_VERIFIED(2, "Complete KYC — call the kyc-link endpoint"),
  KYC_INITIATED(3, "Awaiting KYC verification"),
  KYC_COMPLETED(4, "Submit source-of-funds questionnaire"),
  KYC_APPROVED(4, "Submit source-of-funds questionnaire"),
  SAFE_DEPLOYING(5, "Account wallet is being deployed — wait a few minutes"),
  SAFE_DEPLOYED(5, "Create a virtual card"),
  CARD_CREATED(6, "Card is active — customer can spend"),
  ACTIVE(6, "Card is active — customer can spend");

  private final int step;
  private final String nextAction;

  FlowStage(int step, String nextAction) {
    this.step = step;
    this.nextAction = nextAction;
  }

  public int step() {
    return step;
  }

  public String nextAction() {
    return nextAction;
  }

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<FlowStage> named(String text) {
    for (var stage : values()) {
      if (stage.wireName().equals(text)) {
        return Optional.of(stage);
      }
    }
    return Optional.empty();
  }
}
