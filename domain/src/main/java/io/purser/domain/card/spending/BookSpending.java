package io.purser.domain.card.spending;

import io.purser.domain.audit.Initiator;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.Customers;
import io.purser.domain.event.Journal;
import io.purser.domain.id.Ids;
import io.purser.domain.tenant.TenantId;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Takes a report of a card transaction into the books. Reports may come in any order and any number
 * of times. Used inside a unit of work.
 */
public final class BookSpending {
  private final Customers customers;
  private final CardTransactions transactions;
  private final Journal journal;
  private final SpendingObserver observer;
  private final Ids ids;
  private final InstantSource clock;

  public BookSpending(
      Customers customers,
      CardTransactions transactions,
      Journal journal,
      SpendingObserver observer,
      Ids ids,
      InstantSource clock) {
    this.customers = customers;
    this.transactions = transactions;
    this.journal = journal;
    this.observer = observer;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * @param heardAt when the event reached us, or when we asked for the list
   */
  public Result handle(
      TenantId tenant,
      CustomerId customer,
      ReportedSpending report,
      Sighting.Source source,
      Instant heardAt) {
    // The lock comes first, so that two reports of one transaction are booked one after the other.
    var owner = customers.getForUpdate(tenant, customer).orElseThrow().id();
    var known = transactions.byProviderId(tenant, report.id()).orElse(null);
    if (known == null) {
      var first = first(tenant, owner, report, source, heardAt);
      transactions.add(first);
      tell(null, first);
      return new Result.Booked(first.id());
    }
    if (!known.header().customer().equals(owner) || !known.agreesWith(report)) {
      return new Result.Contradicts(known.id());
    }
    var now = clock.instant();
    var after = known.with(report, source, heardAt, now);
    if (after.equals(known)) {
      return new Result.Unchanged(known.id());
    }
    if (known.isFull() && after.told().size() > known.told().size()) {
      return new Result.TooMany(known.id());
    }
    transactions.save(after);
    tell(known, after);
    return new Result.Booked(known.id());
  }

  private CardTransaction first(
      TenantId tenant,
      CustomerId customer,
      ReportedSpending report,
      Sighting.Source source,
      Instant heardAt) {
    var began = report.createdAt() == null ? report.happenedAt() : report.createdAt();
    var header =
        new CardTransaction.Header(
            CardTransactionId.next(ids),
            tenant,
            customer,
            report.id(),
            report.kind(),
            report.kindWord(),
            (began == null ? heardAt : began).truncatedTo(ChronoUnit.MICROS),
            clock.instant(),
            0);
    return CardTransaction.first(header, report, source, heardAt);
  }

  /** Nothing is told of what is only known better: what was told before stays as it was. */
  private void tell(@Nullable CardTransaction before, CardTransaction after) {
    var current = after.history().current();
    if (before != null && before.history().current().looksLike(current)) {
      return;
    }
    var header = after.header();
    if (header.kindWord() != null || current.word() != null) {
      observer.notUnderstood(after.id(), header.kindWord(), current.word());
    }
    journal.record(
        Initiator.PROVIDER,
        header.tenant(),
        "card_transaction." + word(header.kind(), current.state()),
        after.id().value(),
        header.customer(),
        facts(after, current),
        header.updatedAt());
  }

  private static String word(SpendingKind kind, SpendingState state) {
    return kind == SpendingKind.REFUND && state == SpendingState.SETTLED
        ? "refunded"
        : state.name().toLowerCase(Locale.ROOT);
  }

  private Map<String, String> facts(CardTransaction transaction, Sighting current) {
    var facts = new TreeMap<String, String>();
    facts.put("kind", transaction.header().kind().name());
    facts.put("amount", current.amount().text());
    facts.put("currency", current.amount().currency().getCurrencyCode());
    var reason = transaction.declineReason();
    if (reason != null) {
      facts.put("reason", reason);
    }
    transactions
        .get(transaction.header().tenant(), transaction.id())
        .ifPresent(
            spending -> {
              if (spending.card() != null) {
                facts.put("card", spending.card().value());
              }
              if (spending.original() != null) {
                facts.put("original", spending.original().value());
              }
            });
    return facts;
  }

  /** What came of it. */
  public sealed interface Result {
    record Booked(CardTransactionId transaction) implements Result {}

    record Unchanged(CardTransactionId transaction) implements Result {}

    /** It was another customer's or of another currency before. Nothing is booked. */
    record Contradicts(CardTransactionId known) implements Result {}

    /** It has changed more often than any transaction does. Nothing is booked. */
    record TooMany(CardTransactionId known) implements Result {}
  }
}
