package io.purser.persistence.card;

import static io.purser.persistence.schema.Tables.CARD_WITHDRAWAL;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.val;

import io.purser.domain.card.account.withdrawal.Withdrawal;
import io.purser.domain.card.account.withdrawal.WithdrawalId;
import io.purser.domain.card.account.withdrawal.Withdrawals;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.list.Position;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.transfer.Reference;
import io.purser.domain.work.StaleAggregate;
import io.purser.persistence.DatabaseTime;
import io.purser.persistence.OpenWork;
import io.purser.persistence.Pages;
import io.purser.persistence.Transactions;
import io.purser.persistence.schema.Routines;
import io.purser.persistence.schema.tables.records.CardWithdrawalRecord;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.SelectConditionStep;
import org.jspecify.annotations.Nullable;

@Singleton
final class JooqWithdrawals implements Withdrawals {
  private final Transactions transactions;

  JooqWithdrawals(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public void add(Withdrawal.Requested withdrawal) {
    OpenWork.of(withdrawal.header().tenant())
        .insertInto(CARD_WITHDRAWAL)
        .set(WithdrawalColumns.write(withdrawal, 1))
        .execute();
  }

  @Override
  public void save(Withdrawal withdrawal) {
    var loaded = withdrawal.header();
    int saved =
        OpenWork.of(loaded.tenant())
            .update(CARD_WITHDRAWAL)
            .set(WithdrawalColumns.write(withdrawal, loaded.version() + 1))
            .where(CARD_WITHDRAWAL.TENANT_ID.eq(loaded.tenant()))
            .and(CARD_WITHDRAWAL.ID.eq(loaded.id()))
            .and(CARD_WITHDRAWAL.VERSION.eq(loaded.version()))
            .execute();
    if (saved == 0) {
      throw new StaleAggregate(loaded.id().value());
    }
  }

  @Override
  public Optional<Withdrawal> get(TenantId tenant, WithdrawalId id) {
    return where(tenant, CARD_WITHDRAWAL.ID.eq(id)).fetchOptional(WithdrawalColumns::read);
  }

  @Override
  public Optional<Withdrawal> getForUpdate(TenantId tenant, WithdrawalId id) {
    return where(tenant, CARD_WITHDRAWAL.ID.eq(id))
        .forUpdate()
        .fetchOptional(WithdrawalColumns::read);
  }

  @Override
  public Optional<Withdrawal> byReference(TenantId tenant, Reference reference) {
    return where(tenant, CARD_WITHDRAWAL.REFERENCE.eq(reference.value()))
        .fetchOptional(WithdrawalColumns::read);
  }

  @Override
  public Optional<Withdrawal.Accepted> byProviderId(
      TenantId tenant, CustomerId customer, String providerId) {
    return where(tenant, CARD_WITHDRAWAL.PROVIDER_WITHDRAWAL_ID.eq(providerId))
        .and(CARD_WITHDRAWAL.CUSTOMER_ID.eq(customer))
        .fetchOptional(found -> (Withdrawal.Accepted) WithdrawalColumns.read(found));
  }

  @Override
  public Optional<Withdrawal.Open> openOf(TenantId tenant, CustomerId customer) {
    return where(tenant, CARD_WITHDRAWAL.CUSTOMER_ID.eq(customer))
        .and(CARD_WITHDRAWAL.STATE.in("requested", "pending"))
        .fetchOptional(found -> (Withdrawal.Open) WithdrawalColumns.read(found));
  }

  @Override
  public Page<Withdrawal> list(TenantId tenant, CustomerId customer, PageRequest page) {
    var matching =
        CARD_WITHDRAWAL.TENANT_ID.eq(tenant).and(CARD_WITHDRAWAL.CUSTOMER_ID.eq(customer));
    var found =
        where(tenant, CARD_WITHDRAWAL.CUSTOMER_ID.eq(customer))
            .and(isAfter(page.after()))
            .orderBy(CARD_WITHDRAWAL.CREATED_AT.desc(), CARD_WITHDRAWAL.ID.desc())
            .limit(Pages.rowsFor(page))
            .fetch(WithdrawalColumns::read);
    return Pages.of(
        found,
        page,
        last -> new Position(last.header().createdAt(), last.id().value()),
        () -> OpenWork.of(tenant).fetchCount(CARD_WITHDRAWAL, matching));
  }

  private static Condition isAfter(@Nullable Position last) {
    return last == null
        ? noCondition()
        : row(CARD_WITHDRAWAL.CREATED_AT, CARD_WITHDRAWAL.ID)
            .lt(row(val(last.createdAt()), val(new WithdrawalId(last.id()), CARD_WITHDRAWAL.ID)));
  }

  private static SelectConditionStep<CardWithdrawalRecord> where(
      TenantId tenant, Condition condition) {
    return OpenWork.of(tenant)
        .selectFrom(CARD_WITHDRAWAL)
        .where(CARD_WITHDRAWAL.TENANT_ID.eq(tenant))
        .and(condition);
  }

  @Override
  public List<Waiting> waiting(Duration age, int maximum) {
    return transactions.inNone(
        dsl ->
            Routines.claimWaitingCardWithdrawals(
                    dsl.configuration(), DatabaseTime.interval(age), maximum)
                .map(found -> new Waiting(found.getTenantId(), found.getWithdrawalId())));
  }
}
