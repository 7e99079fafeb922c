package io.purser.domain.card.account.withdrawal;

import io.purser.domain.audit.Initiator;
import io.purser.domain.event.Journal;
import io.purser.domain.operation.Rejection.Reason;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Tells what becomes of withdrawals. Used inside a unit of work. */
final class WithdrawalEvents {
  private final Journal journal;

  WithdrawalEvents(Journal journal) {
    this.journal = journal;
  }

  void requested(Withdrawal.Requested withdrawal, Initiator by, Instant at) {
    record(
        withdrawal,
        by,
        "requested",
        Map.of("operation", withdrawal.header().operation().value()),
        at);
  }

  /** In whichever state it is now. */
  void changed(Withdrawal withdrawal, Instant at) {
    switch (withdrawal) {
      case Withdrawal.Requested _ -> throw new IllegalStateException("nothing has become of it");
      case Withdrawal.NotSent _ -> told(withdrawal, "not_sent", reason(Reason.NEVER_SENT), at);
      case Withdrawal.Refused(_, var why, _) ->
          told(withdrawal, "failed", reason(why.reason()), at);
      case Withdrawal.Pending pending -> told(pending, "pending", provider(pending), at);
      case Withdrawal.Settled settled -> told(settled, "settled", provider(settled), at);
      case Withdrawal.Failed failed ->
          told(
              failed,
              "failed",
              Map.of(
                  "reason",
                  "WITHDRAWAL_FAILED_AT_PROVIDER",
                  "providerWithdrawalId",
                  failed.providerId()),
              at);
    }
  }

  private static Map<String, String> reason(Reason why) {
    return Map.of("reason", why.name());
  }

  private static Map<String, String> provider(Withdrawal.Accepted withdrawal) {
    return Map.of("providerWithdrawalId", withdrawal.providerId());
  }

  private void told(Withdrawal withdrawal, String change, Map<String, String> more, Instant at) {
    record(withdrawal, Initiator.PROVIDER, change, more, at);
  }

  private void record(
      Withdrawal withdrawal, Initiator by, String change, Map<String, String> more, Instant at) {
    var header = withdrawal.header();
    var facts = new HashMap<>(more);
    facts.put("amount", header.amount().text());
    facts.put("currency", header.amount().currency().getCurrencyCode());
    journal.record(
        by,
        header.tenant(),
        "card_withdrawal." + change,
        header.id().value(),
        header.customer(),
        Map.copyOf(facts),
        at);
  }
}
