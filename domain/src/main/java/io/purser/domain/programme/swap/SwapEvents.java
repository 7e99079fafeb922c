package io.purser.domain.programme.swap;

import io.purser.domain.audit.Initiator;
import io.purser.domain.event.Journal;
import io.purser.domain.operation.Rejection.Reason;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Tells what becomes of swaps. Used inside a unit of work. */
final class SwapEvents {
  private final Journal journal;

  SwapEvents(Journal journal) {
    this.journal = journal;
  }

  void requested(Swap.Requested swap, Initiator by, Instant at) {
    record(swap, by, "requested", Map.of("operation", swap.header().operation().value()), at);
  }

  /** In whichever state it is now. */
  void changed(Swap swap, Instant at) {
    switch (swap) {
      case Swap.Requested _ -> throw new IllegalStateException("nothing has become of it");
      case Swap.NotSent _ -> told(swap, "not_sent", Map.of("reason", Reason.NEVER_SENT.name()), at);
      case Swap.Refused(_, var why, _) ->
          told(swap, "failed", Map.of("reason", why.reason().name()), at);
      case Swap.Submitted submitted -> told(submitted, "submitted", terms(submitted), at);
      case Swap.Completed completed -> told(completed, "completed", terms(completed), at);
      case Swap.Failed failed -> {
        var facts = new HashMap<>(terms(failed));
        facts.put("reason", "SWAP_FAILED_AT_PROVIDER");
        told(failed, "failed", facts, at);
      }
    }
  }

  private static Map<String, String> terms(Swap.Accepted swap) {
    var terms = swap.terms();
    var facts = new HashMap<String, String>();
    facts.put("providerSwapId", terms.providerId());
    if (terms.received() != null) {
      facts.put("received", terms.received().text());
    }
    if (terms.rate() != null) {
      facts.put("rate", terms.rate().toPlainString());
    }
    return facts;
  }

  private void told(Swap swap, String change, Map<String, String> more, Instant at) {
    record(swap, Initiator.PROVIDER, change, more, at);
  }

  private void record(
      Swap swap, Initiator by, String change, Map<String, String> more, Instant at) {
    var header = swap.header();
    var order = header.order();
    var facts = new HashMap<>(more);
    facts.put("amount", order.amount().text());
    facts.put("fromCurrency", order.amount().currency().getCurrencyCode());
    facts.put("toCurrency", order.into().getCurrencyCode());
    journal.record(
        by, header.tenant(), "swap." + change, header.id().value(), null, Map.copyOf(facts), at);
  }
}
