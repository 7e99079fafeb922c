package io.purser.persistence.card;

import static io.purser.persistence.schema.Tables.CARD_COUNT_LIMIT;

import io.purser.domain.card.limit.CardCountLimit;
import io.purser.domain.card.limit.CardCountLimits;
import io.purser.domain.card.limit.CardCounts;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.StaleAggregate;
import io.purser.persistence.OpenWork;
import io.purser.persistence.schema.tables.records.CardCountLimitRecord;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jooq.SelectConditionStep;

@Singleton
final class JooqCardCountLimits implements CardCountLimits {
  @Override
  public void add(CardCountLimit limit) {
    OpenWork.of(limit.tenant()).insertInto(CARD_COUNT_LIMIT).set(write(limit, 1)).execute();
  }

  @Override
  public void save(CardCountLimit limit) {
    int saved =
        OpenWork.of(limit.tenant())
            .update(CARD_COUNT_LIMIT)
            .set(write(limit, limit.version() + 1))
            .where(CARD_COUNT_LIMIT.TENANT_ID.eq(limit.tenant()))
            .and(CARD_COUNT_LIMIT.CUSTOMER_ID.eq(limit.customer()))
            .and(CARD_COUNT_LIMIT.VERSION.eq(limit.version()))
            .execute();
    if (saved == 0) {
      throw new StaleAggregate(limit.customer().value());
    }
  }

  @Override
  public Optional<CardCountLimit> get(TenantId tenant, CustomerId customer) {
    return of(tenant, customer).fetchOptional(JooqCardCountLimits::read);
  }

  @Override
  public Optional<CardCountLimit> getForUpdate(TenantId tenant, CustomerId customer) {
    return of(tenant, customer).forUpdate().fetchOptional(JooqCardCountLimits::read);
  }

  private static SelectConditionStep<CardCountLimitRecord> of(
      TenantId tenant, CustomerId customer) {
    return OpenWork.of(tenant)
        .selectFrom(CARD_COUNT_LIMIT)
        .where(CARD_COUNT_LIMIT.TENANT_ID.eq(tenant))
        .and(CARD_COUNT_LIMIT.CUSTOMER_ID.eq(customer));
  }

  private static CardCountLimitRecord write(CardCountLimit limit, long version) {
    var row = new CardCountLimitRecord();
    row.setTenantId(limit.tenant());
    row.setCustomerId(limit.customer());
    row.setVersion(version);
    row.setMostVirtual(limit.inForce().virtual());
    row.setMostPhysical(limit.inForce().physical());
    row.setMostTotal(limit.inForce().total());
    row.setCeilingVirtual(limit.ceilings().virtual());
    row.setCeilingPhysical(limit.ceilings().physical());
    row.setCeilingTotal(limit.ceilings().total());
    if (limit.wanted() instanceof CardCountLimit.Wanted(var counts, var operation)) {
      row.setWantedVirtual(counts.virtual());
      row.setWantedPhysical(counts.physical());
      row.setWantedTotal(counts.total());
      row.setWantedOperationId(operation);
    }
    row.touched(true);
    return row;
  }

  private static CardCountLimit read(CardCountLimitRecord row) {
    return new CardCountLimit(
        row.getTenantId(),
        row.getCustomerId(),
        new CardCounts(row.getMostVirtual(), row.getMostPhysical(), row.getMostTotal()),
        new CardCounts(row.getCeilingVirtual(), row.getCeilingPhysical(), row.getCeilingTotal()),
        row.getWantedOperationId() == null
            ? null
            : new CardCountLimit.Wanted(
                new CardCounts(
                    row.getWantedVirtual(), row.getWantedPhysical(), row.getWantedTotal()),
                row.getWantedOperationId()),
        row.getVersion());
  }
}
