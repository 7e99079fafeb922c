package io.purser.persistence.webhook;

import static io.purser.persistence.schema.Tables.EVENT_LOG;
import static io.purser.persistence.schema.Tables.OUTGOING_DELIVERY;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import io.purser.domain.tenant.TenantId;
import io.purser.domain.webhook.WebhookEndpointId;
import io.purser.persistence.DatabaseTime;
import io.purser.persistence.OpenWork;
import org.jooq.Condition;

/**
 * Sends one event again. One that has ended stands in no line any more: later ones were sent long
 * ago. One that is pending keeps its place; when it is due some time, it is due now.
 */
record Redelivery(TenantId tenant, WebhookEndpointId endpoint, String eventId) {
  private static final String PENDING = "pending";

  /** False when there is no such event, or it is not planned yet. */
  boolean begin() {
    return reopen() || hurry() || add();
  }

  private boolean reopen() {
    return OpenWork.of(tenant)
            .update(OUTGOING_DELIVERY)
            .set(OUTGOING_DELIVERY.STATE, PENDING)
            .set(OUTGOING_DELIVERY.IN_ORDER, false)
            .set(OUTGOING_DELIVERY.FAILURES, 0)
            .set(OUTGOING_DELIVERY.DUE_AT, DatabaseTime.now())
            .setNull(OUTGOING_DELIVERY.FIRST_TRIED_AT)
            .setNull(OUTGOING_DELIVERY.ENDED_AT)
            .where(isIt())
            .and(OUTGOING_DELIVERY.STATE.ne(PENDING))
            .execute()
        == 1;
  }

  private boolean hurry() {
    OpenWork.of(tenant)
        .update(OUTGOING_DELIVERY)
        .set(OUTGOING_DELIVERY.FAILURES, 0)
        .set(OUTGOING_DELIVERY.DUE_AT, DatabaseTime.now())
        .setNull(OUTGOING_DELIVERY.FIRST_TRIED_AT)
        .where(isIt())
        .and(OUTGOING_DELIVERY.DUE_AT.isNotNull())
        .execute();
    return OpenWork.of(tenant).fetchExists(OUTGOING_DELIVERY, isIt());
  }

  private boolean add() {
    long plannedTo = new DeliveryLines(tenant, endpoint).plannedTo();
    return OpenWork.of(tenant)
            .insertInto(
                OUTGOING_DELIVERY,
                OUTGOING_DELIVERY.TENANT_ID,
                OUTGOING_DELIVERY.ENDPOINT_ID,
                OUTGOING_DELIVERY.EVENT_ID,
                OUTGOING_DELIVERY.POSITION,
                OUTGOING_DELIVERY.SUBJECT,
                OUTGOING_DELIVERY.IN_ORDER,
                OUTGOING_DELIVERY.DUE_AT)
            .select(
                select(
                        EVENT_LOG.TENANT_ID,
                        val(endpoint, OUTGOING_DELIVERY.ENDPOINT_ID),
                        EVENT_LOG.ID,
                        EVENT_LOG.POSITION,
                        EVENT_LOG.SUBJECT,
                        inline(false),
                        DatabaseTime.now())
                    .from(EVENT_LOG)
                    .where(EVENT_LOG.TENANT_ID.eq(tenant))
                    .and(EVENT_LOG.ID.eq(eventId))
                    .and(EVENT_LOG.POSITION.le(plannedTo)))
            .execute()
        == 1;
  }

  private Condition isIt() {
    return OUTGOING_DELIVERY
        .TENANT_ID
        .eq(tenant)
        .and(OUTGOING_DELIVERY.ENDPOINT_ID.eq(endpoint))
        .and(OUTGOING_DELIVERY.EVENT_ID.eq(eventId));
  }
}
