package io.purser.twin.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.purser.twin.state.card.CardCurrency;
import io.purser.twin.state.card.CardSettings;
import io.purser.twin.state.card.FundingTiming;

/** The settings about cards, in and out. */
final class CardSettingsFields {
  private static final int A_DAY = 86_400;

  private CardSettingsFields() {}

  static CardSettings merged(CardSettings now, Fields fields) {
    return new CardSettings(
        fields
            .number("duplicate_reference_status", 400, 499)
            .orElse(now.duplicateReferenceStatus()),
        fields.number("code_life_seconds", 1, A_DAY).orElse(now.codeLifeSeconds()),
        fields.number("code_tries", 1, 1_000).orElse(now.codeTries()),
        fields.number("code_resend_seconds", 0, A_DAY).orElse(now.codeResendSeconds()),
        fields.number("kyc_link_seconds", 1, A_DAY).orElse(now.kycLinkSeconds()),
        fields.number("kyc_review_seconds", 0, 30 * A_DAY).orElse(now.kycReviewSeconds()),
        fields.flag("kyc_events").orElse(now.kycEvents()),
        fields.word("card_currency", CardCurrency::named).orElse(now.cardCurrency()),
        fields.flag("deploy_automatically").orElse(now.deployAutomatically()),
        fields.number("deploy_seconds", 0, 30 * A_DAY).orElse(now.deploySeconds()),
        fields.flag("card_needs_deploy_call").orElse(now.cardNeedsDeployCall()),
        fields.number("secure_view_seconds", 1, A_DAY).orElse(now.secureViewSeconds()),
        fields.number("limit_delay_seconds", 0, A_DAY).orElse(now.limitDelaySeconds()),
        fields
            .number("programme_review_seconds", 0, 30 * A_DAY)
            .orElse(now.programmeReviewSeconds()),
        fields.word("funding", FundingTiming::named).orElse(now.funding()),
        fields.number("funding_seconds", 0, A_DAY).orElse(now.fundingSeconds()),
        fields.number("withdrawal_seconds", 0, A_DAY).orElse(now.withdrawalSeconds()),
        fields.flag("withdrawal_deposit_event").orElse(now.withdrawalDepositEvent()),
        fields.number("swap_seconds", 0, A_DAY).orElse(now.swapSeconds()));
  }

  static void write(CardSettings settings, ObjectNode into) {
    into.put("duplicate_reference_status", settings.duplicateReferenceStatus())
        .put("code_life_seconds", settings.codeLifeSeconds())
        .put("code_tries", settings.codeTries())
        .put("code_resend_seconds", settings.codeResendSeconds())
        .put("kyc_link_seconds", settings.kycLinkSeconds())
        .put("kyc_review_seconds", settings.kycReviewSeconds())
        .put("kyc_events", settings.kycEvents())
        .put("card_currency", settings.cardCurrency().name())
        .put("deploy_automatically", settings.deployAutomatically())
        .put("deploy_seconds", settings.deploySeconds())
        .put("card_needs_deploy_call", settings.cardNeedsDeployCall())
        .put("secure_view_seconds", settings.secureViewSeconds())
        .put("limit_delay_seconds", settings.limitDelaySeconds())
        .put("programme_review_seconds", settings.programmeReviewSeconds())
        .put("funding", settings.funding().wireName())
        .put("funding_seconds", settings.fundingSeconds())
        .put("withdrawal_seconds", settings.withdrawalSeconds())
        .put("withdrawal_deposit_event", settings.withdrawalDepositEvent())
        .put("swap_seconds", settings.swapSeconds());
  }
}
