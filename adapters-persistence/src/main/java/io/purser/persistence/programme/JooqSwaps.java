package io.purser.persistence.programme;

import static io.purser.persistence.schema.Tables.SWAP;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.val;

import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.list.Position;
import io.purser.domain.money.Money;
import io.purser.domain.programme.swap.Swap;
import io.purser.domain.programme.swap.SwapId;
import io.purser.domain.programme.swap.Swaps;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.transfer.Reference;
import io.purser.domain.work.StaleAggregate;
import io.purser.persistence.DatabaseTime;
import io.purser.persistence.OpenWork;
import io.purser.persistence.Pages;
import io.purser.persistence.Transactions;
import io.purser.persistence.schema.Routines;
import io.purser.persistence.schema.tables.records.SwapRecord;
import io.purser.persistence.tenant.AccountOfTenant;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.SelectConditionStep;
import org.jspecify.annotations.Nullable;

@Singleton
final class JooqSwaps implements Swaps {
  private final Transactions transactions;
  private final AccountOfTenant accounts;

  JooqSwaps(Transactions transactions, AccountOfTenant accounts) {
    this.transactions = transactions;
    this.accounts = accounts;
  }

  @Override
  public void add(Swap.Requested swap) {
    var tenant = swap.header().tenant();
    var row = SwapColumns.write(swap, 1);
    row.setAccountId(accounts.of(tenant));
    OpenWork.of(tenant).insertInto(SWAP).set(row).execute();
  }

  @Override
  public void save(Swap swap) {
    var loaded = swap.header();
    int saved =
        OpenWork.of(loaded.tenant())
            .update(SWAP)
            .set(SwapColumns.write(swap, loaded.version() + 1))
            .where(SWAP.TENANT_ID.eq(loaded.tenant()))
            .and(SWAP.ID.eq(loaded.id()))
            .and(SWAP.VERSION.eq(loaded.version()))
            .execute();
    if (saved == 0) {
      throw new StaleAggregate(loaded.id().value());
    }
  }

  @Override
  public Optional<Swap> get(TenantId tenant, SwapId id) {
    return where(tenant, SWAP.ID.eq(id)).fetchOptional(SwapColumns::read);
  }

  @Override
  public Optional<Swap> getForUpdate(TenantId tenant, SwapId id) {
    return where(tenant, SWAP.ID.eq(id)).forUpdate().fetchOptional(SwapColumns::read);
  }

  @Override
  public Optional<Swap> byReference(TenantId tenant, Reference reference) {
    return where(tenant, SWAP.REFERENCE.eq(reference.value())).fetchOptional(SwapColumns::read);
  }

  @Override
  public Optional<Swap.Requested> requestedOf(TenantId tenant, Money amount) {
    return where(tenant, SWAP.AMOUNT.eq(amount.minor()))
        .and(SWAP.STATE.eq("requested"))
        .fetchOptional(found -> (Swap.Requested) SwapColumns.read(found));
  }

  @Override
  public Money notIn(TenantId tenant, Instant readAt) {
    return OpenWork.of(tenant)
        .select(coalesce(sum(SWAP.AMOUNT), inline(BigDecimal.ZERO)))
        .from(SWAP)
        .where(SWAP.TENANT_ID.eq(tenant))
        .and(
            SWAP.STATE
                .eq("requested")
                .or(SWAP.STATE.in("submitted", "completed").and(SWAP.ACCEPTED_AT.ge(readAt))))
        .fetchSingle(found -> new Money(found.value1().longValueExact(), Money.USD));
  }

  @Override
  public Page<Swap> list(TenantId tenant, PageRequest page) {
    var found =
        where(tenant, isAfter(page.after()))
            .orderBy(SWAP.CREATED_AT.desc(), SWAP.ID.desc())
            .limit(Pages.rowsFor(page))
            .fetch(SwapColumns::read);
    return Pages.of(
        found,
        page,
        last -> new Position(last.header().createdAt(), last.id().value()),
        () -> OpenWork.of(tenant).fetchCount(SWAP, SWAP.TENANT_ID.eq(tenant)));
  }

  private static Condition isAfter(@Nullable Position last) {
    return last == null
        ? noCondition()
        : row(SWAP.CREATED_AT, SWAP.ID)
            .lt(row(val(last.createdAt()), val(new SwapId(last.id()), SWAP.ID)));
  }

  private static SelectConditionStep<SwapRecord> where(TenantId tenant, Condition condition) {
    return OpenWork.of(tenant).selectFrom(SWAP).where(SWAP.TENANT_ID.eq(tenant)).and(condition);
  }

  @Override
  public Optional<Whose> ownerOf(ProviderAccountId account, String providerId) {
    if (providerId.indexOf('\0') >= 0) {
      return Optional.empty();
    }
    return transactions.inNone(
        dsl ->
            Routines.ownerOfSwap(dsl.configuration(), account.value(), providerId).stream()
                .map(found -> new Whose(found.getTenantId(), found.getSwapId()))
                .findFirst());
  }

  @Override
  public List<Whose> requestedAt(ProviderAccountId account) {
    return transactions.inNone(
        dsl ->
            Routines.requestedSwaps(dsl.configuration(), account.value())
                .map(found -> new Whose(found.getTenantId(), found.getSwapId())));
  }

  @Override
  public List<Whose> waiting(Duration age, int maximum) {
    return transactions.inNone(
        dsl ->
            Routines.claimWaitingSwaps(dsl.configuration(), DatabaseTime.interval(age), maximum)
                .map(found -> new Whose(found.getTenantId(), found.getSwapId())));
  }
}
