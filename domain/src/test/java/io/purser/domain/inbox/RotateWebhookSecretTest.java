package io.purser.domain.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.InMemoryPlatform;
import io.purser.domain.audit.Initiator;
import io.purser.domain.inbox.RotateWebhookSecret.Result;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.work.Deadline;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class RotateWebhookSecretTest {
  private static final Duration OVERLAP = Duration.ofDays(3);
  private static final Initiator BY = new Initiator("operator:test", "it is time", "request-1");

  private final InMemoryPlatform platform = new InMemoryPlatform();
  private final ProviderAccountId account = platform.tenant.account();
  private final FakeWebhooks provider = new FakeWebhooks();
  private final Endpoints endpoints = platform.store.endpoints();
  private final RotateWebhookSecret rotateWebhookSecret =
      new RotateWebhookSecret(
          platform.store.tenants(),
          endpoints,
          new ProviderWebhook(
              endpoints, provider, id -> "https://purser.example.com/" + id, OVERLAP),
          platform.journal,
          platform.store.clock());

  private void register() {
    endpoints.adopt(EndpointId.of(account), account, provider.secret(), OVERLAP);
  }

  private Result rotate(boolean keepPrevious) {
    return rotate(keepPrevious, new RememberedProgress(platform));
  }

  private Result rotate(boolean keepPrevious, RememberedProgress progress) {
    return rotateWebhookSecret.handle(
        platform.tenant.id(), keepPrevious, BY, progress, Deadline.in(Duration.ofSeconds(5)));
  }

  private Endpoint endpoint() {
    return endpoints.ofAccount(account).orElseThrow();
  }

  @Test
  void the_new_secret_counts_and_the_previous_one_for_the_stated_time() {
    register();

    assertThat(rotate(true)).isEqualTo(new Result.Rotated(endpoint()));

    assertThat(endpoint().secret()).isEqualTo("whsec_2");
    assertThat(endpoint().previous())
        .isEqualTo(new Endpoint.Previous("whsec_1", platform.store.now().plus(OVERLAP)));
    assertThat(platform.store.auditLog().all())
        .filteredOn(entry -> entry.action().equals("webhook_secret.rotated"))
        .singleElement()
        .satisfies(entry -> assertThat(entry.reason()).isEqualTo("it is time"));
  }

  @Test
  void a_rotation_is_not_begun_while_the_one_before_is_under_way() {
    register();
    rotate(true);
    var until = platform.store.now().plus(OVERLAP);

    assertThat(rotate(true)).isEqualTo(new Result.UnderWay(until));
    assertThat(provider.secretsMade()).isEqualTo(2);

    platform.store.letTimePass(OVERLAP);
    assertThat(rotate(true)).isInstanceOf(Result.Rotated.class);
    assertThat(endpoint().secret()).isEqualTo("whsec_3");
  }

  @Test
  void a_secret_that_others_may_know_is_refused_from_then_on() {
    register();
    rotate(true);

    assertThat(rotate(false)).isInstanceOf(Result.Rotated.class);

    assertThat(endpoint())
        .isEqualTo(new Endpoint(EndpointId.of(account), account, "whsec_3", null));
  }

  @Test
  void a_rotation_whose_answer_is_lost_is_found_by_the_next_one_and_not_made_twice() {
    register();
    provider.losesAnswers();
    assertThat(rotate(true)).isInstanceOf(Result.Unclear.class);
    assertThat(endpoint().secret()).isEqualTo("whsec_1");

    provider.comesBack();
    assertThat(rotate(true)).isInstanceOf(Result.Rotated.class);

    assertThat(provider.secretsMade()).isEqualTo(2);
    assertThat(endpoint().secret()).isEqualTo("whsec_2");
  }

  @Test
  void a_try_that_goes_on_rotates_nothing_again() {
    register();
    var progress = new RememberedProgress(platform);
    var rotated = rotate(false, progress);

    assertThat(rotate(false, progress)).isEqualTo(rotated);

    assertThat(provider.secretsMade()).isEqualTo(2);
    assertThat(platform.store.auditLog().all())
        .filteredOn(entry -> entry.action().equals("webhook_secret.rotated"))
        .hasSize(1);
  }

  @Test
  void a_try_that_goes_on_finds_the_rotation_whose_answer_was_lost() {
    register();
    var progress = new RememberedProgress(platform);
    provider.losesAnswers();
    assertThat(rotate(false, progress)).isInstanceOf(Result.Unclear.class);
    provider.comesBack();

    assertThat(rotate(false, progress)).isInstanceOf(Result.Rotated.class);

    assertThat(provider.secretsMade()).isEqualTo(2);
    assertThat(endpoint())
        .isEqualTo(new Endpoint(EndpointId.of(account), account, "whsec_2", null));
  }

  @Test
  void what_is_noted_for_the_next_try_gives_no_secret_away() {
    register();
    var progress = new RememberedProgress(platform);
    rotate(true, progress);

    assertThat(progress.reached()).hasValueSatisfying(it -> assertThat(it).doesNotContain("whsec"));
  }

  @Test
  void without_an_endpoint_or_a_provider_nothing_is_rotated() {
    assertThat(rotate(true)).isEqualTo(new Result.NoEndpoint());
    register();
    provider.goesAway();

    assertThat(rotate(true)).isInstanceOf(Result.Unclear.class);
    assertThat(endpoint().secret()).isEqualTo("whsec_1");
  }
}
