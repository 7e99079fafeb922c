package io.purser.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.purser.domain.Given;
import io.purser.domain.audit.AuditEntry;
import io.purser.domain.audit.DigestedEntry;
import io.purser.domain.customer.Customer;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuditTest {
  private static final String PATH = "/v1/audit-entries";

  private final TestServer server = TestServer.shared();
  private Customer customer;
  private String operator;

  @BeforeEach
  void suspend_a_customer() {
    customer = server.given.customer(server.tenant);
    operator = server.issuers.operator("compliance", server.store.now());
    server
        .call("POST", "/v1/customers/" + customer.id() + "/suspend")
        .as(operator)
        .key(Given.unique("key"))
        .json("{\"reason\":\"sanctions hit\"}")
        .send()
        .expect(200);
  }

  private TestServer.Answer read(String path) {
    return server.call("GET", path).as(operator).header("Purser-Reason", "case 4711").send();
  }

  private List<AuditEntry> noted(String action) {
    return server.store.auditLog().all().stream()
        .filter(entry -> entry.action().equals(action))
        .toList();
  }

  @Test
  void an_operator_reads_who_did_what_and_that_is_noted_once() {
    int before = noted("audit_log.read").size();

    var items = read(PATH + "?customerId=" + customer.id()).expect(200).json().get("items");

    assertThat(items).hasSize(1);
    var entry = items.get(0);
    assertThat(entry.get("action").asText()).isEqualTo("customer.suspended");
    assertThat(entry.get("subject").asText()).isEqualTo(customer.id().value());
    assertThat(entry.get("customerId").asText()).isEqualTo(customer.id().value());
    assertThat(entry.get("actor").asText()).startsWith("operator:");
    assertThat(entry.get("reason").asText()).isEqualTo("sanctions hit");
    assertThat(entry.get("address").asText()).isEqualTo("127.0.0.1");
    assertThat(entry.get("changes").toString())
        .isEqualTo(
            "[{\"member\":\"state\",\"before\":\"ACTIVE\",\"after\":\"SUSPENDED\",\"hashed\":false}]");
    assertThat(noted("audit_log.read")).hasSize(before + 1);
    assertThat(noted("audit_log.read").getLast())
        .returns("case 4711", AuditEntry::reason)
        .returns(server.tenant.id().value(), AuditEntry::subject);
  }

  @Test
  void conditions_hold_together_and_pages_follow_one_another() {
    var actor = server.store.auditLog().all().getLast().actor();
    var here = PATH + "?customerId=" + customer.id();
    assertThat(
            read(here + "&action=customer.suspended&subject=" + customer.id()).json().get("items"))
        .hasSize(1);
    assertThat(read(here + "&action=customer.reactivated").json().get("items")).isEmpty();
    assertThat(read(here + "&before=2020-01-01T00:00:00Z").json().get("items")).isEmpty();
    assertThat(read(here + "&from=2020-01-01T00:00:00Z").json().get("items")).hasSize(1);
    assertThat(actor).startsWith("operator:");

    var first = read(PATH + "?action=audit_log.read&limit=1&include=total").expect(200).json();
    assertThat(first.get("total").asLong()).isPositive();
    var next =
        read(PATH + "?action=audit_log.read&limit=1&cursor=" + first.get("nextCursor").asText());
    assertThat(next.expect(200).json().get("items").get(0).get("id"))
        .isNotEqualTo(first.get("items").get(0).get("id"));
  }

  @Test
  void what_makes_no_sense_is_refused_and_so_is_everybody_else() {
    assertThat(read(PATH + "?customerId=ana").problem()).isEqualTo("400 invalid-parameter");
    assertThat(read(PATH + "?from=today").problem()).isEqualTo("400 invalid-parameter");
    assertThat(server.call("GET", PATH).as(operator).send().problem())
        .isEqualTo("400 reason-missing");
    assertThat(server.get(PATH).status()).isEqualTo(403);
    var support = server.issuers.operator("support", server.store.now());
    assertThat(
            server.call("GET", PATH).as(support).header("Purser-Reason", "curious").send().status())
        .isEqualTo(403);
    assertThat(read(PATH + "/export").problem()).isEqualTo("400 invalid-parameter");
    assertThat(
            read(PATH + "/export?from=2026-02-01T00:00:00Z&before=2026-01-01T00:00:00Z").problem())
        .isEqualTo("400 invalid-parameter");
  }

  @Test
  void an_export_holds_what_its_digests_are_made_of() throws IOException {
    var sealedAt = server.store.now();
    server.store.auditSeals().seal(server.tenant.id(), 10_000, sealedAt);

    var answer =
        read(PATH + "/export?from=" + sealedAt + "&before=" + sealedAt.plusSeconds(1)).expect(200);

    var lines = new ArrayList<JsonNode>();
    for (var line : answer.body().split("\n", -1)) {
      if (!line.isEmpty()) {
        lines.add(new JsonMapper().readTree(line));
      }
    }
    var batch = lines.getFirst().get("batch");
    assertThat(batch.get("tenantId").asText()).isEqualTo(server.tenant.id().value());
    assertThat(batch.get("entries").asInt()).isEqualTo(lines.size() - 2);
    assertThat(lines.getLast().get("end").get("batches").asInt()).isEqualTo(1);
    assertThat(lines.subList(1, lines.size() - 1))
        .allSatisfy(
            line -> {
              var entry = line.get("entry");
              assertThat(again(entry).digest().hex()).isEqualTo(entry.get("digest").asText());
            })
        .anySatisfy(
            line ->
                assertThat(line.get("entry").get("subject").asText())
                    .isEqualTo(customer.id().value()));
    assertThat(noted("audit_log.exported").getLast().reason()).isEqualTo("case 4711");
  }

  private static DigestedEntry again(JsonNode entry) {
    var stored = entry.get("stored");
    return DigestedEntry.of(
        entry.get("tenantId").asText(),
        entry.get("id").asText(),
        Instant.parse(entry.get("at").asText()),
        entry.get("actor").asText(),
        entry.get("action").asText(),
        entry.get("subject").asText(),
        text(entry.get("customerId")),
        bytes(stored.get("reason")),
        text(entry.get("requestId")),
        bytes(stored.get("address")),
        bytes(stored.get("changes")));
  }

  private static @Nullable String text(JsonNode node) {
    return node.isNull() ? null : node.asText();
  }

  private static byte @Nullable [] bytes(JsonNode node) {
    return node.isNull() ? null : Base64.getDecoder().decode(node.asText());
  }
}
