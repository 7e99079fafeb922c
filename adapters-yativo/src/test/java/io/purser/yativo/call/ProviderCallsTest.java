package io.purser.yativo.call;

import static io.purser.yativo.testing.Adapter.soon;
import static io.purser.yativo.testing.Loopback.json;
import static io.purser.yativo.testing.OneAccount.ID;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.purser.yativo.testing.Adapter;
import io.purser.yativo.testing.Loopback;
import io.purser.yativo.testing.RunningTwin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class ProviderCallsTest {
  private static final String TOKEN =
      "{\"success\":true,\"access_token\":\"t0k3n\",\"expires_in\":3600}";
  private static final Request LIST =
      Request.post(Route.LIST_CUSTOMERS, JsonNodeFactory.instance.objectNode());
  private static final Request CREATE =
      Request.post(
          Route.CREATE_CUSTOMER,
          JsonNodeFactory.instance.objectNode().put("email", "ana@example.com"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        TOKEN,
        "{\"success\":true,\"data\":{\"access_token\":\"t0k3n\",\"expires_in\":\"3600\"}}",
        "{\"status\":\"success\",\"data\":{\"token\":\"t0k3n\"}}",
        "{\"access_token\":\"t0k3n\",\"data\":{\"scopes\":[]},\"expires_at\":\"2026-11-21T11:00:00Z\"}"
      })
  void a_token_is_read_in_every_form_that_was_seen(String answer) {
    try (var provider = Loopback.playing(json(200, answer), json(200, "{}"));
        var adapter = Adapter.calling(provider.baseUrl())) {
      assertThat(call(adapter, LIST)).isInstanceOf(Verdict.Ok.class);
      assertThat(provider.received().getFirst().body())
          .isEqualTo(
              "{\"api_key\":\"" + Adapter.KEY + "\",\"api_secret\":\"" + Adapter.SECRET + "\"}");
      assertThat(provider.received().getFirst().headers()).doesNotContainKey("authorization");
      assertThat(provider.received().getLast().headers())
          .containsEntry("authorization", "Bearer t0k3n");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{}", "{\"access_token\":\"\"}", "{\"access_token\":\"a\\nb\"}", "<html></html>"})
  void without_a_usable_token_nothing_is_sent(String answer) {
    try (var provider = Loopback.playing(json(200, answer));
        var adapter = Adapter.calling(provider.baseUrl())) {
      assertThat(call(adapter, CREATE)).isInstanceOf(Verdict.NoToken.class);
      assertThat(provider.received("create-customer")).isZero();
    }
  }

  @Test
  void a_token_endpoint_that_is_down_means_that_nothing_was_sent() {
    try (var provider = Loopback.playing(Loopback.hangUp());
        var adapter = Adapter.calling(provider.baseUrl())) {
      assertThat(call(adapter, CREATE)).isInstanceOf(Verdict.NoToken.class);
      assertThat(provider.received("create-customer")).isZero();
    }
  }

  @Test
  void credentials_that_are_refused_are_not_tried_again_at_once() {
    try (var provider =
            Loopback.playing(json(401, "{\"success\":false,\"error\":\"Invalid API key\"}"));
        var adapter = Adapter.calling(provider.baseUrl())) {
      var first = call(adapter, CREATE);
      var second = call(adapter, CREATE);

      assertThat(first).isInstanceOf(Verdict.NoToken.class);
      assertThat(((Verdict.NoToken<?>) first).retryAfter()).isEqualTo(Duration.ofSeconds(30));
      assertThat(second).isInstanceOf(Verdict.NoToken.class);
      assertThat(provider.received()).hasSize(1);
    }
  }

  @Test
  void a_token_that_is_refused_is_replaced_once() {
    try (var provider =
            Loopback.playing(
                json(200, TOKEN),
                json(401, "{\"error\":\"unauthorized\"}"),
                json(200, TOKEN.replace("t0k3n", "n3w")),
                json(200, "{}"));
        var adapter = Adapter.calling(provider.baseUrl())) {
      assertThat(call(adapter, CREATE)).isInstanceOf(Verdict.Ok.class);
      assertThat(provider.received().getLast().headers())
          .containsEntry("authorization", "Bearer n3w");
    }
  }

  @Test
  void a_second_refusal_means_not_executed_and_waits_for_a_person() {
    try (var provider =
            Loopback.playing(json(200, TOKEN), json(401, "{}"), json(200, TOKEN), json(401, "{}"));
        var adapter = Adapter.calling(provider.baseUrl())) {
      var verdict = call(adapter, CREATE);

      assertThat(verdict).isEqualTo(new Verdict.Unauthorized<String>());
      assertThat(((Verdict.NotExecuted<?>) verdict).retryAfter()).isPositive();
      assertThat(provider.received()).hasSize(4);
    }
  }

  @Test
  void fifty_calls_whose_token_is_revoked_fetch_one_new_token() throws Exception {
    try (var twin = RunningTwin.start();
        var adapter = twin.adapter("concurrent-calls=64")) {
      var _ = call(adapter, LIST);
      twin.revokeTokens();
      var verdicts = new ArrayList<CompletableFuture<Verdict<String>>>();
      for (int i = 0; i < 50; i++) {
        var verdict = new CompletableFuture<Verdict<String>>();
        verdicts.add(verdict);
        Thread.startVirtualThread(() -> verdict.complete(call(adapter, LIST)));
      }
      for (var verdict : verdicts) {
        assertThat(verdict.get(10, TimeUnit.SECONDS)).isInstanceOf(Verdict.Ok.class);
      }
      assertThat(twin.requests("/auth/token")).isEqualTo(2);
    }
  }

  @Test
  void after_too_many_failures_the_provider_is_left_alone() {
    try (var provider = Loopback.playing(json(200, TOKEN), json(503, "{}"));
        var adapter = Adapter.calling(provider.baseUrl(), "rest-after-failures=9s")) {
      for (int i = 0; i < 10; i++) {
        assertThat(call(adapter, CREATE)).isInstanceOf(Verdict.Ambiguous.class);
      }
      var verdict = call(adapter, CREATE);

      assertThat(verdict).isInstanceOf(Verdict.NotSent.class);
      assertThat(((Verdict.NotSent<?>) verdict).retryAfter()).isEqualTo(Duration.ofSeconds(9));
      assertThat(provider.received("create-customer")).isEqualTo(10);
    }
  }

  @Test
  void an_exchange_is_logged_and_measured_without_anything_secret_or_personal() {
    var logger = (Logger) LoggerFactory.getLogger("io.purser.yativo");
    var events = new ListAppender<ILoggingEvent>();
    events.start();
    logger.addAppender(events);
    logger.setLevel(Level.TRACE);
    try (var provider =
            Loopback.playing(
                json(200, TOKEN),
                json(200, "{\"email\":\"ana@example.com\"}", "X-Request-Id: req-1"),
                json(409, "{\"error\":\"conflict\",\"message\":\"ana@example.com is taken\"}"),
                json(200, "<html>ana@example.com</html>"));
        var adapter = Adapter.calling(provider.baseUrl())) {
      for (int i = 0; i < 3; i++) {
        var _ = call(adapter, CREATE);
      }
      var lines = events.list.stream().map(ILoggingEvent::getFormattedMessage).toList();

      assertThat(lines)
          .hasSize(4)
          .allSatisfy(
              line ->
                  assertThat(line)
                      .doesNotContain("t0k3n", Adapter.KEY, Adapter.SECRET, "ana", "taken"));
      assertThat(lines.get(1))
          .matches(
              "provider call: operation=create_customer account=main class=write status=200"
                  + " verdict=ok took=\\d+ms request=req-1");
      assertThat(lines.get(2)).contains("verdict=rejected").endsWith("code=conflict");
      assertThat(lines.get(3)).contains("verdict=ambiguous").contains("unreadable");
      assertThat(
              adapter
                  .meters()
                  .get("purser.provider.call")
                  .tag("operation", "create_customer")
                  .tag("verdict", "rejected")
                  .timer()
                  .count())
          .isOne();
    } finally {
      logger.detachAppender(events);
      logger.setLevel(null);
    }
  }

  private static Verdict<String> call(Adapter adapter, Request request) {
    return adapter
        .bean(ProviderCalls.class)
        .call(ID, request, soon(), _ -> new Reading.Understood<>("read"));
  }
}
