package io.purser.persistence.inbox;

import static io.purser.persistence.schema.Tables.INBOX_DELIVERY;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.val;

import io.purser.domain.inbox.Deliveries;
import io.purser.domain.inbox.DeliveryId;
import io.purser.domain.inbox.DeliveryState;
import io.purser.domain.inbox.KeptDelivery;
import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.list.Position;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.tenant.TenantId;
import io.purser.persistence.DatabaseTime;
import io.purser.persistence.OpenWork;
import io.purser.persistence.Pages;
import io.purser.persistence.Words;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record9;
import org.jooq.SelectJoinStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Reads everything about a delivery but its bytes. */
@Singleton
final class JooqDeliveries implements Deliveries {
  private static final Field<Boolean> HAS_BYTES = DSL.field(INBOX_DELIVERY.BODY.isNotNull());

  @Override
  public Page<KeptDelivery> list(
      ProviderAccountId account, TenantId viewer, @Nullable DeliveryState state, PageRequest page) {
    var matching =
        isSeenBy(account, viewer)
            .and(state == null ? noCondition() : INBOX_DELIVERY.STATE.eq(Words.of(state)));
    var found =
        select(account)
            .where(matching)
            .and(isAfter(page.after()))
            .orderBy(INBOX_DELIVERY.RECEIVED_AT.desc(), INBOX_DELIVERY.ID.desc())
            .limit(Pages.rowsFor(page))
            .fetch(JooqDeliveries::read);
    return Pages.of(
        found,
        page,
        last -> new Position(last.receivedAt(), last.id().value()),
        () -> OpenWork.of(account).fetchCount(INBOX_DELIVERY, matching));
  }

  @Override
  public Optional<KeptDelivery> get(ProviderAccountId account, TenantId viewer, DeliveryId id) {
    return select(account)
        .where(isSeenBy(account, viewer))
        .and(INBOX_DELIVERY.ID.eq(id.value()))
        .fetchOptional(JooqDeliveries::read);
  }

  @Override
  public void release(ProviderAccountId account, TenantId viewer, DeliveryId id) {
    OpenWork.of(account)
        .update(INBOX_DELIVERY)
        .set(INBOX_DELIVERY.STATE, Words.of(DeliveryState.WAITING))
        .set(INBOX_DELIVERY.NOTE, "was replayed")
        .set(INBOX_DELIVERY.FAILURES, 0)
        .set(INBOX_DELIVERY.DUE_AT, DatabaseTime.now())
        .setNull(INBOX_DELIVERY.CLOSED_AT)
        .where(isSeenBy(account, viewer))
        .and(INBOX_DELIVERY.ID.eq(id.value()))
        .and(INBOX_DELIVERY.STATE.eq(Words.of(DeliveryState.QUARANTINED)))
        .and(INBOX_DELIVERY.BODY.isNotNull())
        .execute();
  }

  private static SelectJoinStep<
          Record9<String, String, String, Integer, Instant, Instant, Instant, Instant, Boolean>>
      select(ProviderAccountId account) {
    return OpenWork.of(account)
        .select(
            INBOX_DELIVERY.ID,
            INBOX_DELIVERY.STATE,
            INBOX_DELIVERY.NOTE,
            INBOX_DELIVERY.ATTEMPT,
            INBOX_DELIVERY.SIGNED_AT,
            INBOX_DELIVERY.RECEIVED_AT,
            INBOX_DELIVERY.DUE_AT,
            INBOX_DELIVERY.CLOSED_AT,
            HAS_BYTES)
        .from(INBOX_DELIVERY);
  }

  private static KeptDelivery read(
      Record9<String, String, String, Integer, Instant, Instant, Instant, Instant, Boolean> row) {
    return new KeptDelivery(
        new DeliveryId(row.value1()),
        Words.parse(DeliveryState.class, row.value2()),
        row.value3(),
        row.value4(),
        row.value5(),
        row.value6(),
        row.value7(),
        row.value8(),
        row.value9());
  }

  private static Condition isSeenBy(ProviderAccountId account, TenantId viewer) {
    return INBOX_DELIVERY
        .ACCOUNT_ID
        .eq(account)
        .and(INBOX_DELIVERY.CONCERNS.isNull().or(INBOX_DELIVERY.CONCERNS.eq(viewer)));
  }

  private static Condition isAfter(@Nullable Position last) {
    return last == null
        ? noCondition()
        : row(INBOX_DELIVERY.RECEIVED_AT, INBOX_DELIVERY.ID)
            .lt(row(val(last.createdAt()), val(last.id(), INBOX_DELIVERY.ID)));
  }
}
