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

  @Test
  void a_webhook_that_was_switched_off_is_switched_on_again() {
    var first = registrar.register(ID, URL, soon());
    var id = ((Result.Registered) first).webhookId();
    twin.editWebhook(id, "{\"enabled\":false,\"events\":[\"card.created\"]}");
    assertThat(twin.webhook(id).path("enabled").asBoolean()).isFalse();

    assertThat(registrar.register(ID, URL, soon())).isEqualTo(first);

    assertThat(twin.webhook(id).path("enabled").asBoolean()).isTrue();
    assertThat(twin.webhook(id).path("events").path(0).asText()).isEqualTo("*");
    assertThat(twin.effects("webhook_created")).isOne();
  }

  @Test
  void a_webhook_that_is_gone_is_made_again() {
    var first = (Result.Registered) registrar.register(ID, URL, soon());
    twin.deleteWebhook(first.webhookId());

    var second = (Result.Registered) registrar.register(ID, URL, soon());

    assertThat(second.webhookId()).isNotEqualTo(first.webhookId());
    assertThat(second.secret()).isNotEqualTo(first.secret());
  }

  @Test
  void a_rotation_answers_with_the_secret_that_the_provider_signs_with_from_now_on() {
    var first = (Result.Registered) registrar.register(ID, URL, soon());

    var rotated = registrar.rotate(ID, first.webhookId(), soon());

    assertThat(rotated).isInstanceOf(Result.Registered.class).isNotEqualTo(first);
    assertThat(registrar.register(ID, URL, soon())).isEqualTo(rotated);
    assertThat(twin.effects("webhook_secret_rotated")).isOne();
  }

  @ParameterizedTest
  @ValueSource(strings = {"reset_after_commit", "error_after_commit", "half_answer"})
  void a_rotation_whose_answer_is_lost_is_unclear_and_found_by_registering(String kind) {
    var first = (Result.Registered) registrar.register(ID, URL, soon());
    var fault = twin.spoil("POST /yativo-card/webhooks/{webhookId}/rotate-secret", kind);

    assertThat(registrar.rotate(ID, first.webhookId(), soon())).isInstanceOf(Result.Unclear.class);

    assertThat(fault.hits()).isOne();
    assertThat(registrar.register(ID, URL, soon()))
        .isInstanceOf(Result.Registered.class)
        .isNotEqualTo(first);
  }

  @Test
  void a_webhook_that_the_provider_does_not_know_cannot_be_rotated() {
    assertThat(registrar.rotate(ID, "000000000000000000000000", soon()))
        .isInstanceOf(Result.Refused.class);
  }
}
