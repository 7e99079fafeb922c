package io.purser.domain.wallet;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.list.Pages;
import io.purser.domain.list.Position;
import io.purser.domain.money.AssetAmount;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.InMemoryUnitOfWork;
import io.purser.domain.work.Rows;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** {@link WalletTransactions} in memory. */
public final class InMemoryWalletTransactions implements WalletTransactions {
  private final InMemoryUnitOfWork work;
  private final Rows<TransactionId, WalletTransaction> rows;

  public InMemoryWalletTransactions(InMemoryUnitOfWork work) {
    this.work = work;
    this.rows = new Rows<>(work);
  }

  @Override
  public Optional<WalletTransaction> byProviderId(
      TenantId tenant, WalletId wallet, String providerTransactionId) {
    work.require(tenant, "transactions.byProviderId");
    return rows.all()
        .filter(transaction -> transaction.facts().tenant().equals(tenant))
        .filter(transaction -> transaction.facts().wallet().equals(wallet))
        .filter(transaction -> transaction.facts().providerId().equals(providerTransactionId))
        .findFirst();
  }

  @Override
  public Set<String> withdrawalsBefore(
      TenantId tenant, WalletId wallet, AssetAmount amount, Instant time) {
    work.require(tenant, "transactions.withdrawalsBefore");
    return rows.all()
        .map(WalletTransaction::facts)
        .filter(facts -> facts.tenant().equals(tenant) && facts.wallet().equals(wallet))
        .filter(facts -> facts.direction() == WalletTransaction.Direction.WITHDRAWAL)
        .filter(facts -> facts.amount().equals(amount) && facts.createdAt().isBefore(time))
        .map(WalletTransaction.Facts::providerId)
        .collect(Collectors.toSet());
  }

  @Override
  public void add(WalletTransaction transaction) {
    var facts = transaction.facts();
    rows.lockUnique(List.of(facts.tenant(), facts.wallet(), facts.providerId()));
    if (byProviderId(facts.tenant(), facts.wallet(), facts.providerId()).isPresent()) {
      throw new IllegalStateException("booked already: " + facts.id());
    }
    rows.add(facts.id(), transaction);
  }

  @Override
  public void save(WalletTransaction transaction) {
    var facts = transaction.facts();
    work.require(facts.tenant(), "transactions.save");
    var stored = rows.lock(facts.id()).orElseThrow();
    if (!(stored instanceof WalletTransaction.Pending pending) || !pending.facts().equals(facts)) {
      throw new IllegalStateException("not pending: " + facts.id());
    }
    rows.put(facts.id(), transaction);
  }

  @Override
  public Page<WalletTransaction> list(
      TenantId tenant, CustomerId customer, List<TransactionFilter> filters, PageRequest page) {
    work.require(tenant, "transactions.list");
    return Pages.cut(
        rows.all()
            .filter(transaction -> transaction.facts().tenant().equals(tenant))
            .filter(transaction -> transaction.facts().customer().equals(customer))
            .filter(transaction -> filters.stream().allMatch(f -> matches(transaction, f))),
        page,
        transaction ->
            new Position(transaction.facts().createdAt(), transaction.facts().id().value()));
  }

  /** Every transaction of every tenant, for assertions. */
  public List<WalletTransaction> all() {
    return rows.committed();
  }

  private static boolean matches(WalletTransaction transaction, TransactionFilter filter) {
    var facts = transaction.facts();
    return switch (filter) {
      case TransactionFilter.InWallet(var wallet) -> facts.wallet().equals(wallet);
      case TransactionFilter.Going(var direction) -> facts.direction() == direction;
      case TransactionFilter.InState(var state) -> BookTransaction.stateOf(transaction) == state;
      case TransactionFilter.CreatedFrom(var time) -> !facts.createdAt().isBefore(time);
      case TransactionFilter.CreatedBefore(var time) -> facts.createdAt().isBefore(time);
    };
  }
}
