package io.purser.domain.webhook;

import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.list.Pages;
import io.purser.domain.list.Position;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.InMemoryUnitOfWork;
import io.purser.domain.work.Rows;
import io.purser.domain.work.StaleAggregate;
import java.util.Optional;
import java.util.stream.Stream;

/** {@link WebhookEndpoints} in memory. */
final class InMemoryWebhookEndpoints implements WebhookEndpoints {
  private final InMemoryUnitOfWork work;
  private final Rows<WebhookEndpointId, Row> rows;

  InMemoryWebhookEndpoints(InMemoryUnitOfWork work) {
    this.work = work;
    this.rows = new Rows<>(work);
  }

  /**
   * @param plannedTo the position up to which deliveries are planned
   */
  record Row(WebhookEndpoint endpoint, long plannedTo, boolean removed) {}

  @Override
  public void add(WebhookEndpoint endpoint, long after) {
    work.require(endpoint.tenant(), "webhookEndpoints.add");
    rows.add(endpoint.id(), new Row(endpoint, after, false));
  }

  @Override
  public Optional<WebhookEndpoint> get(TenantId tenant, WebhookEndpointId id) {
    work.require(tenant, "webhookEndpoints.get");
    return rows.get(id).filter(row -> isThere(row, tenant)).map(Row::endpoint);
  }

  @Override
  public Optional<WebhookEndpoint> lock(TenantId tenant, WebhookEndpointId id) {
    work.require(tenant, "webhookEndpoints.lock");
    return rows.lock(id).filter(row -> isThere(row, tenant)).map(Row::endpoint);
  }

  @Override
  public WebhookEndpoint save(WebhookEndpoint endpoint) {
    work.require(endpoint.tenant(), "webhookEndpoints.save");
    var row = lockVersion(endpoint);
    var header = endpoint.header();
    var saved =
        new WebhookEndpoint(
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
    rows.put(endpoint.id(), new Row(saved, row.plannedTo, false));
    return saved;
  }

  @Override
  public void remove(WebhookEndpoint endpoint) {
    work.require(endpoint.tenant(), "webhookEndpoints.remove");
    var row = lockVersion(endpoint);
    rows.put(endpoint.id(), new Row(endpoint, row.plannedTo, true));
  }

  private Row lockVersion(WebhookEndpoint endpoint) {
    return rows.lock(endpoint.id())
        .filter(row -> isThere(row, endpoint.tenant()))
        .filter(row -> row.endpoint.header().version() == endpoint.header().version())
        .orElseThrow(() -> new StaleAggregate(endpoint.id().value()));
  }

  @Override
  public Page<WebhookEndpoint> list(TenantId tenant, PageRequest page) {
    work.require(tenant, "webhookEndpoints.list");
    return Pages.cut(
        there(tenant).map(Row::endpoint),
        page,
        endpoint -> new Position(endpoint.header().createdAt(), endpoint.id().value()));
  }

  @Override
  public int count(TenantId tenant) {
    work.require(tenant, "webhookEndpoints.count");
    return Math.toIntExact(there(tenant).count());
  }

  /** For the deliveries, in whatever unit of work they are. */
  Stream<Row> enabled() {
    return rows.all().filter(row -> !row.removed && row.endpoint.isEnabled());
  }

  /** How many are off though nobody asked for it. */
  long failed() {
    return rows.all()
        .filter(row -> !row.removed)
        .filter(
            row ->
                row.endpoint.state() instanceof WebhookEndpoint.State.Disabled(var why, _)
                    && why != WebhookEndpoint.Why.REQUESTED)
        .count();
  }

  Optional<Row> row(WebhookEndpointId id) {
    return rows.get(id);
  }

  Optional<Row> lockRow(WebhookEndpointId id) {
    return rows.lock(id);
  }

  void planned(Row row, long upTo) {
    rows.put(row.endpoint.id(), new Row(row.endpoint, upTo, row.removed));
  }

  private Stream<Row> there(TenantId tenant) {
    return rows.all().filter(row -> isThere(row, tenant));
  }

  private static boolean isThere(Row row, TenantId tenant) {
    return !row.removed && row.endpoint.tenant().equals(tenant);
  }
}
