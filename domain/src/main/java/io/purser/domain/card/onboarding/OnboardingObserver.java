package io.purser.domain.card.onboarding;

/** Who is told what people should look at, so that it can be counted. */
public interface OnboardingObserver {
  /** The provider says something about a card customer that we do not know the meaning of. */
  void notUnderstood(OnboardingId onboarding, Standing.Words words);
}
