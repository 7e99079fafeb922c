package io.purser.persistence.wallet;

import static io.purser.persistence.schema.Tables.WALLET_TRANSACTION;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.val;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.list.Position;
import io.purser.domain.money.AssetAmount;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.wallet.TransactionFilter;
import io.purser.domain.wallet.TransactionId;
import io.purser.domain.wallet.WalletId;
import io.purser.domain.wallet.WalletTransaction;
import io.purser.domain.wallet.WalletTransaction.Direction;
import io.purser.domain.wallet.WalletTransactions;
import io.purser.domain.work.StaleAggregate;
import io.purser.persistence.OpenWork;
import io.purser.persistence.Pages;
import io.purser.persistence.Words;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;

@Singleton
final class JooqWalletTransactions implements WalletTransactions {
  @Override
  public Optional<WalletTransaction> byProviderId(
      TenantId tenant, WalletId wallet, String providerTransactionId) {
    return OpenWork.of(tenant)
        .selectFrom(WALLET_TRANSACTION)
        .where(WALLET_TRANSACTION.TENANT_ID.eq(tenant))
        .and(WALLET_TRANSACTION.WALLET_ID.eq(wallet))
        .and(WALLET_TRANSACTION.PROVIDER_ID.eq(providerTransactionId))
        .fetchOptional(TransactionColumns::read);
  }

  @Override
  public Set<String> withdrawalsBefore(
      TenantId tenant, WalletId wallet, AssetAmount amount, Instant time) {
    return OpenWork.of(tenant)
        .select(WALLET_TRANSACTION.PROVIDER_ID)
        .from(WALLET_TRANSACTION)
        .where(WALLET_TRANSACTION.TENANT_ID.eq(tenant))
        .and(WALLET_TRANSACTION.WALLET_ID.eq(wallet))
        .and(WALLET_TRANSACTION.UNITS.eq(amount.units()))
        .and(WALLET_TRANSACTION.DIRECTION.eq(inline(Words.of(Direction.WITHDRAWAL))))
        .and(WALLET_TRANSACTION.CREATED_AT.lt(time))
        .fetchSet(WALLET_TRANSACTION.PROVIDER_ID);
  }

  @Override
  public void add(WalletTransaction transaction) {
    OpenWork.of(transaction.facts().tenant())
        .insertInto(WALLET_TRANSACTION)
        .set(TransactionColumns.writeFacts(transaction))
        .set(TransactionColumns.writeState(transaction))
        .execute();
  }

  @Override
  public void save(WalletTransaction transaction) {
    var facts = transaction.facts();
    int saved =
        OpenWork.of(facts.tenant())
            .update(WALLET_TRANSACTION)
            .set(TransactionColumns.writeState(transaction))
            .where(WALLET_TRANSACTION.TENANT_ID.eq(facts.tenant()))
            .and(WALLET_TRANSACTION.ID.eq(facts.id()))
            .and(WALLET_TRANSACTION.STATE.eq("pending"))
            .execute();
    if (saved == 0) {
      throw new StaleAggregate(facts.id().value());
    }
  }

  @Override
  public Page<WalletTransaction> list(
      TenantId tenant, CustomerId customer, List<TransactionFilter> filters, PageRequest page) {
    var matching =
        filters.stream()
            .map(JooqWalletTransactions::condition)
            .reduce(
                WALLET_TRANSACTION
                    .TENANT_ID
                    .eq(tenant)
                    .and(WALLET_TRANSACTION.CUSTOMER_ID.eq(customer)),
                Condition::and);
    var found =
        OpenWork.of(tenant)
            .selectFrom(WALLET_TRANSACTION)
            .where(matching)
            .and(isAfter(page.after()))
            .orderBy(WALLET_TRANSACTION.CREATED_AT.desc(), WALLET_TRANSACTION.ID.desc())
            .limit(Pages.rowsFor(page))
            .fetch(TransactionColumns::read);
    return Pages.of(
        found,
        page,
        last -> new Position(last.facts().createdAt(), last.facts().id().value()),
        () -> OpenWork.of(tenant).fetchCount(WALLET_TRANSACTION, matching));
  }

  private static Condition isAfter(@Nullable Position last) {
    return last == null
        ? noCondition()
        : row(WALLET_TRANSACTION.CREATED_AT, WALLET_TRANSACTION.ID)
            .lt(
                row(
                    val(last.createdAt()),
                    val(new TransactionId(last.id()), WALLET_TRANSACTION.ID)));
  }

  private static Condition condition(TransactionFilter filter) {
    return switch (filter) {
      case TransactionFilter.InWallet(var wallet) -> WALLET_TRANSACTION.WALLET_ID.eq(wallet);
      case TransactionFilter.Going(var direction) ->
          WALLET_TRANSACTION.DIRECTION.eq(Words.of(direction));
      case TransactionFilter.InState(var state) -> WALLET_TRANSACTION.STATE.eq(Words.of(state));
      case TransactionFilter.CreatedFrom(var time) -> WALLET_TRANSACTION.CREATED_AT.ge(time);
      case TransactionFilter.CreatedBefore(var time) -> WALLET_TRANSACTION.CREATED_AT.lt(time);
    };
  }
}
