package io.purser.rest.card.onboarding;

import com.fasterxml.jackson.databind.node.NullNode;
import io.purser.domain.access.Permission;
import io.purser.domain.card.onboarding.ReadOnboarding;
import io.purser.domain.customer.overview.Overview;
import io.purser.domain.customer.overview.Part;
import io.purser.rest.customer.overview.Expansion;
import jakarta.inject.Singleton;

/** The way to a card together with the customer who is on it. */
@Singleton
final class ExpandedOnboarding implements Expansion {
  private final ReadOnboarding readOnboarding;

  ExpandedOnboarding(ReadOnboarding readOnboarding) {
    this.readOnboarding = readOnboarding;
  }

  @Override
  public Part part() {
    return Part.ONBOARDING;
  }

  @Override
  public String word() {
    return "onboarding";
  }

  @Override
  public Permission needed() {
    return Permission.READ_CARD_ONBOARDING;
  }

  @Override
  public Object view(Overview overview) {
    var records = overview.onboarding();
    // There is none, and that is said too.
    return records == null
        ? NullNode.getInstance()
        : CardOnboardingView.of(readOnboarding.of(records));
  }
}
