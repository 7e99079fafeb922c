package io.purser.persistence.webhook;

import static io.purser.persistence.schema.Tables.OUTGOING_ENDPOINT;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.val;

import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.list.Position;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.webhook.WebhookEndpoint;
import io.purser.domain.webhook.WebhookEndpointId;
import io.purser.domain.webhook.WebhookEndpoints;
import io.purser.domain.work.StaleAggregate;
import io.purser.persistence.OpenWork;
import io.purser.persistence.Pages;
import io.purser.persistence.schema.tables.records.OutgoingEndpointRecord;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.SelectConditionStep;
import org.jspecify.annotations.Nullable;

@Singleton
final class JooqWebhookEndpoints implements WebhookEndpoints {
  private final EndpointColumns columns;

  JooqWebhookEndpoints(EndpointColumns columns) {
    this.columns = columns;
  }

  @Override
  public void add(WebhookEndpoint endpoint, long after) {
    var header = endpoint.header();
    var added = new OutgoingEndpointRecord();
    added.setTenantId(header.tenant());
    added.setId(header.id());
    added.setCreatedAt(header.createdAt());
    added.setVersion(header.version());
    added.setPlannedTo(after);
    columns.write(endpoint, added);
    OpenWork.of(header.tenant()).insertInto(OUTGOING_ENDPOINT).set(added).execute();
  }

  @Override
  public Optional<WebhookEndpoint> get(TenantId tenant, WebhookEndpointId id) {
    return one(tenant, id).fetchOptional().map(columns::read);
  }

  @Override
  public Optional<WebhookEndpoint> lock(TenantId tenant, WebhookEndpointId id) {
    return one(tenant, id).forUpdate().fetchOptional().map(columns::read);
  }

  private static SelectConditionStep<OutgoingEndpointRecord> one(
      TenantId tenant, WebhookEndpointId id) {
    return OpenWork.of(tenant)
        .selectFrom(OUTGOING_ENDPOINT)
        .where(isThere(tenant))
        .and(OUTGOING_ENDPOINT.ID.eq(id));
  }

  @Override
  public WebhookEndpoint save(WebhookEndpoint endpoint) {
    var changed = new OutgoingEndpointRecord();
    columns.write(endpoint, changed);
    var header = endpoint.header();
    changed.setVersion(header.version() + 1);
    requireSaved(
        endpoint,
        OpenWork.of(header.tenant())
            .update(OUTGOING_ENDPOINT)
            .set(changed)
            .where(isVersion(header))
            .execute());
    return new WebhookEndpoint(
        new WebhookEndpoint.Header(
            header.id(),
            header.tenant(),
            header.createdAt(),
            header.updatedAt(),
            header.version() + 1),
        endpoint.url(),
        endpoint.description(),
        endpoint.wanted(),
        endpoint.secrets(),
        endpoint.state());
  }

  @Override
  public void remove(WebhookEndpoint endpoint) {
    var header = endpoint.header();
    requireSaved(
        endpoint,
        OpenWork.of(header.tenant())
            .update(OUTGOING_ENDPOINT)
            .set(OUTGOING_ENDPOINT.STATE, EndpointColumns.REMOVED)
            .setNull(OUTGOING_ENDPOINT.URL)
            .setNull(OUTGOING_ENDPOINT.SECRETS)
            .setNull(OUTGOING_ENDPOINT.DISABLED_WHY)
            .setNull(OUTGOING_ENDPOINT.DISABLED_AT)
            .where(isVersion(header))
            .execute());
  }

  private static void requireSaved(WebhookEndpoint endpoint, int saved) {
    if (saved == 0) {
      throw new StaleAggregate(endpoint.id().value());
    }
  }

  @Override
  public Page<WebhookEndpoint> list(TenantId tenant, PageRequest page) {
    var found =
        OpenWork.of(tenant)
            .selectFrom(OUTGOING_ENDPOINT)
            .where(isThere(tenant))
            .and(isAfter(page.after()))
            .orderBy(OUTGOING_ENDPOINT.CREATED_AT.desc(), OUTGOING_ENDPOINT.ID.desc())
            .limit(Pages.rowsFor(page))
            .fetch(columns::read);
    return Pages.of(
        found,
        page,
        last -> new Position(last.header().createdAt(), last.id().value()),
        () -> count(tenant));
  }

  @Override
  public int count(TenantId tenant) {
    return OpenWork.of(tenant).fetchCount(OUTGOING_ENDPOINT, isThere(tenant));
  }

  private static Condition isThere(TenantId tenant) {
    return OUTGOING_ENDPOINT
        .TENANT_ID
        .eq(tenant)
        .and(OUTGOING_ENDPOINT.STATE.ne(EndpointColumns.REMOVED));
  }

  private static Condition isVersion(WebhookEndpoint.Header header) {
    return isThere(header.tenant())
        .and(OUTGOING_ENDPOINT.ID.eq(header.id()))
        .and(OUTGOING_ENDPOINT.VERSION.eq(header.version()));
  }

  private static Condition isAfter(@Nullable Position last) {
    return last == null
        ? noCondition()
        : row(OUTGOING_ENDPOINT.CREATED_AT, OUTGOING_ENDPOINT.ID)
            .lt(row(val(last.createdAt()), val(new WebhookEndpointId(last.id()))));
  }
}
