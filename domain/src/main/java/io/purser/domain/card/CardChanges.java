package io.purser.domain.card;

import io.purser.domain.audit.Initiator;
import io.purser.domain.event.Journal;
import io.purser.domain.operation.Rejection;
import java.time.Instant;
import java.util.Map;

/** Saves what has changed about a card and tells of it. Used inside a unit of work. */
final class CardChanges {
  private final Cards cards;
  private final Journal journal;

  CardChanges(Cards cards, Journal journal) {
    this.cards = cards;
    this.journal = journal;
  }

  void add(Card.Requested requested, Initiator by) {
    cards.add(requested);
    record(requested, by, "card.requested", Map.of("operation", requested.operation().value()));
  }

  /** Writes nothing when nothing has changed, and tells nothing when it is only what is wanted. */
  void save(Card before, Card after, Initiator by) {
    if (after.equals(before)) {
      return;
    }
    cards.save(after);
    if (after.state() != before.state()) {
      record(after, by, "card." + word(before, after), factsOf(after));
    }
  }

  void adopt(Card.Issued card, Initiator by) {
    cards.adopt(card);
    record(card, by, "card.issued", factsOf(card));
  }

  void want(Card.Open card, Card.Wanted wanted, Initiator by, Instant at) {
    cards.save(card.want(wanted, at));
    record(
        card,
        by,
        "card.change_requested",
        Map.of("change", wanted.change().name(), "operation", wanted.operation().value()),
        at);
  }

  /** The change is settled, and the card was known to be so before. */
  void wasSo(Card card, CardChange change, Initiator by, Instant at) {
    record(card, by, "card.change_confirmed", Map.of("change", change.name()), at);
  }

  void notChanged(Card card, CardChange change, Rejection why, Initiator by, Instant at) {
    record(
        card,
        by,
        "card.change_rejected",
        Map.of("change", change.name(), "reason", why.reason().name()),
        at);
  }

  private static String word(Card before, Card after) {
    if (before instanceof Card.Requested && after instanceof Card.Issued) {
      return "issued";
    }
    return switch (after.state()) {
      case REQUESTED -> "requested";
      case FAILED -> "failed";
      case ACTIVE -> before.state() == CardState.BLOCKED ? "unblocked" : "unfrozen";
      case FROZEN -> "frozen";
      case BLOCKED -> "blocked";
      case LOST -> "lost";
      case STOLEN -> "stolen";
      case VOIDED -> "voided";
      case CANCELLED -> "cancelled";
    };
  }

  private static Map<String, String> factsOf(Card card) {
    return switch (card) {
      case Card.Requested _ -> Map.of();
      case Card.Failed(_, var why) -> Map.of("reason", why.reason().name());
      case Card.Issued issued -> Map.of("providerCardId", issued.provider().id());
    };
  }

  private void record(Card card, Initiator by, String change, Map<String, String> facts) {
    record(card, by, change, facts, card.header().updatedAt());
  }

  private void record(
      Card card, Initiator by, String change, Map<String, String> facts, Instant at) {
    var header = card.header();
    journal.record(by, header.tenant(), change, header.id().value(), header.customer(), facts, at);
  }
}
