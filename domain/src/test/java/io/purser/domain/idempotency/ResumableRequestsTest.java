package io.purser.domain.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.purser.domain.InMemoryPlatform;
import io.purser.domain.audit.Initiator;
import io.purser.domain.inbox.EndpointId;
import io.purser.domain.inbox.FakeWebhooks;
import io.purser.domain.inbox.ProviderWebhook;
import io.purser.domain.inbox.RotateWebhookSecret;
import io.purser.domain.inbox.WebhookRegistrar;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.work.Deadline;
import io.purser.domain.work.DeadlineInForce;
import io.purser.domain.work.Steps;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Requests that no transaction covers, by the one that changes the secret of a webhook. */
final class ResumableRequestsTest {
  private static final Duration OVERLAP = Duration.ofDays(3);
  private static final Initiator BY = new Initiator("operator:test", "it is time", "request-1");

  private final InMemoryPlatform platform = new InMemoryPlatform();
  private final ProviderAccountId account = platform.tenant.account();
  private final FakeWebhooks provider = new FakeWebhooks();
  private final RotateWebhookSecret rotateWebhookSecret =
      new RotateWebhookSecret(
          platform.store.tenants(),
          platform.store.endpoints(),
          new ProviderWebhook(
              platform.store.endpoints(),
              new Stepping(),
              id -> "https://purser.example.com/" + id,
              OVERLAP),
          platform.journal,
          platform.store.clock());
  private final ResumableRequests requests =
      new ResumableRequests(
          platform.store.work(), platform.store.work(), platform.store.idempotencyRecords());

  ResumableRequestsTest() {
    platform
        .store
        .endpoints()
        .adopt(EndpointId.of(account), account, provider.secret(), Duration.ZERO);
  }

  private Reply rotate(String key) {
    return requests.handle(
        platform.call(key),
        progress ->
            switch (rotateWebhookSecret.handle(
                platform.tenant.id(), true, BY, progress, platform.deadline())) {
              case RotateWebhookSecret.Result.Rotated(var endpoint) -> answer(200, endpoint);
              case RotateWebhookSecret.Result.Unclear _ -> throw new IllegalStateException("away");
              case RotateWebhookSecret.Result other -> answer(409, other);
            });
  }

  private static StoredAnswer answer(int status, Object what) {
    return new StoredAnswer(status, Map.of(), what.toString(), null);
  }

  private static int status(Reply reply) {
    return ((Reply.Answered) reply).answer().status();
  }

  @Test
  void the_same_key_gets_the_same_answer_and_another_one_its_own() {
    var first = (Reply.Answered) rotate("key-1");

    assertThat(rotate("key-1")).isEqualTo(new Reply.Answered(first.answer(), true));
    assertThat(status(rotate("key-2"))).isEqualTo(409);
    assertThat(rotate("key-1")).isEqualTo(new Reply.Answered(first.answer(), true));
    assertThat(provider.secretsMade()).isEqualTo(2);
  }

  @Test
  void a_key_is_good_for_one_request() {
    rotate("key-1");
    var other =
        new IdempotentCall(
            platform.tenant.id(), "service:app", new IdempotencyKey("key-1"), "another");

    assertThat(requests.handle(other, _ -> answer(200, "never")))
        .isEqualTo(new Reply.OtherRequest());
  }

  @Test
  void what_failed_need_not_wait_and_uses_up_no_key() {
    provider.goesAway();
    assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> rotate("key"));
    provider.comesBack();

    assertThat(status(rotate("key"))).isEqualTo(200);
    assertThat(provider.secretsMade()).isEqualTo(2);
  }

  @Test
  void one_who_is_at_it_is_left_alone_until_the_lease_ends() {
    platform.store.steps().dieAt(12);
    assertThatExceptionOfType(Steps.Death.class).isThrownBy(() -> rotate("key"));
    platform.store.steps().breakNowhere();

    assertThat(rotate("key")).isInstanceOf(Reply.InFlight.class);
    platform.store.letTimePass(Duration.ofSeconds(16));
    assertThat(status(rotate("key"))).isEqualTo(200);
  }

  @Test
  void what_happened_elsewhere_is_written_down_though_the_time_is_over() {
    var now = new AtomicLong();
    var deadline = Deadline.in(Duration.ofSeconds(1), now::get);

    var reply =
        DeadlineInForce.during(
            deadline,
            () ->
                requests.handle(
                    platform.call("key"),
                    _ -> {
                      now.set(Duration.ofSeconds(2).toNanos());
                      return answer(200, "done");
                    }));

    assertThat(status(reply)).isEqualTo(200);
    assertThat(platform.store.work().reading(platform.tenant.id(), this::state))
        .isEqualTo(KnownCall.State.ANSWERED);
  }

  private KnownCall.State state() {
    return platform
        .store
        .idempotencyRecords()
        .find(platform.tenant.id(), "service:app", new IdempotencyKey("key"))
        .orElseThrow()
        .state();
  }

  @Test
  void wherever_the_process_dies_the_secret_is_made_once_and_the_key_gets_its_answer() {
    walkThroughEveryBreak(true);
  }

  @Test
  void wherever_a_resource_fails_the_secret_is_made_once_and_the_key_gets_its_answer() {
    walkThroughEveryBreak(false);
  }

  private static void walkThroughEveryBreak(boolean deadly) {
    int step = 0;
    boolean broke = true;
    while (broke) {
      step++;
      var test = new ResumableRequestsTest();
      var steps = test.platform.store.steps();
      if (deadly) {
        steps.dieAt(step);
      } else {
        steps.failAt(step);
      }
      try {
        test.rotate("key");
      } catch (Steps.Death | Steps.Failure expected) {
        // The caller gets no answer and will try again.
      }
      var at = steps.lastBreak();
      broke = at != null;
      steps.breakNowhere();
      test.platform.store.letTimePass(Duration.ofSeconds(16));

      assertThat(status(test.rotate("key"))).as("after step %s, %s", step, at).isEqualTo(200);
      assertThat(test.provider.secretsMade()).as("after step %s, %s", step, at).isEqualTo(2);
      assertThat(test.platform.store.endpoints().ofAccount(test.account).orElseThrow().secret())
          .as("after step %s, %s", step, at)
          .isEqualTo(test.provider.secret());
      assertThat(test.platform.store.auditLog().all())
          .filteredOn(entry -> entry.action().equals("webhook_secret.rotated"))
          .as("after step %s, %s", step, at)
          .hasSize(1);
    }
    assertThat(step).describedAs("steps walked through").isGreaterThan(15);
  }

  /** The provider, with a step before and after everything that it is asked. */
  private final class Stepping implements WebhookRegistrar {
    @Override
    public Result register(ProviderAccountId of, String url, Deadline deadline) {
      platform.store.steps().take("provider is asked for the webhook");
      var result = provider.register(of, url, deadline);
      platform.store.steps().take("provider told the webhook");
      return result;
    }

    @Override
    public Result rotate(ProviderAccountId of, String webhookId, Deadline deadline) {
      platform.store.steps().take("provider is asked to rotate");
      var result = provider.rotate(of, webhookId, deadline);
      platform.store.steps().take("provider has rotated");
      return result;
    }
  }
}
