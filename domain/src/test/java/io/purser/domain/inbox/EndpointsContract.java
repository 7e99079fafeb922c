package io.purser.domain.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.purser.domain.Concurrently;
import io.purser.domain.Given;
import io.purser.domain.StoreContract;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link Endpoints} must do. */
public abstract class EndpointsContract extends StoreContract {
  private static final Duration OVERLAP = Duration.ofDays(3);

  private final EndpointId id = EndpointId.next(Given.IDS);

  private Endpoints endpoints() {
    return store().endpoints();
  }

  private Endpoint adopt(String secret, Duration previousGoodFor) {
    return endpoints().adopt(id, tenant.account(), secret, previousGoodFor);
  }

  @Test
  void an_endpoint_is_found_by_its_id_and_by_its_account() {
    var endpoint = adopt("whsec_first", OVERLAP);

    assertThat(endpoint).isEqualTo(new Endpoint(id, tenant.account(), "whsec_first", null));
    assertThat(endpoints().get(id)).contains(endpoint);
    assertThat(endpoints().ofAccount(tenant.account())).contains(endpoint);
  }

  @Test
  void an_account_without_an_endpoint_has_none() {
    adopt("whsec_first", OVERLAP);

    assertThat(endpoints().ofAccount(stranger.account())).isEmpty();
    assertThat(endpoints().get(EndpointId.next(Given.IDS))).isEmpty();
  }

  @Test
  void an_account_has_one_endpoint() {
    adopt("whsec_first", OVERLAP);

    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                endpoints()
                    .adopt(EndpointId.next(Given.IDS), tenant.account(), "whsec_2", OVERLAP));
  }

  @Test
  void after_a_new_secret_the_one_before_is_good_for_the_stated_time() {
    adopt("whsec_first", OVERLAP);
    var rotated = adopt("whsec_second", OVERLAP);

    assertThat(rotated.secret()).isEqualTo("whsec_second");
    assertThat(endpoints().get(id)).contains(rotated);
    assertThat(previousSecret()).isEqualTo("whsec_first");

    store().letTimePass(OVERLAP.minusMinutes(1));
    assertThat(previousSecret()).isEqualTo("whsec_first");

    store().letTimePass(Duration.ofMinutes(2));
    assertThat(previousSecret()).isNull();
  }

  @Test
  void the_same_secret_again_changes_nothing() {
    adopt("whsec_first", OVERLAP);
    adopt("whsec_second", OVERLAP);
    store().letTimePass(OVERLAP.minusMinutes(1));

    adopt("whsec_second", OVERLAP);
    assertThat(previousSecret()).isEqualTo("whsec_first");

    store().letTimePass(Duration.ofMinutes(2));
    assertThat(previousSecret()).isNull();
  }

  @Test
  void a_secret_that_others_may_know_is_forgotten_at_once() {
    adopt("whsec_first", OVERLAP);

    assertThat(adopt("whsec_second", Duration.ZERO).previous()).isNull();
    assertThat(endpoints().get(id).orElseThrow().previous()).isNull();
  }

  @Test
  void the_history_of_an_account_is_looked_at_once_in_a_while_by_one() {
    adopt("whsec_first", OVERLAP);
    var pause = Duration.ofMinutes(5);

    var claims = Concurrently.run(4, _ -> endpoints().claimSweeps(pause));
    assertThat(claims.stream().flatMap(List::stream)).containsOnlyOnce(tenant.account());
    assertThat(endpoints().claimSweeps(pause)).doesNotContain(tenant.account());

    store().letTimePass(pause.plusSeconds(1));
    assertThat(endpoints().claimSweeps(pause)).contains(tenant.account());
  }

  @Test
  void no_secret_is_in_the_text_of_an_endpoint() {
    adopt("whsec_first", OVERLAP);

    assertThat(adopt("whsec_second", OVERLAP)).asString().doesNotContain("whsec");
    assertThat(endpoints().get(id).orElseThrow().previous()).asString().doesNotContain("whsec");
  }

  private @Nullable String previousSecret() {
    var previous = endpoints().ofAccount(tenant.account()).orElseThrow().previous();
    return previous == null ? null : previous.secret();
  }
}
