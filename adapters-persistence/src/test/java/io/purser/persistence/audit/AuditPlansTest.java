package io.purser.persistence.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.purser.domain.audit.AuditFilter;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.list.PageRequest;
import io.purser.domain.list.Position;
import io.purser.domain.tenant.TenantId;
import io.purser.persistence.OpenWork;
import io.purser.persistence.Samples;
import io.purser.persistence.Sql;
import io.purser.persistence.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What PostgreSQL reads for a page of the audit log, which has {@value #ENTRIES} entries: as much
 * as it shows, wherever the page is. Counts pages of the database and no time.
 */
class AuditPlansTest {
  private static final int ENTRIES = 30_000;
  private static final int LIMIT = 20;
  private static final int FAR_FROM_THE_NEWEST = 10_000;
  private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");

  /** For each row the entry, its key and its digest, down trees of two or three pages. */
  private static final int MOST_BLOCKS = (LIMIT + 1) * 30;

  private static TestDatabase database;
  private static TenantId tenant;
  private static CustomerId customer;

  /** Every hundredth is something that the others are not. They lie on the disk in no order. */
  @BeforeAll
  static void start() throws SQLException {
    database = new TestDatabase();
    tenant = database.newTenant().id();
    customer = new Samples(database).storedPerson(tenant, "ana").id();
    try (var connection = database.asSuperuser()) {
      var sql = new Sql(connection);
      sql.execute(
          """
          INSERT INTO purser.audit_entry (tenant_id, id, at, actor, action, subject, customer_id)
          SELECT ?, 'aud_' || lpad(n::text, 26, '0'), ?::timestamptz + n * interval '1 minute',
            CASE n % 100 WHEN 1 THEN 'operator:ana' ELSE 'service:app' END,
            CASE n % 100 WHEN 2 THEN 'customer.deleted' ELSE 'customer.updated' END,
            CASE n % 100 WHEN 3 THEN ? ELSE 'wal_' || lpad(n::text, 26, '0') END,
            CASE n % 100 WHEN 3 THEN ? END
          FROM generate_series(1, ?) n
          ORDER BY md5(n::text)
          """,
          tenant.value(), FIRST.toString(), customer.value(), customer.value(), ENTRIES);
      // Without the rows that these would have to name.
      sql.execute("SET session_replication_role = replica");
      sql.execute(
          """
          INSERT INTO purser.audit_digest (tenant_id, entry_id, batch, nth, digest)
          SELECT e.tenant_id, e.id, 1, row_number() OVER (ORDER BY e.id), sha256(e.id::bytea)
          FROM purser.audit_entry e
          """);
      sql.execute(
          """
          INSERT INTO purser.data_key (tenant_id, customer_id, wrapped_key)
          SELECT ?, 'cus_' || lpad(n::text, 26, '0'), '\\x00' FROM generate_series(1, 10000) n
          """,
          tenant.value());
      for (var table : List.of("audit_entry", "audit_digest", "audit_waiting", "data_key")) {
        sql.execute("VACUUM ANALYZE purser." + table);
      }
    }
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  static Stream<List<AuditFilter>> lists() {
    return Stream.of(
        List.of(),
        List.of(new AuditFilter.OfCustomer(customer)),
        List.of(new AuditFilter.OfActor("operator:ana")),
        List.of(new AuditFilter.OfActor("service:app")),
        List.of(new AuditFilter.OfAction("customer.deleted")),
        List.of(new AuditFilter.OfSubject(customer.value())),
        List.of(
            new AuditFilter.From(FIRST.plusSeconds(60)),
            new AuditFilter.Before(FIRST.plusSeconds(60L * (ENTRIES - 100)))));
  }

  @ParameterizedTest
  @MethodSource("lists")
  void a_page_far_down_reads_what_the_first_one_reads_and_no_more_than_it_shows(
      List<AuditFilter> filters) {
    for (var from : new Integer[] {null, FAR_FROM_THE_NEWEST}) {
      var plan = explain(filters, from);

      var steps = new ArrayList<String>();
      collect(plan, steps);
      assertThat(steps).doesNotContain("Seq Scan", "Sort", "Incremental Sort");
      assertThat((int) plan.get("Actual Rows").asDouble()).isEqualTo(LIMIT + 1);
      assertThat(blocks(plan)).isLessThan(MOST_BLOCKS);
    }
  }

  @Test
  void a_plan_that_reads_everything_is_noticed() throws SQLException {
    try (var connection = database.asSuperuser()) {
      var sql = new Sql(connection);
      sql.execute("DROP INDEX purser.audit_entry_of_action");
      try {
        List<AuditFilter> deleted = List.of(new AuditFilter.OfAction("customer.deleted"));
        assertThat(blocks(explain(deleted, null))).isGreaterThan(MOST_BLOCKS);
      } finally {
        sql.execute(
            "CREATE INDEX audit_entry_of_action"
                + " ON purser.audit_entry (tenant_id, action, at DESC, id DESC)");
      }
    }
  }

  private static JsonNode explain(List<AuditFilter> filters, @Nullable Integer from) {
    var after =
        from == null
            ? null
            : new Position(FIRST.plusSeconds(60L * from), "aud_" + "%026d".formatted(from));
    var json =
        database
            .work()
            .reading(
                tenant,
                () ->
                    String.valueOf(
                        OpenWork.of(tenant)
                            .fetchValue(
                                "EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {0}",
                                JooqAuditTrail.rows(
                                    tenant, filters, new PageRequest(LIMIT, after, false)))));
    try {
      return JsonMapper.builder().build().readTree(json).get(0).get("Plan");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int blocks(JsonNode plan) {
    return plan.get("Shared Hit Blocks").asInt() + plan.get("Shared Read Blocks").asInt();
  }

  private static void collect(JsonNode node, List<String> steps) {
    steps.add(node.get("Node Type").asText());
    node.path("Plans").forEach(child -> collect(child, steps));
  }
}
