package io.purser.domain.ledger.cash;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.money.Money;
import io.purser.domain.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Money that moved between the master wallet and a card account or from one currency to another, or
 * was set aside for that. Its entries sum to zero in each currency.
 *
 * @param customer to or from whose card account; null for a swap, which leaves it in the master
 *     wallet
 * @param subject the id of what moved it: an operation, a funding, a withdrawal or a swap. Each
 *     moves money once in each way
 */
public record CashPosting(
    TenantId tenant,
    @Nullable CustomerId customer,
    String subject,
    Kind kind,
    List<Entry> entries,
    Instant at) {

  /** What a posting records. */
  public enum Kind {
    /** Set aside for a funding or a swap. */
    HELD,
    /** It did not leave; its money is free again. */
    RELEASED,
    /** The provider has taken what it costs. */
    CAPTURED,
    /** It is in the card account. */
    ARRIVED,
    /** It did not get there, and is back where it came from. */
    RETURNED,
    /** Withdrawn from the card account, and on its way. */
    WITHDRAWING,
    /** The withdrawal is in the master wallet. */
    WITHDRAWN,
    /** What a swap has made of it is in the master wallet. */
    EXCHANGED
  }

  /**
   * @param credit by how much the account grows; a debit is a negative credit
   */
  public record Entry(CashAccount account, Money credit) {}

  public CashPosting {
    entries = entries.stream().filter(entry -> entry.credit().minor() != 0).toList();
    boolean balanced =
        entries.stream()
            .collect(
                groupingBy(
                    entry -> entry.credit().currency(),
                    summingLong(entry -> entry.credit().minor())))
            .values()
            .stream()
            .allMatch(sum -> sum == 0);
    if (!balanced || entries.size() < 2) {
      throw new IllegalArgumentException("the entries of a posting sum to zero in each currency");
    }
  }
}
