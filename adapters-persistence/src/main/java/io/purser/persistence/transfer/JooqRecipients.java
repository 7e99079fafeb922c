package io.purser.persistence.transfer;

import static io.purser.persistence.schema.Tables.RECIPIENT;
import static java.util.Objects.requireNonNull;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.val;

import io.purser.domain.chain.Chain;
import io.purser.domain.chain.ChainAddress;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.list.Position;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.transfer.recipient.Recipient;
import io.purser.domain.transfer.recipient.RecipientId;
import io.purser.domain.transfer.recipient.Recipients;
import io.purser.domain.work.StaleAggregate;
import io.purser.persistence.OpenWork;
import io.purser.persistence.Pages;
import io.purser.persistence.schema.tables.records.RecipientRecord;
import io.purser.persistence.seal.Place;
import io.purser.persistence.seal.SealKeys;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.SelectConditionStep;
import org.jspecify.annotations.Nullable;

/** What a customer calls somebody is sealed under the customer's key. */
@Singleton
final class JooqRecipients implements Recipients {
  private final SealKeys keys;

  JooqRecipients(SealKeys keys) {
    this.keys = keys;
  }

  @Override
  public Addition add(Recipient recipient) {
    int added =
        OpenWork.of(recipient.tenant())
            .insertInto(RECIPIENT)
            .set(write(recipient, 1))
            .onConflictDoNothing()
            .execute();
    return added == 1 ? new Addition.Added() : new Addition.AddedAlready(existing(recipient));
  }

  /** Stale when it was removed since it was in the way. */
  private static RecipientId existing(Recipient recipient) {
    return OpenWork.of(recipient.tenant())
        .select(RECIPIENT.ID)
        .from(RECIPIENT)
        .where(isOf(recipient.tenant(), recipient.customer()))
        .and(RECIPIENT.CHAIN.eq(recipient.address().chain().word()))
        .and(RECIPIENT.ADDRESS.eq(recipient.address().text()))
        .fetchOptional(RECIPIENT.ID)
        .orElseThrow(() -> new StaleAggregate(recipient.id().value()));
  }

  @Override
  public void save(Recipient recipient) {
    int saved =
        OpenWork.of(recipient.tenant())
            .update(RECIPIENT)
            .set(write(recipient, recipient.version() + 1))
            .where(RECIPIENT.TENANT_ID.eq(recipient.tenant()))
            .and(RECIPIENT.ID.eq(recipient.id()))
            .and(RECIPIENT.VERSION.eq(recipient.version()))
            .execute();
    if (saved == 0) {
      throw new StaleAggregate(recipient.id().value());
    }
  }

  @Override
  public boolean remove(TenantId tenant, RecipientId id) {
    return OpenWork.of(tenant)
            .deleteFrom(RECIPIENT)
            .where(RECIPIENT.TENANT_ID.eq(tenant))
            .and(RECIPIENT.ID.eq(id))
            .execute()
        == 1;
  }

  @Override
  public void removeAllOf(TenantId tenant, CustomerId customer) {
    OpenWork.of(tenant).deleteFrom(RECIPIENT).where(isOf(tenant, customer)).execute();
  }

  @Override
  public Optional<Recipient> get(TenantId tenant, RecipientId id) {
    return one(tenant, id).fetchOptional(this::read);
  }

  @Override
  public Optional<Recipient> getForUpdate(TenantId tenant, RecipientId id) {
    return one(tenant, id).forUpdate().fetchOptional(this::read);
  }

  private static SelectConditionStep<RecipientRecord> one(TenantId tenant, RecipientId id) {
    return OpenWork.of(tenant)
        .selectFrom(RECIPIENT)
        .where(RECIPIENT.TENANT_ID.eq(tenant))
        .and(RECIPIENT.ID.eq(id));
  }

  @Override
  public Page<Recipient> list(TenantId tenant, CustomerId customer, PageRequest page) {
    var matching = isOf(tenant, customer);
    var found =
        OpenWork.of(tenant)
            .selectFrom(RECIPIENT)
            .where(matching)
            .and(isAfter(page.after()))
            .orderBy(RECIPIENT.CREATED_AT.desc(), RECIPIENT.ID.desc())
            .limit(Pages.rowsFor(page))
            .fetch(this::read);
    return Pages.of(
        found,
        page,
        last -> new Position(last.createdAt(), last.id().value()),
        () -> OpenWork.of(tenant).fetchCount(RECIPIENT, matching));
  }

  private static Condition isOf(TenantId tenant, CustomerId customer) {
    return RECIPIENT.TENANT_ID.eq(tenant).and(RECIPIENT.CUSTOMER_ID.eq(customer));
  }

  private static Condition isAfter(@Nullable Position last) {
    return last == null
        ? noCondition()
        : row(RECIPIENT.CREATED_AT, RECIPIENT.ID)
            .lt(row(val(last.createdAt()), val(new RecipientId(last.id()), RECIPIENT.ID)));
  }

  private RecipientRecord write(Recipient recipient, long version) {
    var row = new RecipientRecord();
    row.setTenantId(recipient.tenant());
    row.setId(recipient.id());
    row.setCustomerId(recipient.customer());
    row.setLabel(
        keys.ofCustomer(recipient.tenant(), recipient.customer())
            .seal(place(recipient.tenant(), recipient.id()), recipient.label()));
    row.setChain(recipient.address().chain().word());
    row.setAddress(recipient.address().text());
    row.setCreatedAt(recipient.createdAt());
    row.setUpdatedAt(recipient.updatedAt());
    row.setVersion(version);
    return row;
  }

  private Recipient read(RecipientRecord row) {
    var tenant = row.getTenantId();
    var customer = row.getCustomerId();
    return new Recipient(
        row.getId(),
        tenant,
        customer,
        requireNonNull(
            keys.ofCustomer(tenant, customer).openText(place(tenant, row.getId()), row.getLabel())),
        new ChainAddress(Chain.of(row.getChain()).orElseThrow(), row.getAddress()),
        row.getCreatedAt(),
        row.getUpdatedAt(),
        row.getVersion());
  }

  private static Place place(TenantId tenant, RecipientId id) {
    return Place.of(RECIPIENT.LABEL, tenant.value(), id.value());
  }
}
