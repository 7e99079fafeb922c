package io.purser.domain.card.onboarding;

import io.purser.domain.id.Ids;
import io.purser.domain.id.TypeId;

/** {@code onb_…} */
public record OnboardingId(String value) {
  public OnboardingId {
    TypeId.require(value, "onb");
  }

  public static OnboardingId next(Ids ids) {
    return new OnboardingId(ids.next("onb"));
  }

  @Override
  public String toString() {
    return value;
  }
}
