package io.purser.domain.statement;

import static java.util.stream.Collectors.toMap;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.ledger.InMemoryLedger;
import io.purser.domain.ledger.LedgerAccount;
import io.purser.domain.ledger.Posting;
import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.list.Position;
import io.purser.domain.money.AssetAmount;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.wallet.InMemoryWalletTransactions;
import io.purser.domain.wallet.WalletId;
import io.purser.domain.wallet.WalletTransaction;
import io.purser.domain.work.InMemoryUnitOfWork;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** {@link Statements} out of the ledger in memory. */
public final class InMemoryStatements implements Statements {
  private static final Comparator<Position> PLACES =
      Comparator.comparing(Position::createdAt).thenComparing(Position::id);

  private final InMemoryUnitOfWork work;
  private final InMemoryLedger ledger;
  private final InMemoryWalletTransactions transactions;

  public InMemoryStatements(
      InMemoryUnitOfWork work, InMemoryLedger ledger, InMemoryWalletTransactions transactions) {
    this.work = work;
    this.ledger = ledger;
    this.transactions = transactions;
  }

  @Override
  public SortedMap<WalletId, AssetAmount> balancesBefore(
      TenantId tenant, CustomerId customer, Instant time) {
    work.require(tenant, "statements.balances");
    return movements(tenant, customer)
        .filter(movement -> movement.bookedAt().isBefore(time))
        .collect(
            toMap(
                Movement::wallet, Movement::change, AssetAmount::plus, () -> new TreeMap<>(ORDER)));
  }

  @Override
  public Page<Movement> movements(
      TenantId tenant, CustomerId customer, Period period, PageRequest page) {
    work.require(tenant, "statements.movements");
    var found =
        movements(tenant, customer)
            .filter(movement -> !movement.bookedAt().isBefore(period.from()))
            .filter(movement -> movement.bookedAt().isBefore(period.before()))
            .filter(
                movement ->
                    page.after() == null || PLACES.compare(place(movement), page.after()) > 0)
            .sorted(Comparator.comparing(InMemoryStatements::place, PLACES))
            .toList();
    var items = found.stream().limit(page.limit()).toList();
    return new Page<>(items, items.size() < found.size() ? place(items.getLast()) : null, null);
  }

  private static Position place(Movement movement) {
    return new Position(movement.bookedAt(), movement.subject());
  }

  private Stream<Movement> movements(TenantId tenant, CustomerId customer) {
    Map<String, WalletTransaction> byId =
        transactions.all().stream()
            .collect(toMap(it -> it.facts().id().value(), it -> it, (one, _) -> one));
    return ledger.all().stream()
        .filter(posting -> posting.tenant().equals(tenant))
        .filter(posting -> posting.customer().equals(customer))
        .flatMap(posting -> movements(posting, byId));
  }

  private static Stream<Movement> movements(
      Posting posting, Map<String, WalletTransaction> transactions) {
    return posting.entries().stream()
        .filter(entry -> entry.account() == LedgerAccount.OUTSIDE)
        .map(
            entry ->
                new Movement(
                    entry.wallet(),
                    posting.subject(),
                    AssetAmount.zero(entry.credit().asset()).minus(entry.credit()),
                    posting.at(),
                    transactions.get(posting.subject())));
  }
}
