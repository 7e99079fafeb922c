package io.purser.yativo.webhook;

import static io.purser.yativo.testing.Adapter.soon;
import static io.purser.yativo.testing.OneAccount.ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.inbox.WebhookRegistrar;
import io.purser.domain.inbox.WebhookRegistrar.Result;
import io.purser.yativo.testing.Adapter;
import io.purser.yativo.testing.RunningTwin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link WebhookRegistrar} promises, against the provider's twin over HTTP. */
class WebhookRegistrarContractTest {
  private static final String CREATE = "POST /webhook/create-webhook";
  private static final String URL = "https://purser.example.com/webhooks/whe_1";

  private final RunningTwin twin = RunningTwin.start();
  private final Adapter adapter = twin.adapter("write-timeout=500ms");
  private final WebhookRegistrar registrar = adapter.webhooks();

  @AfterEach
  void stop() {
    adapter.close();
    twin.close();
  }

  @Test
  void registering_again_finds_the_same_webhook_and_secret() {
    var first = registrar.register(ID, URL, soon());

    assertThat(first).isInstanceOf(Result.Registered.class);
    assertThat(((Result.Registered) first).secret()).startsWith("whsec_");
    assertThat(registrar.register(ID, URL, soon())).isEqualTo(first);
    assertThat(twin.effects("webhook_created")).isOne();
  }

  @Test
  void another_address_is_another_webhook() {
    var first = registrar.register(ID, URL, soon());

    assertThat(registrar.register(ID, URL + "2", soon())).isNotEqualTo(first);
    assertThat(twin.effects("webhook_created")).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"reset_after_commit", "error_after_commit", "half_answer"})
  void a_registration_whose_answer_is_lost_is_found_the_next_time(String kind) {
    var fault = twin.spoil(CREATE, kind);

    assertThat(registrar.register(ID, URL, soon())).isInstanceOf(Result.Unclear.class);
    assertThat(fault.hits()).isOne();
    assertThat(registrar.register(ID, URL, soon())).isInstanceOf(Result.Registered.class);
    assertThat(twin.effects("webhook_created")).isOne();
  }

  @Test
  void an_address_that_the_provider_does_not_take_is_refused() {
    assertThat(registrar.register(ID, "http://purser.example.com/", soon()))
        .isEqualTo(new Result.Refused("the provider refuses: 400 validation_error"));
  }

  @Test
  void the_secret_is_not_in_the_text_of_a_result() {
    assertThat(new Result.Registered("id", "whsec_1")).asString().doesNotContain("whsec_1");
  }
}
