package io.purser.domain.card.onboarding;

import org.jspecify.annotations.Nullable;

/**
 * What the provider says about a card customer, understood as far as it can be.
 *
 * @param kyc null where it does not say, or in a word that we do not know
 * @param deployed whether the account behind the cards is set up
 * @param said its own words
 */
public record Standing(
    boolean emailVerified, @Nullable Kyc kyc, boolean deployed, boolean hasCard, Words said) {

  /**
   * The provider's own words, kept for operators.
   *
   * @param flow its word for how far the customer is, or null when it gave none
   * @param kyc its word for the proof of identity, or null when it gave none
   * @param understood whether we know both
   */
  public record Words(@Nullable String flow, @Nullable String kyc, boolean understood) {
    /** The provider says that it has no such card customer. */
    public static final Words UNKNOWN_TO_PROVIDER = new Words("not_found", null, false);
  }

  /** Where everybody stands at first. */
  public static final Standing AT_THE_BEGINNING =
      new Standing(
          false, Kyc.NOT_STARTED, false, false, new Words("otp_requested", "pending", true));
}
