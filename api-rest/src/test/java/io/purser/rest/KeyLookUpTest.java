package io.purser.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Given;
import io.purser.domain.access.Scope;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KeyLookUpTest {
  private final TestServer server = TestServer.shared();
  private final String key = Given.unique("a/key?with&all%of#it..");

  @AfterEach
  void theProviderIsBack() {
    server.provider.comesBack();
  }

  private TestServer.Answer lookUp(String credential) {
    var query = URLEncoder.encode(key, StandardCharsets.UTF_8);
    return server.call("GET", "/v1/idempotency-keys/lookup?key=" + query).as(credential).send();
  }

  @Test
  void a_key_that_nobody_has_sent_is_not_known() {
    assertThat(lookUp(server.key).problem()).isEqualTo("404 no-such-key");
  }

  @Test
  void whoever_sent_a_request_learns_what_became_of_it() {
    server.call("POST", "/v1/customers").key(key).json("{}").send().expect(201);

    var known = lookUp(server.key).expect(200).json();
    assertThat(known.get("key").asText()).isEqualTo(key);
    assertThat(known.get("state").asText()).isEqualTo("answered");
    assertThat(known.get("operationId").isNull()).isTrue();
    assertThat(
            Duration.between(
                Instant.parse(known.get("createdAt").asText()),
                Instant.parse(known.get("keptUntil").asText())))
        .isEqualTo(Duration.ofDays(30));
    var rotated = server.key(server.tenant.id(), Scope.CUSTOMERS_WRITE);
    assertThat(lookUp(rotated).expect(200).json()).isEqualTo(known);
  }

  @Test
  void a_202_is_accepted_until_its_operation_is_settled() {
    var email = Given.unique("ana") + "@example.com";
    var id = server.newCustomer("{\"email\":\"%s\"}".formatted(email));
    server.provider.goesAway();
    var accepted =
        server.call("POST", "/v1/customers/" + id + "/registration").key(key).send().expect(202);

    var known = lookUp(server.key).expect(200).json();
    assertThat(known.get("state").asText()).isEqualTo("accepted");
    assertThat(accepted.header("Location"))
        .isEqualTo("/v1/operations/" + known.get("operationId").asText());
    assertThat(accepted.header("Retry-After")).matches("[1-9][0-9]*");

    server.provider.comesBack();
    server.settle(accepted.header("Location"));
    assertThat(lookUp(server.key).expect(200).json().get("state").asText()).isEqualTo("answered");
  }

  @Test
  void nobody_else_learns_anything() {
    server.call("POST", "/v1/customers").key(key).json("{}").send().expect(201);

    var operator = server.issuers.operator("admin", server.store.now());
    var elsewhere = server.key(server.given.tenant().id(), Scope.values());
    assertThat(lookUp(operator).problem()).isEqualTo("404 no-such-key");
    assertThat(lookUp(elsewhere).problem()).isEqualTo("404 no-such-key");
  }

  @Test
  void a_key_must_be_given_in_its_form() {
    assertThat(server.get("/v1/idempotency-keys/lookup").problem())
        .isEqualTo("400 invalid-parameter");
    assertThat(server.get("/v1/idempotency-keys/lookup?key=a%20b").problem())
        .isEqualTo("400 invalid-parameter");
  }
}
