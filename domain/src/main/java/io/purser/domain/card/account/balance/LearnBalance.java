package io.purser.domain.card.account.balance;

import io.purser.domain.audit.Initiator;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.event.Journal;
import io.purser.domain.money.Money;
import io.purser.domain.tenant.TenantId;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Takes note of what was told about a card account. What is older than what is known changes
 * nothing. Used inside a unit of work.
 */
public final class LearnBalance {
  private final CardBalances balances;
  private final Journal journal;
  private final InstantSource clock;

  public LearnBalance(CardBalances balances, Journal journal, InstantSource clock) {
    this.balances = balances;
    this.journal = journal;
    this.clock = clock;
  }

  public Result handle(TenantId tenant, CustomerId customer, CardBalance told) {
    var known = balances.lock(tenant, customer);
    return switch (known.map(told::comparedTo).orElse(CardBalance.Order.NEWER)) {
      case OLDER -> new Result.KnownAlready();
      case UNCLEAR -> new Result.Unclear();
      case NEWER -> {
        balances.save(tenant, customer, known.map(told::notOlderThan).orElse(told));
        if (!known.map(CardBalance::figures).equals(Optional.of(told.figures()))) {
          record(tenant, customer, told.figures());
        }
        yield new Result.Learned();
      }
    };
  }

  private void record(TenantId tenant, CustomerId customer, Figures figures) {
    var facts = new TreeMap<String, String>();
    if (figures.currency() != null) {
      facts.put("currency", figures.currency().getCurrencyCode());
    }
    put(facts, "ledger", figures.ledger());
    put(facts, "available", figures.available());
    put(facts, "pending", figures.pending());
    journal.record(
        Initiator.PROVIDER,
        tenant,
        "card_account.balance_changed",
        customer.value(),
        customer,
        Map.copyOf(facts),
        clock.instant());
  }

  private static void put(Map<String, String> facts, String name, @Nullable Money amount) {
    if (amount != null) {
      facts.put(name, amount.text());
    }
  }

  /** What came of it. */
  public sealed interface Result {
    record Learned() implements Result {}

    /** The same or something newer is known. */
    record KnownAlready() implements Result {}

    /** Only the provider can say whether this is newer. Nothing has changed. */
    record Unclear() implements Result {}
  }
}
