package io.purser.domain.reconciliation;

import io.purser.domain.audit.Initiator;
import io.purser.domain.event.Journal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Tells of breaks those that are more than a matter of moments. */
final class BreakJournal {
  private final Journal journal;

  BreakJournal(Journal journal) {
    this.journal = journal;
  }

  void opened(Break opened, Instant at) {
    record(Initiator.PROVIDER, "reconciliation.break_opened", opened, facts(opened), at);
  }

  void taken(Break.Open taken, Initiator by, Instant at) {
    record(by, "reconciliation.break_taken", taken, facts(taken), at);
  }

  void ended(Break ended, Initiator by, Instant at) {
    var facts = facts(ended);
    facts.put("kind", ended.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    switch (ended) {
      case Break.Explained(_, _, _, var transaction, _) when transaction != null ->
          facts.put("transaction", transaction.value());
      case Break.Open _, Break.Explained _, Break.Closed _ -> {
        // Nothing more to say.
      }
    }
    record(by, "reconciliation.break_closed", ended, facts, at);
  }

  private void record(
      Initiator by, String change, Break about, Map<String, String> facts, Instant at) {
    var header = about.header();
    journal.record(by, header.tenant(), change, header.id().value(), header.customer(), facts, at);
  }

  private static Map<String, String> facts(Break about) {
    var gap = about.gap();
    var facts = new LinkedHashMap<String, String>();
    facts.put("wallet", about.header().wallet().value());
    facts.put("provider", gap.provider().text());
    facts.put("ledger", gap.ledger().text());
    facts.put("difference", gap.difference().text());
    facts.put("asset", gap.ledger().asset().symbol());
    return facts;
  }
}
