package io.purser.domain.card.onboarding;

import io.purser.domain.audit.Initiator;
import io.purser.domain.card.onboarding.CardOnboarding.Known;
import io.purser.domain.event.Journal;
import java.util.Map;
import java.util.TreeMap;

/** Saves what has changed about an onboarding and tells of it. Used inside a unit of work. */
final class OnboardingChanges {
  private final CardOnboardings onboardings;
  private final Journal journal;

  OnboardingChanges(CardOnboardings onboardings, Journal journal) {
    this.onboardings = onboardings;
    this.journal = journal;
  }

  void add(CardOnboarding.Requested requested, Initiator by) {
    onboardings.add(requested);
    record(requested, by, Map.of("operation", requested.operation().value()));
  }

  void adopt(CardOnboarding.Known adopted, Initiator by) {
    onboardings.adopt(adopted);
    record(adopted, by, factsOf(adopted));
  }

  /** Writes nothing when nothing but the time has changed. */
  CardOnboarding save(CardOnboarding before, CardOnboarding after, Initiator by) {
    if (before instanceof Known was
        && after instanceof Known is
        && was.cardholder().equals(is.cardholder())) {
      return before;
    }
    onboardings.save(after);
    if (before.stage() != after.stage()) {
      record(after, by, factsOf(after));
    } else if (before instanceof Known was
        && after instanceof Known is
        && is.stage() == Stage.KYC
        && was.cardholder().progress().kyc() != is.cardholder().progress().kyc()) {
      journal(after, by, "card_onboarding.kyc_changed", factsOf(after));
    }
    return after.withVersion(before.header().version() + 1);
  }

  private static Map<String, String> factsOf(CardOnboarding onboarding) {
    var facts = new TreeMap<String, String>();
    switch (onboarding) {
      case CardOnboarding.Requested _ -> {
        // Nothing is known yet.
      }
      case CardOnboarding.Declined(_, var why) -> facts.put("reason", why.reason().name());
      case Known known -> {
        facts.put("kyc", known.cardholder().progress().kyc().name());
        facts.put("providerCardCustomerId", known.cardholder().id());
      }
    }
    return facts;
  }

  private void record(CardOnboarding onboarding, Initiator by, Map<String, String> facts) {
    journal(onboarding, by, eventOf(onboarding.stage()), facts);
  }

  private void journal(
      CardOnboarding onboarding, Initiator by, String change, Map<String, String> facts) {
    var header = onboarding.header();
    journal.record(
        by,
        header.tenant(),
        change,
        header.id().value(),
        header.customer(),
        facts,
        header.updatedAt());
  }

  private static String eventOf(Stage stage) {
    return switch (stage) {
      case REQUESTED -> "card_onboarding.requested";
      case EMAIL_CODE -> "card_onboarding.awaits_email_code";
      case KYC -> "card_onboarding.awaits_kyc";
      case SOURCE_OF_FUNDS -> "card_onboarding.awaits_source_of_funds";
      case PHONE -> "card_onboarding.awaits_phone";
      case ACCOUNT -> "card_onboarding.awaits_account";
      case READY -> "card_onboarding.ready";
      case ACTIVE -> "card_onboarding.active";
      case DECLINED -> "card_onboarding.declined";
      case EXPIRED -> "card_onboarding.expired";
      case MUST_RESTART -> "card_onboarding.must_restart";
    };
  }
}
