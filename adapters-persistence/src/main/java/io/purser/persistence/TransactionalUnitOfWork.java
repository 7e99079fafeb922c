package io.purser.persistence;

import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.UnitOfWork;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A unit of work is a transaction that repositories find open. */
final class TransactionalUnitOfWork implements UnitOfWork {
  private final Transactions transactions;

  TransactionalUnitOfWork(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public <T> T inTransaction(TenantId tenant, Supplier<T> body) {
    return transactions.inTenant(tenant, dsl -> OpenWork.open(dsl, tenant.value(), body));
  }

  @Override
  public <T> T inTransaction(
      TenantId tenant, Supplier<T> body, List<TenantId> others, Consumer<TenantId> part) {
    return transactions.inTenant(
        tenant,
        dsl -> OpenWork.open(dsl, tenant.value(), body),
        others,
        (other, dsl) ->
            OpenWork.open(
                dsl,
                other.value(),
                () -> {
                  part.accept(other);
                  return other;
                }));
  }

  @Override
  public <T> T reading(TenantId tenant, Supplier<T> body) {
    return transactions.reading(tenant, dsl -> OpenWork.open(dsl, tenant.value(), body));
  }

  @Override
  public <T> T inAccount(ProviderAccountId account, Supplier<T> body) {
    return transactions.inAccount(account, dsl -> OpenWork.open(dsl, account.value(), body));
  }
}
