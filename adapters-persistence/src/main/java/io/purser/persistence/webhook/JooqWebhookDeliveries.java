package io.purser.persistence.webhook;

import static io.purser.persistence.schema.Tables.OUTGOING_DELIVERY;
import static io.purser.persistence.schema.Tables.OUTGOING_ENDPOINT;
import static org.jooq.impl.DSL.when;

import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.webhook.Attempt;
import io.purser.domain.webhook.DeliveryState;
import io.purser.domain.webhook.WebhookDeliveries;
import io.purser.domain.webhook.WebhookDelivery;
import io.purser.domain.webhook.WebhookEndpointId;
import io.purser.persistence.DatabaseTime;
import io.purser.persistence.OpenWork;
import io.purser.persistence.Transactions;
import io.purser.persistence.Words;
import io.purser.persistence.schema.Routines;
import io.purser.persistence.schema.tables.records.OutgoingDeliveryRecord;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

@Singleton
final class JooqWebhookDeliveries implements WebhookDeliveries {
  private static final String PENDING = Words.of(DeliveryState.PENDING);
  private static final Field<Instant> NOW = DatabaseTime.now();

  private final Transactions transactions;
  private final EndpointColumns endpoints;

  JooqWebhookDeliveries(Transactions transactions, EndpointColumns endpoints) {
    this.transactions = transactions;
    this.endpoints = endpoints;
  }

  @Override
  public List<Target> behind(int maximum) {
    return transactions.inNone(
        dsl ->
            Routines.outgoingEndpointsBehind(dsl.configuration(), maximum)
                .map(found -> new Target(found.getTenantId(), found.getEndpointId())));
  }

  @Override
  public int plan(TenantId tenant, WebhookEndpointId endpoint, int maximum) {
    var found =
        OpenWork.of(tenant)
            .select(OUTGOING_ENDPOINT.PLANNED_TO, OUTGOING_ENDPOINT.EVENT_TYPES)
            .from(OUTGOING_ENDPOINT)
            .where(isEndpoint(tenant, endpoint))
            .and(OUTGOING_ENDPOINT.STATE.eq(EndpointColumns.ENABLED))
            .forUpdate()
            .fetchOptional();
    if (found.isEmpty()) {
      return 0;
    }
    var lines = new DeliveryLines(tenant, endpoint);
    long from = found.get().value1();
    long upTo = Math.min(lines.head(), from + maximum);
    if (upTo <= from) {
      return 0;
    }
    lines.addPlanned(from, upTo, types(found.get().value2()));
    OpenWork.of(tenant)
        .update(OUTGOING_ENDPOINT)
        .set(OUTGOING_ENDPOINT.PLANNED_TO, upTo)
        .where(isEndpoint(tenant, endpoint))
        .execute();
    return Math.toIntExact(upTo - from);
  }

  @Override
  public List<Claimed> claim(int maximum, int atOnce, Duration lease) {
    return transactions.inNone(
        dsl ->
            Routines.claimOutgoingDeliveries(
                    dsl.configuration(), maximum, atOnce, DatabaseTime.interval(lease))
                .map(
                    found ->
                        new Claimed(
                            found.getTenantId(),
                            found.getEndpointId(),
                            found.getEventId(),
                            found.getAttempt())));
  }

  @Override
  public Optional<Due> begin(Claimed claimed) {
    return OpenWork.of(claimed.tenant())
        .select(OUTGOING_DELIVERY, OUTGOING_ENDPOINT, NOW)
        .from(OUTGOING_DELIVERY)
        .join(OUTGOING_ENDPOINT)
        .on(OUTGOING_ENDPOINT.TENANT_ID.eq(OUTGOING_DELIVERY.TENANT_ID))
        .and(OUTGOING_ENDPOINT.ID.eq(OUTGOING_DELIVERY.ENDPOINT_ID))
        .where(isStill(claimed))
        .and(OUTGOING_ENDPOINT.STATE.eq(EndpointColumns.ENABLED))
        .fetchOptional(
            found -> {
              var delivery = found.value1();
              return new Due(
                  endpoints.read(found.value2()),
                  delivery.getPosition(),
                  delivery.getFailures(),
                  since(delivery, found.value3()));
            });
  }

  private static Duration since(OutgoingDeliveryRecord delivery, Instant now) {
    var first = delivery.getFirstTriedAt();
    return first == null ? Duration.ZERO : Duration.between(first, now);
  }

  @Override
  public void delivered(Claimed claimed, Attempt attempt) {
    var state = holdLines(claimed);
    var ended = end(claimed, DeliveryState.DELIVERED, attempt);
    if (state.equals(EndpointColumns.ENABLED)) {
      ended.ifPresent(row -> lines(claimed).moveUp(row.getSubject()));
    }
  }

  /** One that is no longer the first of its subject, since earlier ones came back, is not due. */
  @Override
  public void retry(Claimed claimed, Attempt attempt, Duration pause) {
    holdLines(claimed);
    OpenWork.of(claimed.tenant())
        .update(OUTGOING_DELIVERY)
        .set(lastAttempt(attempt))
        .set(OUTGOING_DELIVERY.LAST_TRIED_AT, NOW)
        .set(OUTGOING_DELIVERY.FAILURES, OUTGOING_DELIVERY.FAILURES.plus(1))
        .set(OUTGOING_DELIVERY.DUE_AT, when(lines(claimed).mayBeDue(), DatabaseTime.in(pause)))
        .setNull(OUTGOING_DELIVERY.LEASE_UNTIL)
        .where(isStill(claimed))
        .execute();
  }

  /**
   * Whoever adds to the lines must not do so while somebody leaves one. Those who leave do not wait
   * for each other. Returns the endpoint's state.
   */
  private static String holdLines(Claimed claimed) {
    return OpenWork.of(claimed.tenant())
        .select(OUTGOING_ENDPOINT.STATE)
        .from(OUTGOING_ENDPOINT)
        .where(isEndpoint(claimed.tenant(), claimed.endpoint()))
        .forShare()
        .fetchSingle()
        .value1();
  }

  /** One that is no longer this attempt's says nothing about its endpoint. */
  @Override
  public boolean giveUp(Claimed claimed, Attempt attempt) {
    var ended = end(claimed, DeliveryState.GIVEN_UP, attempt);
    ended.ifPresent(row -> lines(claimed).moveUp(row.getSubject()));
    return ended.isEmpty()
        || OpenWork.of(claimed.tenant())
            .fetchExists(
                OUTGOING_DELIVERY,
                isAt(claimed.tenant(), claimed.endpoint())
                    .and(OUTGOING_DELIVERY.STATE.eq(Words.of(DeliveryState.DELIVERED)))
                    .and(OUTGOING_DELIVERY.ENDED_AT.ge(ended.get().getFirstTriedAt())));
  }

  private static Optional<OutgoingDeliveryRecord> end(
      Claimed claimed, DeliveryState state, Attempt attempt) {
    return OpenWork.of(claimed.tenant())
        .update(OUTGOING_DELIVERY)
        .set(lastAttempt(attempt))
        .set(OUTGOING_DELIVERY.LAST_TRIED_AT, NOW)
        .set(OUTGOING_DELIVERY.STATE, Words.of(state))
        .set(OUTGOING_DELIVERY.ENDED_AT, NOW)
        .setNull(OUTGOING_DELIVERY.DUE_AT)
        .setNull(OUTGOING_DELIVERY.LEASE_UNTIL)
        .where(isStill(claimed))
        .returning()
        .fetchOptional();
  }

  private static OutgoingDeliveryRecord lastAttempt(Attempt attempt) {
    var row = new OutgoingDeliveryRecord();
    row.setLastResult(Words.of(attempt.result()));
    row.setLastStatus(attempt.status());
    row.setLastTook(Math.toIntExact(attempt.took().toMillis()));
    return row;
  }

  @Override
  public void handOver(Claimed claimed) {
    OpenWork.of(claimed.tenant())
        .update(OUTGOING_DELIVERY)
        .setNull(OUTGOING_DELIVERY.LEASE_UNTIL)
        .where(isStill(claimed))
        .execute();
  }

  @Override
  public Page<WebhookDelivery> list(
      TenantId tenant,
      WebhookEndpointId endpoint,
      @Nullable DeliveryState state,
      PageRequest page) {
    return new DeliveryHistory(tenant, endpoint).list(state, page);
  }

  @Override
  public Optional<WebhookDelivery> get(
      TenantId tenant, WebhookEndpointId endpoint, String eventId) {
    return new DeliveryHistory(tenant, endpoint).get(eventId);
  }

  @Override
  public boolean redeliver(TenantId tenant, WebhookEndpointId endpoint, String eventId) {
    return new Redelivery(tenant, endpoint, eventId).begin();
  }

  @Override
  public Recovery recover(TenantId tenant, WebhookEndpointId endpoint, long after, int maximum) {
    var lines = new DeliveryLines(tenant, endpoint);
    long upTo = Math.min(lines.plannedTo(), after + maximum);
    if (upTo <= after) {
      return new Recovery(0, after);
    }
    var types =
        OpenWork.of(tenant)
            .select(OUTGOING_ENDPOINT.EVENT_TYPES)
            .from(OUTGOING_ENDPOINT)
            .where(isEndpoint(tenant, endpoint))
            .fetchSingle()
            .value1();
    int events = lines.addAgain(after, upTo, types(types));
    lines.formAnew();
    return new Recovery(events, upTo);
  }

  @Override
  public void hold(TenantId tenant, WebhookEndpointId endpoint) {
    new DeliveryLines(tenant, endpoint).stopAll();
  }

  @Override
  public void resume(TenantId tenant, WebhookEndpointId endpoint) {
    new DeliveryLines(tenant, endpoint).startAll();
  }

  @Override
  public void drop(TenantId tenant, WebhookEndpointId endpoint) {
    OpenWork.of(tenant)
        .update(OUTGOING_DELIVERY)
        .set(OUTGOING_DELIVERY.STATE, Words.of(DeliveryState.GIVEN_UP))
        .set(OUTGOING_DELIVERY.ENDED_AT, NOW)
        .setNull(OUTGOING_DELIVERY.DUE_AT)
        .setNull(OUTGOING_DELIVERY.LEASE_UNTIL)
        .where(isAt(tenant, endpoint))
        .and(OUTGOING_DELIVERY.STATE.eq(PENDING))
        .execute();
  }

  @Override
  public Backlog backlog() {
    var found = transactions.inNone(dsl -> Routines.outgoingBacklog(dsl.configuration()));
    return new Backlog(
        found.getPending(), Duration.ofSeconds(found.getOldestSeconds()), found.getDisabled());
  }

  private static DeliveryLines lines(Claimed claimed) {
    return new DeliveryLines(claimed.tenant(), claimed.endpoint());
  }

  private static String[] types(String @Nullable [] wanted) {
    return wanted == null ? new String[0] : wanted;
  }

  private static Condition isEndpoint(TenantId tenant, WebhookEndpointId endpoint) {
    return OUTGOING_ENDPOINT.TENANT_ID.eq(tenant).and(OUTGOING_ENDPOINT.ID.eq(endpoint));
  }

  private static Condition isAt(TenantId tenant, WebhookEndpointId endpoint) {
    return OUTGOING_DELIVERY.TENANT_ID.eq(tenant).and(OUTGOING_DELIVERY.ENDPOINT_ID.eq(endpoint));
  }

  private static Condition isStill(Claimed claimed) {
    return isAt(claimed.tenant(), claimed.endpoint())
        .and(OUTGOING_DELIVERY.EVENT_ID.eq(claimed.eventId()))
        .and(OUTGOING_DELIVERY.ATTEMPT.eq(claimed.attempt()))
        .and(OUTGOING_DELIVERY.STATE.eq(PENDING));
  }
}
