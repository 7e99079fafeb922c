package io.purser.domain.card.onboarding;

import io.purser.domain.customer.CustomerRefusal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Why the business says no to something about an onboarding. */
public sealed interface OnboardingRefusal {
  /** The customer has never begun one. */
  record NoOnboarding() implements OnboardingRefusal {}

  /** The state does not allow it. The provider was not asked. */
  record MoveNotAllowed(Stage stage, Move move) implements OnboardingRefusal {}

  record OfCustomer(CustomerRefusal why) implements OnboardingRefusal {}

  /** Another customer is just being onboarded with the same e-mail. */
  record EmailBelongsToAnother() implements OnboardingRefusal {}

  record WrongCode(int triesLeft) implements OnboardingRefusal {}

  record CodeExpired() implements OnboardingRefusal {}

  /** No code is passed on to the provider until another one is sent. */
  record NoTriesLeft() implements OnboardingRefusal {}

  /** None was sent so far. */
  record NoCodeSent() implements OnboardingRefusal {}

  /** Whether the code was right is not known; bringing it again tells. */
  record CodeInDoubt() implements OnboardingRefusal {}

  record TooManyCodes(Duration retryAfter) implements OnboardingRefusal {}

  record PhoneMissing() implements OnboardingRefusal {}

  record PhoneNotAccepted() implements OnboardingRefusal {}

  record AnswersNotAccepted() implements OnboardingRefusal {}

  /** The provider is not as far as we thought. What it says now is kept. */
  record NotYet(@Nullable String providerCode) implements OnboardingRefusal {}

  record ByProvider(@Nullable String providerCode) implements OnboardingRefusal {}
}
