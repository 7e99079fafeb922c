package io.purser.persistence.webhook;

import static io.purser.persistence.schema.Tables.EVENT_LOG;
import static io.purser.persistence.schema.Tables.OUTGOING_DELIVERY;
import static io.purser.persistence.schema.Tables.OUTGOING_ENDPOINT;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import io.purser.domain.tenant.TenantId;
import io.purser.domain.webhook.WebhookEndpointId;
import io.purser.persistence.DatabaseTime;
import io.purser.persistence.OpenWork;
import io.purser.persistence.schema.tables.OutgoingDelivery;
import java.time.Instant;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;

/**
 * The lines in which the deliveries to one endpoint stand, one for each subject, and who is first
 * in each: that one alone is due. Lines are changed with the endpoint locked.
 */
record DeliveryLines(TenantId tenant, WebhookEndpointId endpoint) {
  private static final String PENDING = "pending";

  /** Lets the next of this subject be due, unless one is already. */
  void moveUp(String subject) {
    dsl()
        .update(OUTGOING_DELIVERY)
        .set(OUTGOING_DELIVERY.DUE_AT, DatabaseTime.now())
        .where(isPending())
        .and(OUTGOING_DELIVERY.SUBJECT.eq(subject))
        .and(OUTGOING_DELIVERY.IN_ORDER.eq(inline(true)))
        .and(OUTGOING_DELIVERY.DUE_AT.isNull())
        .and(nobodyBefore())
        .execute();
  }

  /** Lets all be due that are first, with all their tries before them. */
  void startAll() {
    dsl()
        .update(OUTGOING_DELIVERY)
        .set(OUTGOING_DELIVERY.DUE_AT, DatabaseTime.now())
        .set(OUTGOING_DELIVERY.FAILURES, 0)
        .setNull(OUTGOING_DELIVERY.FIRST_TRIED_AT)
        .where(isPending())
        .and(mayBeDue())
        .execute();
  }

  void stopAll() {
    dsl()
        .update(OUTGOING_DELIVERY)
        .setNull(OUTGOING_DELIVERY.DUE_AT)
        .where(isPending())
        .and(OUTGOING_DELIVERY.DUE_AT.isNotNull())
        .execute();
  }

  /** Adds the wanted events of these positions. The first of a line that was empty is due. */
  int addPlanned(long after, long upTo, String[] types) {
    return add(after, upTo, types, whenFirst());
  }

  /** The same for what was ended, or never wanted before; nothing becomes due by that. */
  int addAgain(long after, long upTo, String[] types) {
    int again =
        dsl()
            .update(OUTGOING_DELIVERY)
            .set(OUTGOING_DELIVERY.STATE, PENDING)
            .set(OUTGOING_DELIVERY.IN_ORDER, true)
            .set(OUTGOING_DELIVERY.FAILURES, 0)
            .setNull(OUTGOING_DELIVERY.FIRST_TRIED_AT)
            .setNull(OUTGOING_DELIVERY.ENDED_AT)
            .from(EVENT_LOG)
            .where(isHere())
            .and(OUTGOING_DELIVERY.STATE.ne(PENDING))
            .and(EVENT_LOG.TENANT_ID.eq(OUTGOING_DELIVERY.TENANT_ID))
            .and(EVENT_LOG.ID.eq(OUTGOING_DELIVERY.EVENT_ID))
            .and(isWanted(after, upTo, types))
            .execute();
    return again + add(after, upTo, types, val((Instant) null, OUTGOING_DELIVERY.DUE_AT));
  }

  private int add(long after, long upTo, String[] types, Field<Instant> dueAt) {
    return dsl()
        .insertInto(
            OUTGOING_DELIVERY,
            OUTGOING_DELIVERY.TENANT_ID,
            OUTGOING_DELIVERY.ENDPOINT_ID,
            OUTGOING_DELIVERY.EVENT_ID,
            OUTGOING_DELIVERY.POSITION,
            OUTGOING_DELIVERY.SUBJECT,
            OUTGOING_DELIVERY.DUE_AT)
        .select(
            dsl()
                .select(
                    EVENT_LOG.TENANT_ID,
                    val(endpoint, OUTGOING_DELIVERY.ENDPOINT_ID),
                    EVENT_LOG.ID,
                    EVENT_LOG.POSITION,
                    EVENT_LOG.SUBJECT,
                    dueAt)
                .from(EVENT_LOG)
                .where(EVENT_LOG.TENANT_ID.eq(tenant))
                .and(isWanted(after, upTo, types)))
        .onConflictDoNothing()
        .execute();
  }

  /** Puts back who is no longer first, and lets those be due who are. */
  void formAnew() {
    dsl()
        .update(OUTGOING_DELIVERY)
        .setNull(OUTGOING_DELIVERY.DUE_AT)
        .where(isPending())
        .and(OUTGOING_DELIVERY.IN_ORDER.eq(inline(true)))
        .and(OUTGOING_DELIVERY.DUE_AT.isNotNull())
        .and(nobodyBefore().not())
        .execute();
    startAll();
  }

  /** The position up to which deliveries are planned. */
  long plannedTo() {
    return dsl()
        .select(OUTGOING_ENDPOINT.PLANNED_TO)
        .from(OUTGOING_ENDPOINT)
        .where(OUTGOING_ENDPOINT.TENANT_ID.eq(tenant))
        .and(OUTGOING_ENDPOINT.ID.eq(endpoint))
        .fetchSingle()
        .value1();
  }

  long head() {
    return dsl()
        .select(coalesce(max(EVENT_LOG.POSITION), inline(0L)))
        .from(EVENT_LOG)
        .where(EVENT_LOG.TENANT_ID.eq(tenant))
        .fetchSingle()
        .value1();
  }

  private static Condition isWanted(long after, long upTo, String[] types) {
    return EVENT_LOG
        .POSITION
        .gt(after)
        .and(EVENT_LOG.POSITION.le(upTo))
        .and(types.length == 0 ? noCondition() : EVENT_LOG.TYPE.in(types));
  }

  private Field<Instant> whenFirst() {
    var ahead = OUTGOING_DELIVERY.as("ahead");
    return when(
        rowNumber()
            .over()
            .partitionBy(EVENT_LOG.SUBJECT)
            .orderBy(EVENT_LOG.POSITION)
            .eq(1)
            .and(notExists(selectOne().from(ahead).where(isInLine(ahead, EVENT_LOG.SUBJECT)))),
        DatabaseTime.now());
  }

  /** It is first, or stands in no line. */
  Condition mayBeDue() {
    return OUTGOING_DELIVERY.IN_ORDER.eq(inline(false)).or(nobodyBefore());
  }

  /** Of the delivery's own subject. */
  private Condition nobodyBefore() {
    var ahead = OUTGOING_DELIVERY.as("ahead");
    return notExists(
        selectOne()
            .from(ahead)
            .where(isInLine(ahead, OUTGOING_DELIVERY.SUBJECT))
            .and(ahead.POSITION.lt(OUTGOING_DELIVERY.POSITION)));
  }

  private Condition isInLine(OutgoingDelivery delivery, Field<String> subject) {
    return delivery
        .TENANT_ID
        .eq(tenant)
        .and(delivery.ENDPOINT_ID.eq(endpoint))
        .and(delivery.SUBJECT.eq(subject))
        .and(delivery.STATE.eq(inline(PENDING)))
        .and(delivery.IN_ORDER.eq(inline(true)));
  }

  private Condition isPending() {
    return isHere().and(OUTGOING_DELIVERY.STATE.eq(inline(PENDING)));
  }

  private Condition isHere() {
    return OUTGOING_DELIVERY.TENANT_ID.eq(tenant).and(OUTGOING_DELIVERY.ENDPOINT_ID.eq(endpoint));
  }

  private DSLContext dsl() {
    return OpenWork.of(tenant);
  }
}
