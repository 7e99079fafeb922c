package io.purser.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Given;
import io.purser.domain.inbox.EndpointId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeliveryTest {
  private final TestServer server = TestServer.shared();
  private final String secret = Given.unique("secret");
  private final EndpointId endpoint = endpoint();
  private final String path = "/v1/webhooks/yativo/" + endpoint;

  @Test
  void a_delivery_is_kept_and_then_acknowledged() {
    long before = server.store.inbox().waiting();

    var answer = deliver(path, "not even JSON", secret).send();

    assertThat(answer.expect(200).body()).isEqualTo("{}");
    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    assertThat(server.store.inbox().waiting()).isEqualTo(before + 1);
  }

  @Test
  void any_type_and_256_kib_are_taken_and_not_a_byte_more() {
    var most = "x".repeat(256 * 1024);

    for (var type :
        List.of("text/plain", "application/x-www-form-urlencoded", "multipart/form-data")) {
      assertThat(deliver(path, most, secret).header("Content-Type", type).send().status())
          .as(type)
          .isEqualTo(200);
    }
    assertThat(deliver(path, most + "x", secret).send().problem()).isEqualTo("413 body-too-large");
  }

  @Test
  void an_unknown_endpoint_and_a_wrong_signature_are_refused_in_the_same_words() {
    var forged = deliver(path, "{}", "another secret").send();

    assertThat(forged.problem()).isEqualTo("401 webhook-signature-invalid");
    var unknown = "/v1/webhooks/yativo/" + EndpointId.next(Given.IDS);
    assertThat(deliver(unknown, "{}", secret).send().lessTrace()).isEqualTo(forged.lessTrace());
    assertThat(deliver("/v1/webhooks/yativo/x", "{}", secret).send().lessTrace())
        .isEqualTo(forged.lessTrace());
    assertThat(server.call("POST", path).anonymous().json("{}").send().lessTrace())
        .isEqualTo(forged.lessTrace());
  }

  @Test
  void a_body_that_is_empty_is_refused_like_any_other_and_taken_when_it_is_signed() {
    var forged = deliver(path, "{}", "another secret").send();

    for (var wrong :
        List.of(
            server.call("POST", path).anonymous(),
            deliver(path, "", "another secret"),
            deliver("/v1/webhooks/yativo/x", "", secret))) {
      assertThat(wrong.send().lessTrace()).isEqualTo(forged.lessTrace());
    }
    assertThat(deliver(path, "", secret).send().status()).isEqualTo(200);
  }

  @Test
  void headers_that_come_twice_reach_the_verifier_twice() {
    assertThat(deliver(path, "{}", secret).header("X-Yativo-Timestamp", "2").send().problem())
        .isEqualTo("401 webhook-signature-invalid");
    assertThat(deliver(path, "{}", secret).header("X-Yativo-Signature", "x").send().problem())
        .isEqualTo("401 webhook-signature-invalid");
  }

  private TestServer.Call deliver(String to, String body, String signedWith) {
    return server
        .call("POST", to)
        .anonymous()
        .header("X-Yativo-Timestamp", "1")
        .header("X-Yativo-Signature", signedWith + ":" + body.length())
        .body(body.getBytes(StandardCharsets.UTF_8));
  }

  private EndpointId endpoint() {
    var id = EndpointId.next(Given.IDS);
    server.store.endpoints().adopt(id, server.given.tenant().account(), secret, Duration.ZERO);
    return id;
  }
}
