package io.purser.local.faults;

import static io.purser.local.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.purser.local.Api;
import io.purser.local.NodeProcess;
import io.purser.local.Site;
import io.purser.local.WebhookReceiver;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Nodes die between sending a webhook and noting that it was taken. */
@FaultTest
@ResourceLock(Sites.KILLED)
class SentAndKilledTest {
  private final Site site;
  private final Api service;

  SentAndKilledTest(Site site) {
    this.site = site;
    this.service =
        new Api(
            site.nodes().getFirst().url(),
            Map.of("Authorization", "Bearer " + site.key("default")));
  }

  @Test
  void a_webhook_whose_sender_dies_is_sent_again_under_the_same_id_and_nothing_overtakes_it()
      throws Exception {
    var dead = new CountDownLatch(1);
    try (var receiver = WebhookReceiver.start()) {
      var endpoint = post("/v1/webhook-endpoints", Map.of("url", receiver.url()));
      receiver.answering(
          _ -> {
            await(dead);
            return 204;
          });
      var customer = post("/v1/customers", Map.of()).path("id").asText();
      post("/v1/customers/" + customer + "/suspend", Map.of("reason", "a test"));
      eventually(() -> receiver.about(customer), seen -> !seen.isEmpty());

      site.nodes().forEach(NodeProcess::kill);
      // While nobody runs: ending the lease of a node that lives would have two of them send.
      leasesEnd();
      dead.countDown();
      site.nodes().forEach(NodeProcess::start);
      site.nodes().forEach(NodeProcess::awaitReady);

      var messages = eventually(() -> receiver.about(customer), seen -> seen.size() >= 3);
      assertThat(messages)
          .extracting(WebhookReceiver.Received::type)
          .containsExactly("customer.created", "customer.created", "customer.suspended");
      assertThat(messages.getFirst().id()).isEqualTo(messages.get(1).id());
      service.send(
          "DELETE",
          "/v1/webhook-endpoints/" + endpoint.path("id").asText(),
          Map.of(),
          "If-Match",
          "*");
    } finally {
      site.makeWhole();
    }
  }

  private JsonNode post(String path, Object body) throws IOException {
    return service.post(path, body, "Idempotency-Key", UUID.randomUUID().toString()).require(path);
  }

  private void leasesEnd() throws SQLException {
    try (var connection = site.ownersConnection();
        var statement = connection.createStatement()) {
      statement.execute(
          "UPDATE purser.outgoing_delivery SET lease_until = now() WHERE lease_until > now()");
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
