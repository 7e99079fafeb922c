package io.purser.domain.card.onboarding;

import java.util.ArrayList;
import java.util.List;

/** Remembers what people should look at. */
public final class RecordedOnboardings implements OnboardingObserver {
  public final List<Standing.Words> notUnderstood = new ArrayList<>();

  @Override
  public void notUnderstood(OnboardingId onboarding, Standing.Words words) {
    notUnderstood.add(words);
  }
}
