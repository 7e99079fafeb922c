package io.purser.twin.state.card;

import io.purser.twin.state.LiveSettings;

/**
 * What can be changed about cards while the twin runs. Field by field in the README. Kept apart
 * from {@link LiveSettings}, so that a state file written before there were cards can be read.
 */
public record CardSettings(
    int duplicateReferenceStatus,
    int codeLifeSeconds,
    int codeTries,
    int codeResendSeconds,
    int kycLinkSeconds,
    int kycReviewSeconds,
    boolean kycEvents,
    CardCurrency cardCurrency,
    boolean deployAutomatically,
    int deploySeconds,
    boolean cardNeedsDeployCall,
    int secureViewSeconds,
    int limitDelaySeconds,
    int programmeReviewSeconds,
    FundingTiming funding,
    int fundingSeconds,
    int withdrawalSeconds,
    boolean withdrawalDepositEvent,
    int swapSeconds) {

  public static final CardSettings DEFAULTS =
      new CardSettings(
          400,
          600,
          5,
          60,
          3_600,
          5,
          true,
          CardCurrency.USD,
          true,
          60,
          true,
          300,
          180,
          259_200,
          FundingTiming.BY_CURRENCY,
          120,
          180,
          true,
          60);
}
