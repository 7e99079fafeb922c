package io.purser.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Given;
import io.purser.domain.customer.Email;
import io.purser.domain.operation.Rejection;
import io.purser.domain.operation.Rejection.Reason;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RegistrationTest {
  private final TestServer server = TestServer.shared();
  private final String email = Given.unique("ana") + "@example.com";
  private final String key = Given.unique("key");

  @AfterEach
  void theProviderIsBack() {
    server.provider.comesBack();
  }

  @Test
  void a_customer_is_registered_at_once_when_the_provider_answers() {
    var id = server.newCustomer("{\"email\":\"%s\"}".formatted(email));

    var registered = register(id).expect(200);

    assertThat(registered.json().get("registration").get("state").asText()).isEqualTo("registered");
    assertThat(registered.json().get("provider").get("status").asText()).isEqualTo("active");
    IdempotencyTest.assertSameAnswer(register(id), registered);
    assertThat(server.create(path(id), "").problem()).isEqualTo("409 already-registered");
    assertThat(server.get("/v1/customers/" + id).body()).isEqualTo(registered.body());
  }

  @Test
  void a_provider_that_is_away_gives_a_202_until_the_outcome_is_known() {
    var id = server.newCustomer("{\"email\":\"%s\"}".formatted(email));
    server.provider.goesAway();

    var accepted = register(id).expect(202);
    var operation = accepted.header("Location");
    assertThat(operation).matches("/v1/operations/op_[0-9a-z]{26}");
    assertThat(accepted.header("Retry-After")).matches("[1-9][0-9]*");
    assertThat(accepted.json().get("state").asText()).isEqualTo("pending");
    assertThat(server.get("/v1/customers/" + id).json().get("registration").get("state").asText())
        .isEqualTo("pending");
    assertThat(server.get(operation).expect(200).json().get("state").asText()).isEqualTo("pending");

    server.provider.comesBack();
    server.settle(operation);

    var done = server.get(operation).expect(200).json();
    assertThat(done.get("state").asText()).isEqualTo("confirmed");
    assertThat(done.get("result").asText()).isEqualTo("/v1/customers/" + id);
    var settled = register(id).expect(200);
    assertThat(settled.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(settled.json().get("registration").get("state").asText()).isEqualTo("registered");
    assertThat(server.provider.customersMade(server.tenant.account(), new Email(email)))
        .isEqualTo(1);
  }

  @Test
  void a_refusal_says_why_and_stays() {
    var id = server.newCustomer("{\"email\":\"%s\"}".formatted(email));
    server.provider.refusesTheNextWrite(new Rejection(Reason.REFUSED_BY_PROVIDER, "KYC_COUNTRY"));

    var refused = register(id);

    assertThat(refused.problem()).isEqualTo("422 refused-by-provider");
    assertThat(refused.json().get("providerCode").asText()).isEqualTo("KYC_COUNTRY");
    assertThat(refused.json().get("customerId").asText()).isEqualTo(id);
    IdempotencyTest.assertSameAnswer(register(id), refused);
    assertThat(server.get("/v1/customers/" + id).json().get("registration"))
        .hasToString("{\"state\":\"failed\",\"reason\":\"refused-by-provider\"}");
  }

  @Test
  void an_email_that_the_provider_knows_already_is_not_taken_over() {
    server.provider.hasCustomer(server.tenant.account(), new Email(email));
    var id = server.newCustomer("{\"email\":\"%s\"}".formatted(email));

    assertThat(register(id).problem()).isEqualTo("409 email-known-to-provider");
  }

  @Test
  void a_customer_without_email_or_one_that_is_suspended_is_not_registered() {
    var nameless = server.newCustomer("{}");
    assertThat(register(nameless).problem()).isEqualTo("409 email-missing");
    server
        .call("POST", "/v1/customers/" + nameless + "/suspend")
        .key(Given.unique("key"))
        .json("{\"reason\":\"x\"}")
        .send()
        .expect(200);
    assertThat(server.create(path(nameless), "").problem()).isEqualTo("409 customer-suspended");
    assertThat(server.create(path("cus_00000000000000000000000000"), "").problem())
        .isEqualTo("404 no-such-customer");
  }

  @Test
  void a_body_that_says_anything_is_refused_and_does_not_use_the_key_up() {
    var id = server.newCustomer("{\"email\":\"%s\"}".formatted(email));

    assertThat(server.call("POST", path(id)).key(key).json("{\"force\":true}").send().problem())
        .isEqualTo("400 unknown-member");
    assertThat(server.call("POST", path(id)).key(key).json("[]").send().problem())
        .isEqualTo("400 malformed-json");
    assertThat(
            server
                .call("POST", path(id))
                .key(key)
                .header("Content-Type", "text/plain")
                .body("force".getBytes(StandardCharsets.UTF_8))
                .send()
                .problem())
        .isEqualTo("415 unsupported-media-type");
    server.call("POST", path(id)).key(key).json("{}").send().expect(200);
    assertThat(register(id).expect(200).header("Idempotent-Replayed")).isEqualTo("true");
  }

  private TestServer.Answer register(String id) {
    return server.call("POST", path(id)).key(key).send();
  }

  private static String path(String id) {
    return "/v1/customers/" + id + "/registration";
  }
}
