package io.purser.peer.customer;

import io.purser.domain.customer.Customer;
import io.purser.domain.id.Ids;
import io.purser.peer.seal.Place;
import io.purser.peer.seal.Sealer;
import io.purser.peer.store.Times;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The event log and the audit log, written together in one round trip. */
@Repository
class JournalRows {
  private static final String CREATED = "customer.created";

  private static final String INSERT =
      """
      INSERT INTO purser.event_log (tenant_id, id, type, subject, customer_id, facts, occurred_at)
      VALUES (?, ?, ?, ?, ?, ?, ?);
      INSERT INTO purser.audit_entry
        (tenant_id, id, at, actor, action, subject, customer_id, reason, request_id)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private final JdbcClient jdbc;
  private final Ids ids;
  private final JsonMapper json;

  JournalRows(JdbcClient jdbc, Ids ids, JsonMapper json) {
    this.jdbc = jdbc;
    this.ids = ids;
    this.json = json;
  }

  void created(Customer customer, Sealer sealer, String actor, String requestId) {
    var tenant = customer.header().tenant().value();
    var id = customer.id().value();
    var at = Times.column(customer.header().createdAt());
    var event = ids.next("evt");
    var facts = json.writeValueAsBytes(Map.of("type", customer.profile().type().name()));
    jdbc.sql(INSERT)
        .params(
            tenant,
            event,
            CREATED,
            id,
            id,
            sealer.seal(new Place("event_log", "facts", tenant, event), facts),
            at)
        .params(tenant, ids.next("aud"), at, actor, CREATED, id, id)
        .param(null)
        .param(requestId)
        .update();
  }
}
