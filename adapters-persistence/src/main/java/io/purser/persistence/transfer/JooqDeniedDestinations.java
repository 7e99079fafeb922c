package io.purser.persistence.transfer;

import static io.purser.persistence.schema.Tables.DENIED_DESTINATION;
import static java.util.Objects.requireNonNull;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.val;

import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.list.Position;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.transfer.screening.DeniedDestination;
import io.purser.domain.transfer.screening.DeniedDestinationId;
import io.purser.domain.transfer.screening.DeniedDestinations;
import io.purser.domain.transfer.screening.Destination;
import io.purser.domain.work.StaleAggregate;
import io.purser.persistence.OpenWork;
import io.purser.persistence.Pages;
import io.purser.persistence.schema.tables.records.DeniedDestinationRecord;
import io.purser.persistence.seal.Place;
import io.purser.persistence.seal.SealKeys;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;

/** The reason is free text, so it is sealed under the tenant's key. */
@Singleton
final class JooqDeniedDestinations implements DeniedDestinations {
  private static final Condition IS_DENIED = DENIED_DESTINATION.ALLOWED_AT.isNull();

  private final SealKeys keys;

  JooqDeniedDestinations(SealKeys keys) {
    this.keys = keys;
  }

  @Override
  public Denial deny(DeniedDestination denied) {
    int added =
        OpenWork.of(denied.tenant())
            .insertInto(DENIED_DESTINATION)
            .set(write(denied))
            .onConflictDoNothing()
            .execute();
    return added == 1 ? new Denial.Denied() : new Denial.DeniedAlready(existing(denied));
  }

  /** Stale when it was allowed again since it was in the way. */
  private static DeniedDestinationId existing(DeniedDestination denied) {
    return OpenWork.of(denied.tenant())
        .select(DENIED_DESTINATION.ID)
        .from(DENIED_DESTINATION)
        .where(is(denied.tenant(), denied.destination()))
        .fetchOptional(DENIED_DESTINATION.ID)
        .orElseThrow(() -> new StaleAggregate(denied.id().value()));
  }

  @Override
  public boolean allow(TenantId tenant, DeniedDestinationId id, Instant at) {
    return OpenWork.of(tenant)
            .update(DENIED_DESTINATION)
            .set(DENIED_DESTINATION.ALLOWED_AT, at)
            .where(DENIED_DESTINATION.TENANT_ID.eq(tenant))
            .and(DENIED_DESTINATION.ID.eq(id))
            .and(IS_DENIED)
            .execute()
        == 1;
  }

  @Override
  public Optional<DeniedDestination> get(TenantId tenant, DeniedDestinationId id) {
    return OpenWork.of(tenant)
        .selectFrom(DENIED_DESTINATION)
        .where(DENIED_DESTINATION.TENANT_ID.eq(tenant))
        .and(DENIED_DESTINATION.ID.eq(id))
        .and(IS_DENIED)
        .fetchOptional(this::read);
  }

  @Override
  public Page<DeniedDestination> list(TenantId tenant, PageRequest page) {
    var matching = DENIED_DESTINATION.TENANT_ID.eq(tenant).and(IS_DENIED);
    var found =
        OpenWork.of(tenant)
            .selectFrom(DENIED_DESTINATION)
            .where(matching)
            .and(isAfter(page.after()))
            .orderBy(DENIED_DESTINATION.DENIED_AT.desc(), DENIED_DESTINATION.ID.desc())
            .limit(Pages.rowsFor(page))
            .fetch(this::read);
    return Pages.of(
        found,
        page,
        last -> new Position(last.deniedAt(), last.id().value()),
        () -> OpenWork.of(tenant).fetchCount(DENIED_DESTINATION, matching));
  }

  @Override
  public boolean denies(TenantId tenant, Destination destination) {
    var dsl = OpenWork.of(tenant);
    return dsl.fetchExists(dsl.selectOne().from(DENIED_DESTINATION).where(is(tenant, destination)));
  }

  private static Condition is(TenantId tenant, Destination destination) {
    return DENIED_DESTINATION
        .TENANT_ID
        .eq(tenant)
        .and(DENIED_DESTINATION.FORM.eq(destination.form()))
        .and(DENIED_DESTINATION.ADDRESS.eq(destination.address()))
        .and(IS_DENIED);
  }

  private static Condition isAfter(@Nullable Position last) {
    return last == null
        ? noCondition()
        : row(DENIED_DESTINATION.DENIED_AT, DENIED_DESTINATION.ID)
            .lt(
                row(
                    val(last.createdAt()),
                    val(new DeniedDestinationId(last.id()), DENIED_DESTINATION.ID)));
  }

  private DeniedDestinationRecord write(DeniedDestination denied) {
    var row = new DeniedDestinationRecord();
    row.setTenantId(denied.tenant());
    row.setId(denied.id());
    row.setForm(denied.destination().form());
    row.setAddress(denied.destination().address());
    row.setReason(
        keys.ofTenant(denied.tenant()).seal(place(denied.tenant(), denied.id()), denied.reason()));
    row.setDeniedAt(denied.deniedAt());
    return row;
  }

  private DeniedDestination read(DeniedDestinationRecord row) {
    var tenant = row.getTenantId();
    return new DeniedDestination(
        row.getId(),
        tenant,
        new Destination(row.getForm(), row.getAddress()),
        requireNonNull(keys.ofTenant(tenant).openText(place(tenant, row.getId()), row.getReason())),
        row.getDeniedAt());
  }

  private static Place place(TenantId tenant, DeniedDestinationId id) {
    return Place.of(DENIED_DESTINATION.REASON, tenant.value(), id.value());
  }
}
