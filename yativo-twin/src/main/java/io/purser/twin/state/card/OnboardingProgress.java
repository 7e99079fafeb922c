package io.purser.twin.state.card;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a cardholder has done of what is asked before a card.
 *
 * @param sourceOfFundsAt when the questionnaire was answered, null before
 * @param hadCard whether a card was ever made
 */
public record OnboardingProgress(
    CodeCheck email,
    KycReview kyc,
    @Nullable Instant sourceOfFundsAt,
    CodeCheck phone,
    boolean hadCard) {

  public OnboardingProgress withEmail(CodeCheck next) {
    return new OnboardingProgress(next, kyc, sourceOfFundsAt, phone, hadCard);
  }

  public OnboardingProgress withKyc(KycReview next) {
    return new OnboardingProgress(email, next, sourceOfFundsAt, phone, hadCard);
  }

  public OnboardingProgress withSourceOfFunds(Instant at) {
    return new OnboardingProgress(email, kyc, at, phone, hadCard);
  }

  public OnboardingProgress withCard() {
    return new OnboardingProgress(email, kyc, sourceOfFundsAt, phone, true);
  }

  public OnboardingProgress withPhone(CodeCheck next) {
    return new OnboardingProgress(email, kyc, sourceOfFundsAt, next, hadCard);
  }
}
