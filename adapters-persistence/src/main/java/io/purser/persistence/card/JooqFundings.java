package io.purser.persistence.card;

import static io.purser.persistence.schema.Tables.CARD_FUNDING;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import io.purser.domain.card.account.funding.Funding;
import io.purser.domain.card.account.funding.FundingFilter;
import io.purser.domain.card.account.funding.FundingId;
import io.purser.domain.card.account.funding.Fundings;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.list.Position;
import io.purser.domain.money.Money;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.transfer.Reference;
import io.purser.domain.work.StaleAggregate;
import io.purser.persistence.DatabaseTime;
import io.purser.persistence.OpenWork;
import io.purser.persistence.Pages;
import io.purser.persistence.Transactions;
import io.purser.persistence.schema.Routines;
import io.purser.persistence.schema.tables.records.CardFundingRecord;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.SelectConditionStep;
import org.jspecify.annotations.Nullable;

@Singleton
final class JooqFundings implements Fundings {
  private final Transactions transactions;

  JooqFundings(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public void add(Funding.Requested funding) {
    OpenWork.of(funding.header().tenant())
        .insertInto(CARD_FUNDING)
        .set(FundingColumns.write(funding, 1))
        .execute();
  }

  @Override
  public void save(Funding funding) {
    var loaded = funding.header();
    int saved =
        OpenWork.of(loaded.tenant())
            .update(CARD_FUNDING)
            .set(FundingColumns.write(funding, loaded.version() + 1))
            .where(CARD_FUNDING.TENANT_ID.eq(loaded.tenant()))
            .and(CARD_FUNDING.ID.eq(loaded.id()))
            .and(CARD_FUNDING.VERSION.eq(loaded.version()))
            .execute();
    if (saved == 0) {
      throw new StaleAggregate(loaded.id().value());
    }
  }

  @Override
  public Optional<Funding> get(TenantId tenant, FundingId id) {
    return where(tenant, CARD_FUNDING.ID.eq(id)).fetchOptional(FundingColumns::read);
  }

  @Override
  public Optional<Funding> getForUpdate(TenantId tenant, FundingId id) {
    return where(tenant, CARD_FUNDING.ID.eq(id)).forUpdate().fetchOptional(FundingColumns::read);
  }

  @Override
  public Optional<Funding> byReference(TenantId tenant, Reference reference) {
    return where(tenant, CARD_FUNDING.REFERENCE.eq(reference.value()))
        .fetchOptional(FundingColumns::read);
  }

  @Override
  public Optional<Funding.Accepted> byProviderIdForUpdate(
      TenantId tenant, CustomerId customer, String providerId) {
    return where(tenant, CARD_FUNDING.PROVIDER_FUNDING_ID.eq(providerId))
        .and(CARD_FUNDING.CUSTOMER_ID.eq(customer))
        .forUpdate()
        .fetchOptional(found -> (Funding.Accepted) FundingColumns.read(found));
  }

  @Override
  public Optional<Funding.Requested> requestedOf(TenantId tenant, CustomerId customer) {
    return where(tenant, CARD_FUNDING.CUSTOMER_ID.eq(customer))
        .and(CARD_FUNDING.STATE.eq("requested"))
        .fetchOptional(found -> (Funding.Requested) FundingColumns.read(found));
  }

  @Override
  public Set<String> providerIds(TenantId tenant, CustomerId customer) {
    return OpenWork.of(tenant)
        .select(CARD_FUNDING.PROVIDER_FUNDING_ID)
        .from(CARD_FUNDING)
        .where(CARD_FUNDING.TENANT_ID.eq(tenant))
        .and(CARD_FUNDING.CUSTOMER_ID.eq(customer))
        .and(CARD_FUNDING.PROVIDER_FUNDING_ID.isNotNull())
        .fetchSet(CARD_FUNDING.PROVIDER_FUNDING_ID);
  }

  @Override
  public Money notIn(TenantId tenant, Instant readAt) {
    var taken =
        sum(
            when(CARD_FUNDING.STATE.eq("requested"), CARD_FUNDING.HELD)
                .otherwise(CARD_FUNDING.PAID));
    return OpenWork.of(tenant)
        .select(coalesce(taken, inline(BigDecimal.ZERO)))
        .from(CARD_FUNDING)
        .where(CARD_FUNDING.TENANT_ID.eq(tenant))
        .and(
            CARD_FUNDING
                .STATE
                .eq("requested")
                .or(
                    CARD_FUNDING
                        .STATE
                        .in("pending", "completed")
                        .and(CARD_FUNDING.ACCEPTED_AT.ge(readAt))))
        .fetchSingle(found -> new Money(found.value1().longValueExact(), Money.USD));
  }

  @Override
  public Page<Funding> list(TenantId tenant, List<FundingFilter> filters, PageRequest page) {
    var matching = FundingConditions.all(tenant, filters);
    var found =
        where(tenant, matching)
            .and(isAfter(page.after()))
            .orderBy(CARD_FUNDING.CREATED_AT.desc(), CARD_FUNDING.ID.desc())
            .limit(Pages.rowsFor(page))
            .fetch(FundingColumns::read);
    return Pages.of(
        found,
        page,
        last -> new Position(last.header().createdAt(), last.id().value()),
        () -> OpenWork.of(tenant).fetchCount(CARD_FUNDING, matching));
  }

  private static Condition isAfter(@Nullable Position last) {
    return last == null
        ? noCondition()
        : row(CARD_FUNDING.CREATED_AT, CARD_FUNDING.ID)
            .lt(row(val(last.createdAt()), val(new FundingId(last.id()), CARD_FUNDING.ID)));
  }

  private static SelectConditionStep<CardFundingRecord> where(
      TenantId tenant, Condition condition) {
    return OpenWork.of(tenant)
        .selectFrom(CARD_FUNDING)
        .where(CARD_FUNDING.TENANT_ID.eq(tenant))
        .and(condition);
  }

  @Override
  public List<Waiting> waiting(Duration age, int maximum) {
    return transactions.inNone(
        dsl ->
            Routines.claimWaitingCardFundings(
                    dsl.configuration(), DatabaseTime.interval(age), maximum)
                .map(found -> new Waiting(found.getTenantId(), found.getCustomerId())));
  }
}
