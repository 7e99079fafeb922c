package io.purser.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Given;
import io.purser.domain.audit.AuditEntry;
import io.purser.domain.audit.MemberChange;
import java.util.List;
import org.junit.jupiter.api.Test;

class SuspensionTest {
  private final TestServer server = TestServer.shared();
  private final String path = "/v1/customers/" + server.given.customer(server.tenant).id();

  @Test
  void a_customer_is_suspended_and_let_back_in() {
    var suspended = post("/suspend", "{\"reason\":\"reported as stolen\"}").expect(200);
    assertThat(suspended.json().get("state").asText()).isEqualTo("suspended");
    assertThat(suspended.json().get("suspension").get("reason").asText())
        .isEqualTo("reported as stolen");
    assertThat(suspended.header("ETag")).isEqualTo("\"2\"");

    var again = post("/suspend", "{\"reason\":\"another reason\"}").expect(200);
    assertThat(again.body()).isEqualTo(suspended.body());

    var back = post("/reactivate", "{\"reason\":\"was found\"}").expect(200);
    assertThat(back.json().get("state").asText()).isEqualTo("active");
    assertThat(back.json().get("suspension").isNull()).isTrue();
  }

  @Test
  void a_retry_that_comes_late_does_not_undo_what_was_done_since() {
    var key = Given.unique("key");
    var suspended = suspend(key).expect(200);
    post("/reactivate", "{\"reason\":\"was found\"}").expect(200);

    IdempotencyTest.assertSameAnswer(suspend(key), suspended);
    assertThat(server.get(path).json().get("state").asText()).isEqualTo("active");
  }

  private TestServer.Answer suspend(String key) {
    return server.call("POST", path + "/suspend").key(key).json("{\"reason\":\"lost\"}").send();
  }

  @Test
  void the_reason_is_in_the_body_and_in_the_audit_log() {
    assertThat(post("/suspend", "{}").problem()).isEqualTo("400 missing-member");
    assertThat(post("/suspend", "{\"reason\":\"\"}").problem()).isEqualTo("400 invalid-value");
    assertThat(post("/reactivate", "{\"reason\":null}").problem()).isEqualTo("400 missing-member");

    var operator = server.issuers.operator("compliance", server.store.now());
    server
        .call("POST", path + "/suspend")
        .as(operator)
        .key(Given.unique("key"))
        .json("{\"reason\":\"sanctions hit\"}")
        .send()
        .expect(200);
    assertThat(server.store.auditLog().all())
        .filteredOn(entry -> path.endsWith(entry.subject()))
        .filteredOn(entry -> entry.action().equals("customer.suspended"))
        .singleElement()
        .returns("sanctions hit", AuditEntry::reason)
        .returns("127.0.0.1", entry -> entry.by().address())
        .returns(
            List.of(new MemberChange.Plain("state", "ACTIVE", "SUSPENDED")), AuditEntry::changes);
  }

  @Test
  void an_end_user_may_look_and_learns_no_reason() {
    var customer = server.given.customer(server.tenant);
    server
        .call("POST", "/v1/customers/" + customer.id() + "/suspend")
        .key(Given.unique("key"))
        .json("{\"reason\":\"secret\"}")
        .send()
        .expect(200);

    var token =
        server.issuers.user(
            Given.unique("subject"),
            server.store.now(),
            it -> it.claim(Issuers.CUSTOMER_CLAIM, customer.id().value()));
    var me = server.call("GET", "/v1/customers/me").as(token).send().expect(200);
    assertThat(me.json().get("state").asText()).isEqualTo("suspended");
    assertThat(me.body()).doesNotContain("secret");
    var suspend = server.call("POST", "/v1/customers/me/suspend").as(token);
    assertThat(suspend.json("{\"reason\":\"x\"}").send().problem()).isEqualTo("403 not-permitted");
  }

  private TestServer.Answer post(String action, String body) {
    return server.create(path + action, body);
  }
}
