package io.purser.persistence.kyc.business;

import static io.purser.persistence.schema.Tables.SHAREHOLDER;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.val;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.kyc.business.Shareholder;
import io.purser.domain.kyc.business.ShareholderId;
import io.purser.domain.kyc.business.Shareholders;
import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.list.Position;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.StaleAggregate;
import io.purser.persistence.OpenWork;
import io.purser.persistence.Pages;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;

@Singleton
final class JooqShareholders implements Shareholders {
  private final ShareholderColumns columns;

  JooqShareholders(ShareholderColumns columns) {
    this.columns = columns;
  }

  @Override
  public void add(Shareholder shareholder) {
    OpenWork.of(shareholder.tenant())
        .insertInto(SHAREHOLDER)
        .set(columns.write(shareholder, 1))
        .execute();
  }

  @Override
  public void save(Shareholder shareholder) {
    int saved =
        OpenWork.of(shareholder.tenant())
            .update(SHAREHOLDER)
            .set(columns.write(shareholder, shareholder.version() + 1))
            .where(SHAREHOLDER.TENANT_ID.eq(shareholder.tenant()))
            .and(SHAREHOLDER.ID.eq(shareholder.id()))
            .and(SHAREHOLDER.VERSION.eq(shareholder.version()))
            .execute();
    if (saved == 0) {
      throw new StaleAggregate(shareholder.id().value());
    }
  }

  @Override
  public void remove(TenantId tenant, ShareholderId id) {
    OpenWork.of(tenant)
        .deleteFrom(SHAREHOLDER)
        .where(SHAREHOLDER.TENANT_ID.eq(tenant))
        .and(SHAREHOLDER.ID.eq(id))
        .execute();
  }

  @Override
  public void removeAllOf(TenantId tenant, CustomerId customer) {
    OpenWork.of(tenant).deleteFrom(SHAREHOLDER).where(isOf(tenant, customer)).execute();
  }

  @Override
  public Optional<Shareholder> get(TenantId tenant, ShareholderId id) {
    return OpenWork.of(tenant)
        .selectFrom(SHAREHOLDER)
        .where(SHAREHOLDER.TENANT_ID.eq(tenant))
        .and(SHAREHOLDER.ID.eq(id))
        .fetchOptional(columns::read);
  }

  @Override
  public Page<Shareholder> list(TenantId tenant, CustomerId customer, PageRequest page) {
    var matching = isOf(tenant, customer);
    var found =
        OpenWork.of(tenant)
            .selectFrom(SHAREHOLDER)
            .where(matching)
            .and(isAfter(page.after()))
            .orderBy(SHAREHOLDER.CREATED_AT.desc(), SHAREHOLDER.ID.desc())
            .limit(Pages.rowsFor(page))
            .fetch(columns::read);
    return Pages.of(
        found,
        page,
        last -> new Position(last.createdAt(), last.id().value()),
        () -> OpenWork.of(tenant).fetchCount(SHAREHOLDER, matching));
  }

  @Override
  public boolean areThereOf(TenantId tenant, CustomerId customer) {
    return OpenWork.of(tenant).fetchExists(SHAREHOLDER, isOf(tenant, customer));
  }

  private static Condition isOf(TenantId tenant, CustomerId customer) {
    return SHAREHOLDER.TENANT_ID.eq(tenant).and(SHAREHOLDER.CUSTOMER_ID.eq(customer));
  }

  private static Condition isAfter(@Nullable Position last) {
    return last == null
        ? noCondition()
        : row(SHAREHOLDER.CREATED_AT, SHAREHOLDER.ID)
            .lt(row(val(last.createdAt()), val(new ShareholderId(last.id()), SHAREHOLDER.ID)));
  }
}
