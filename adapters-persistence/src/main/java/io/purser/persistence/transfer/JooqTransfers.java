package io.purser.persistence.transfer;

import static io.purser.persistence.schema.Tables.TRANSFER;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.val;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.list.Position;
import io.purser.domain.money.AssetAmount;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.transfer.Reference;
import io.purser.domain.transfer.Transfer;
import io.purser.domain.transfer.TransferFilter;
import io.purser.domain.transfer.TransferId;
import io.purser.domain.transfer.TransferOrder;
import io.purser.domain.transfer.Transfers;
import io.purser.domain.wallet.WalletId;
import io.purser.domain.work.StaleAggregate;
import io.purser.persistence.OpenWork;
import io.purser.persistence.Pages;
import io.purser.persistence.Transactions;
import io.purser.persistence.Words;
import io.purser.persistence.schema.Routines;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;

@Singleton
final class JooqTransfers implements Transfers {
  private final Transactions transactions;

  JooqTransfers(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public void add(Transfer.Unsettled transfer) {
    OpenWork.of(transfer.header().tenant())
        .insertInto(TRANSFER)
        .set(TransferColumns.write(transfer, 1))
        .execute();
  }

  @Override
  public void save(Transfer transfer) {
    var loaded = transfer.header();
    int saved =
        OpenWork.of(loaded.tenant())
            .update(TRANSFER)
            .set(TransferColumns.write(transfer, loaded.version() + 1))
            .where(TRANSFER.TENANT_ID.eq(loaded.tenant()))
            .and(TRANSFER.ID.eq(loaded.id()))
            .and(TRANSFER.VERSION.eq(loaded.version()))
            .execute();
    if (saved == 0) {
      throw new StaleAggregate(loaded.id().value());
    }
  }

  @Override
  public Optional<Transfer> get(TenantId tenant, TransferId id) {
    return OpenWork.of(tenant)
        .selectFrom(TRANSFER)
        .where(TRANSFER.TENANT_ID.eq(tenant))
        .and(TRANSFER.ID.eq(id))
        .fetchOptional(TransferColumns::read);
  }

  @Override
  public Optional<Transfer> byReference(TenantId tenant, Reference reference) {
    return OpenWork.of(tenant)
        .selectFrom(TRANSFER)
        .where(TRANSFER.TENANT_ID.eq(tenant))
        .and(TRANSFER.REFERENCE.eq(reference.value()))
        .fetchOptional(TransferColumns::read);
  }

  @Override
  public Optional<Transfer.Sent> byProviderId(
      TenantId tenant, WalletId wallet, String providerTransactionId) {
    return OpenWork.of(tenant)
        .selectFrom(TRANSFER)
        .where(TRANSFER.TENANT_ID.eq(tenant))
        .and(TRANSFER.WALLET_ID.eq(wallet))
        .and(TRANSFER.PROVIDER_TRANSACTION_ID.eq(providerTransactionId))
        .fetchOptional(TransferColumns::read)
        .map(Transfer.Sent.class::cast);
  }

  @Override
  public Optional<TransferId> unsettledLike(TenantId tenant, TransferOrder order) {
    return OpenWork.of(tenant)
        .select(TRANSFER.ID)
        .from(TRANSFER)
        .where(TRANSFER.TENANT_ID.eq(tenant))
        .and(TRANSFER.WALLET_ID.eq(order.wallet()))
        .and(TRANSFER.UNITS.eq(order.amount().units()))
        .and(TRANSFER.CANONICAL_ADDRESS.eq(order.to().canonical()))
        .and(TRANSFER.STATE.in(inline("awaiting_approval"), inline("requested")))
        .fetchOptional(TRANSFER.ID);
  }

  @Override
  public Set<String> providerIds(TenantId tenant, WalletId wallet, AssetAmount amount) {
    return OpenWork.of(tenant)
        .select(TRANSFER.PROVIDER_TRANSACTION_ID)
        .from(TRANSFER)
        .where(TRANSFER.TENANT_ID.eq(tenant))
        .and(TRANSFER.WALLET_ID.eq(wallet))
        .and(TRANSFER.UNITS.eq(amount.units()))
        .and(TRANSFER.PROVIDER_TRANSACTION_ID.isNotNull())
        .fetchSet(TRANSFER.PROVIDER_TRANSACTION_ID);
  }

  /** By a number that the customer and the asset come to; whoever else does waits as well. */
  @Override
  public void lockSending(TenantId tenant, CustomerId customer, String asset) {
    OpenWork.of(tenant)
        .fetch(
            "select pg_advisory_xact_lock(hashtextextended({0}, 0))",
            val("sending " + tenant.value() + " " + customer.value() + " " + asset));
  }

  /** Summed up for each number of decimals, so that nothing is rounded. */
  @Override
  public BigDecimal counted(TenantId tenant, CustomerId customer, String asset, Instant after) {
    var units = sum(TRANSFER.UNITS);
    return OpenWork.of(tenant)
        .select(TRANSFER.DECIMALS, units)
        .from(TRANSFER)
        .where(TRANSFER.TENANT_ID.eq(tenant))
        .and(TRANSFER.CUSTOMER_ID.eq(customer))
        .and(TRANSFER.SYMBOL.eq(asset))
        .and(TRANSFER.PLANNED_AT.gt(after))
        .and(
            TRANSFER.STATE.in(
                inline("awaiting_approval"),
                inline("requested"),
                inline("submitted"),
                inline("completed")))
        .groupBy(TRANSFER.DECIMALS)
        .fetch(row -> row.value2().movePointLeft(row.value1()))
        .stream()
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  @Override
  public List<Overdue> overdue(int maximum) {
    return transactions.inNone(
        dsl ->
            Routines.overdueApprovals(dsl.configuration(), maximum)
                .map(found -> new Overdue(found.getTenantId(), found.getTransferId())));
  }

  @Override
  public Page<Transfer> list(TenantId tenant, List<TransferFilter> filters, PageRequest page) {
    var matching =
        filters.stream()
            .map(JooqTransfers::condition)
            .reduce(TRANSFER.TENANT_ID.eq(tenant), Condition::and);
    var found =
        OpenWork.of(tenant)
            .selectFrom(TRANSFER)
            .where(matching)
            .and(isAfter(page.after()))
            .orderBy(TRANSFER.CREATED_AT.desc(), TRANSFER.ID.desc())
            .limit(Pages.rowsFor(page))
            .fetch(TransferColumns::read);
    return Pages.of(
        found,
        page,
        last -> new Position(last.header().createdAt(), last.id().value()),
        () -> OpenWork.of(tenant).fetchCount(TRANSFER, matching));
  }

  private static Condition isAfter(@Nullable Position last) {
    return last == null
        ? noCondition()
        : row(TRANSFER.CREATED_AT, TRANSFER.ID)
            .lt(row(val(last.createdAt()), val(new TransferId(last.id()), TRANSFER.ID)));
  }

  private static Condition condition(TransferFilter filter) {
    return switch (filter) {
      case TransferFilter.OfCustomer(var customer) -> TRANSFER.CUSTOMER_ID.eq(customer);
      case TransferFilter.FromWallet(var wallet) -> TRANSFER.WALLET_ID.eq(wallet);
      // As the index of those that wait says it, so it must not become a parameter.
      case TransferFilter.InState(var state) -> TRANSFER.STATE.eq(inline(Words.of(state)));
    };
  }
}
