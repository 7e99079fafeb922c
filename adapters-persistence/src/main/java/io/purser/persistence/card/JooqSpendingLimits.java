package io.purser.persistence.card;

import static io.purser.persistence.schema.Tables.SPENDING_LIMIT;

import io.purser.domain.card.limit.SpendingLimit;
import io.purser.domain.card.limit.SpendingLimits;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.StaleAggregate;
import io.purser.persistence.DatabaseTime;
import io.purser.persistence.OpenWork;
import io.purser.persistence.Transactions;
import io.purser.persistence.schema.Routines;
import io.purser.persistence.schema.tables.records.SpendingLimitRecord;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jooq.SelectConditionStep;

@Singleton
final class JooqSpendingLimits implements SpendingLimits {
  private final Transactions transactions;

  JooqSpendingLimits(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public void add(SpendingLimit limit) {
    OpenWork.of(limit.tenant())
        .insertInto(SPENDING_LIMIT)
        .set(SpendingLimitColumns.write(limit, 1))
        .execute();
  }

  @Override
  public void save(SpendingLimit limit) {
    int saved =
        OpenWork.of(limit.tenant())
            .update(SPENDING_LIMIT)
            .set(SpendingLimitColumns.write(limit, limit.version() + 1))
            .where(SPENDING_LIMIT.TENANT_ID.eq(limit.tenant()))
            .and(SPENDING_LIMIT.CUSTOMER_ID.eq(limit.customer()))
            .and(SPENDING_LIMIT.VERSION.eq(limit.version()))
            .execute();
    if (saved == 0) {
      throw new StaleAggregate(limit.customer().value());
    }
  }

  @Override
  public Optional<SpendingLimit> get(TenantId tenant, CustomerId customer) {
    return of(tenant, customer).fetchOptional(SpendingLimitColumns::read);
  }

  @Override
  public Optional<SpendingLimit> getForUpdate(TenantId tenant, CustomerId customer) {
    return of(tenant, customer).forUpdate().fetchOptional(SpendingLimitColumns::read);
  }

  private static SelectConditionStep<SpendingLimitRecord> of(TenantId tenant, CustomerId customer) {
    return OpenWork.of(tenant)
        .selectFrom(SPENDING_LIMIT)
        .where(SPENDING_LIMIT.TENANT_ID.eq(tenant))
        .and(SPENDING_LIMIT.CUSTOMER_ID.eq(customer));
  }

  @Override
  public List<Due> due(Duration age, int maximum) {
    return transactions.inNone(
        dsl ->
            Routines.claimDueSpendingLimits(
                    dsl.configuration(), DatabaseTime.interval(age), maximum)
                .map(found -> new Due(found.getTenantId(), found.getCustomerId())));
  }
}
