package io.purser.domain.card.account.funding;

import io.purser.domain.audit.Initiator;
import io.purser.domain.event.Journal;
import io.purser.domain.operation.Rejection.Reason;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Tells what becomes of fundings. Used inside a unit of work. */
final class FundingEvents {
  private final Journal journal;

  FundingEvents(Journal journal) {
    this.journal = journal;
  }

  void requested(Funding.Requested funding, Initiator by, Instant at) {
    record(funding, by, "requested", Map.of("operation", funding.header().operation().value()), at);
  }

  /** In whichever state it is now. */
  void changed(Funding funding, Instant at) {
    var provider = Initiator.PROVIDER;
    switch (funding) {
      case Funding.Requested _ -> throw new IllegalStateException("nothing has become of it");
      case Funding.NotSent _ ->
          record(funding, provider, "not_sent", Map.of("reason", Reason.NEVER_SENT.name()), at);
      case Funding.Refused(_, var why, _) ->
          record(funding, provider, "failed", Map.of("reason", why.reason().name()), at);
      case Funding.Pending pending -> record(pending, provider, "pending", terms(pending), at);
      case Funding.Completed completed ->
          record(completed, provider, "completed", terms(completed), at);
      case Funding.Failed failed -> {
        var facts = new HashMap<>(terms(failed));
        facts.put("reason", "FUNDING_FAILED_AT_PROVIDER");
        record(failed, provider, "failed", facts, at);
      }
    }
  }

  private static Map<String, String> terms(Funding.Accepted funding) {
    var terms = funding.terms();
    var facts = new HashMap<String, String>();
    facts.put("providerFundingId", terms.providerId());
    facts.put("paid", terms.paid().text());
    facts.put("paidCurrency", terms.paid().currency().getCurrencyCode());
    if (terms.credited() != null) {
      facts.put("credited", terms.credited().text());
      facts.put("creditedCurrency", terms.credited().currency().getCurrencyCode());
    }
    return facts;
  }

  private void record(
      Funding funding, Initiator by, String change, Map<String, String> more, Instant at) {
    var header = funding.header();
    var facts = new HashMap<>(more);
    facts.put("amount", header.order().amount().text());
    facts.put("currency", header.order().amount().currency().getCurrencyCode());
    journal.record(
        by,
        header.tenant(),
        "card_funding." + change,
        header.id().value(),
        header.customer(),
        Map.copyOf(facts),
        at);
  }
}
