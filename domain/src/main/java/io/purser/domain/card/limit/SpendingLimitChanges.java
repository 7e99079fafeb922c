package io.purser.domain.card.limit;

import io.purser.domain.audit.Initiator;
import io.purser.domain.event.Journal;
import io.purser.domain.money.Money;
import io.purser.domain.operation.OperationId;
import io.purser.domain.operation.Rejection;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Saves what has changed about a spending limit and tells of it. Used inside a unit of work. */
final class SpendingLimitChanges {
  private final SpendingLimits limits;
  private final Journal journal;

  SpendingLimitChanges(SpendingLimits limits, Journal journal) {
    this.limits = limits;
    this.journal = journal;
  }

  void want(SpendingLimit limit, SpendingLimit.Wanted wanted, Initiator by, Instant at) {
    limits.save(limit.want(wanted));
    record(
        limit,
        by,
        "change_requested",
        wanted.daily(),
        Map.of("operation", wanted.operation().value()),
        at);
  }

  /** Tells only of a change that was scheduled and is in force now. */
  SpendingLimit seen(SpendingLimit before, ReportedLimits inForce, Instant at) {
    var after = before.seen(inForce, at);
    if (!after.equals(before)) {
      limits.save(after);
    }
    var awaited = before.scheduled();
    if (awaited != null && after.scheduled() == null) {
      record(before, Initiator.PROVIDER, "changed", awaited.daily(), Map.of(), at);
    }
    return after;
  }

  /** What the operation asked for has been in force already when it was looked for. */
  void inForce(
      SpendingLimit before,
      OperationId operation,
      ReportedLimits inForce,
      Money daily,
      Instant at) {
    limits.save(before.settled(operation).seen(inForce, at));
    record(before, Initiator.PROVIDER, "changed", daily, Map.of(), at);
  }

  void schedule(
      SpendingLimit before, OperationId operation, SpendingLimit.Scheduled change, Instant at) {
    limits.save(before.settled(operation).scheduled(change));
    record(
        before,
        Initiator.PROVIDER,
        "scheduled",
        change.daily(),
        Map.of("from", change.from().toString()),
        at);
  }

  /** One that a newer wish has replaced is not told of. */
  void reject(SpendingLimit before, OperationId operation, Rejection why, Instant at) {
    var wanted = before.wanted();
    if (wanted != null && wanted.operation().equals(operation)) {
      limits.save(before.settled(operation));
      var facts = Map.of("reason", why.reason().name());
      record(before, Initiator.PROVIDER, "change_rejected", wanted.daily(), facts, at);
    }
  }

  private void record(
      SpendingLimit limit,
      Initiator by,
      String change,
      Money daily,
      Map<String, String> more,
      Instant at) {
    var facts = new HashMap<>(more);
    facts.put("daily", daily.text());
    facts.put("currency", daily.currency().getCurrencyCode());
    journal.record(
        by,
        limit.tenant(),
        "spending_limit." + change,
        limit.customer().value(),
        limit.customer(),
        facts,
        at);
  }
}
