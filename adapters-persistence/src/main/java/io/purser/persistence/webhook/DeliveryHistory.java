package io.purser.persistence.webhook;

import static io.purser.persistence.schema.Tables.EVENT_LOG;
import static io.purser.persistence.schema.Tables.OUTGOING_DELIVERY;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;

import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.list.Position;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.webhook.Attempt;
import io.purser.domain.webhook.DeliveryState;
import io.purser.domain.webhook.WebhookDelivery;
import io.purser.domain.webhook.WebhookEndpointId;
import io.purser.persistence.OpenWork;
import io.purser.persistence.Pages;
import io.purser.persistence.Words;
import java.time.Duration;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.SelectOnConditionStep;
import org.jspecify.annotations.Nullable;

/** What became of what was sent to one endpoint. */
record DeliveryHistory(TenantId tenant, WebhookEndpointId endpoint) {

  Page<WebhookDelivery> list(@Nullable DeliveryState state, PageRequest page) {
    var matching =
        isHere().and(state == null ? noCondition() : OUTGOING_DELIVERY.STATE.eq(Words.of(state)));
    var found =
        deliveriesAndEvents()
            .where(matching)
            .and(isOlder(page.after()))
            .orderBy(OUTGOING_DELIVERY.POSITION.desc())
            .limit(Pages.rowsFor(page))
            .fetch(DeliveryHistory::read);
    return Pages.of(
        found,
        page,
        last -> new Position(last.createdAt(), last.eventId()),
        () -> OpenWork.of(tenant).fetchCount(OUTGOING_DELIVERY, matching));
  }

  Optional<WebhookDelivery> get(String eventId) {
    return deliveriesAndEvents()
        .where(isHere())
        .and(OUTGOING_DELIVERY.EVENT_ID.eq(eventId))
        .fetchOptional(DeliveryHistory::read);
  }

  private SelectOnConditionStep<Record> deliveriesAndEvents() {
    return OpenWork.of(tenant)
        .select(OUTGOING_DELIVERY.fields())
        .select(EVENT_LOG.TYPE)
        .from(OUTGOING_DELIVERY)
        .join(EVENT_LOG)
        .on(EVENT_LOG.TENANT_ID.eq(OUTGOING_DELIVERY.TENANT_ID))
        .and(EVENT_LOG.ID.eq(OUTGOING_DELIVERY.EVENT_ID));
  }

  private static WebhookDelivery read(Record found) {
    var row = found.into(OUTGOING_DELIVERY);
    return new WebhookDelivery(
        row.getEventId(),
        found.get(EVENT_LOG.TYPE),
        row.getSubject(),
        row.getPosition(),
        Words.parse(DeliveryState.class, row.getState()),
        row.getAttempt(),
        row.getLastResult() == null
            ? null
            : new Attempt.Last(
                Words.parse(Attempt.Result.class, row.getLastResult()),
                row.getLastStatus(),
                Duration.ofMillis(row.getLastTook()),
                row.getLastTriedAt()),
        row.getDueAt(),
        row.getCreatedAt(),
        row.getEndedAt());
  }

  private Condition isHere() {
    return OUTGOING_DELIVERY.TENANT_ID.eq(tenant).and(OUTGOING_DELIVERY.ENDPOINT_ID.eq(endpoint));
  }

  /** The event's own row tells its position even when what became of it is forgotten. */
  private Condition isOlder(@Nullable Position last) {
    if (last == null) {
      return noCondition();
    }
    var seen = EVENT_LOG.as("seen");
    return OUTGOING_DELIVERY.POSITION.lt(
        select(seen.POSITION)
            .from(seen)
            .where(seen.TENANT_ID.eq(tenant))
            .and(seen.ID.eq(last.id())));
  }
}
