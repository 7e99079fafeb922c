package io.purser.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Given;
import io.purser.domain.inbox.EndpointId;
import io.purser.domain.inbox.FakeWebhooks;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The secret of the provider's deliveries, as operators rotate it. */
class ProviderWebhookTest {
  private static final String PATH = "/v1/provider-webhook";

  private final TestServer server = TestServer.shared();
  private final FakeWebhooks provider = server.bean(FakeWebhooks.class);
  private final String admin = server.issuers.operator("admin", server.store.now());

  private TestServer.Call rotate(String body) {
    return rotate(admin, body).header("Purser-Reason", "it is time");
  }

  private TestServer.Call rotate(String token, String body) {
    return server
        .call("POST", PATH + "/rotate-secret")
        .as(token)
        .key(Given.unique("rotation"))
        .json(body);
  }

  private TestServer.Answer get() {
    return server.call("GET", PATH).as(admin).send();
  }

  /** In one test, since all of them share the one endpoint of the one account. */
  @Test
  void a_secret_is_rotated_by_an_admin_and_shown_to_nobody() {
    assertThat(get().problem()).isEqualTo("404 no-provider-webhook");
    assertThat(rotate("{}").send().problem()).isEqualTo("404 no-provider-webhook");

    var account = server.tenant.account();
    server
        .store
        .endpoints()
        .adopt(EndpointId.of(account), account, provider.secret(), Duration.ZERO);
    assertThat(get().expect(200).json().has("previousSecretGoodUntil")).isFalse();
    assertThat(rotate(admin, "{}").send().problem()).isEqualTo("400 reason-missing");
    assertThat(rotate("{\"previous\":\"lose\"}").send().problem()).isEqualTo("400 invalid-value");
    for (var role : new String[] {"support", "compliance"}) {
      var token = server.issuers.operator(role, server.store.now());
      assertThat(rotate(token, "{}").header("Purser-Reason", "x").send().problem())
          .isEqualTo("403 not-permitted");
    }
    assertThat(rotate(server.key, "{}").send().problem()).isEqualTo("403 not-permitted");

    provider.goesAway();
    var unclear = rotate("{}").key("first").send();
    assertThat(unclear.problem()).isEqualTo("503 temporarily-unavailable");
    assertThat(unclear.header("Retry-After")).isEqualTo("1");
    provider.comesBack();

    var rotated = rotate("{}").key("first").send().expect(200);
    var repeated = rotate("{}").key("first").send().expect(200);
    assertThat(repeated.body()).isEqualTo(rotated.body());
    assertThat(repeated.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(rotate("{\"previous\":\"forget\"}").key("first").send().problem())
        .isEqualTo("422 idempotency-key-reused");
    assertThat(provider.secretsMade()).isEqualTo(2);
    assertThat(rotated.json().path("previousSecretGoodUntil").asText()).isNotEmpty();
    assertThat(rotated.body()).doesNotContain("whsec");
    assertThat(get().expect(200).body()).isEqualTo(rotated.body());

    var again = rotate("{\"previous\":\"keep\"}").send();
    assertThat(again.problem()).isEqualTo("409 rotation-under-way");
    assertThat(again.json().path("previousSecretGoodUntil"))
        .isEqualTo(rotated.json().path("previousSecretGoodUntil"));

    var forgotten = rotate("{\"previous\":\"forget\"}").key("second").send().expect(200);
    assertThat(rotate("{\"previous\":\"forget\"}").key("second").send().expect(200).body())
        .isEqualTo(forgotten.body());
    assertThat(forgotten.json().has("previousSecretGoodUntil")).isFalse();
    assertThat(provider.secretsMade()).isEqualTo(3);
  }
}
