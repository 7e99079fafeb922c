package io.purser.domain.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.purser.domain.StoreContract;
import io.purser.domain.list.PageRequest;
import io.purser.domain.work.StaleAggregate;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What every {@link WebhookEndpoints} must do. */
public abstract class WebhookEndpointsContract extends StoreContract {
  private WebhookEndpoints endpoints() {
    return store().webhookEndpoints();
  }

  private WebhookEndpoint added() {
    return added(WebhookEndpointBuilder.anEndpointOf(tenant, store().now()).build());
  }

  private WebhookEndpoint added(WebhookEndpoint endpoint) {
    in(() -> endpoints().add(endpoint, 0));
    return endpoint;
  }

  private WebhookEndpoint saved(WebhookEndpoint endpoint) {
    return in(() -> endpoints().save(endpoint));
  }

  private WebhookEndpoint read(WebhookEndpoint endpoint) {
    return in(() -> endpoints().get(tenant.id(), endpoint.id())).orElseThrow();
  }

  @Test
  void an_endpoint_is_read_back_as_it_was_added() {
    var all = added();
    var some =
        added(
            WebhookEndpointBuilder.anEndpointOf(tenant, store().now())
                .wanting("wallet.activated", "transfer.completed")
                .build());

    assertThat(read(all)).isEqualTo(all);
    assertThat(read(some)).isEqualTo(some);
  }

  @Test
  void every_change_is_kept_and_raises_the_version() {
    var at = store().now();
    var added = added();

    var changed =
        saved(
            added.with(
                new WebhookUrl("https://other.example.com/"),
                "",
                new WantedEvents.OfTypes(new TreeSet<>(List.of("wallet.failed"))),
                at.plusSeconds(5)));
    var disabled = saved(changed.disabled(WebhookEndpoint.Why.FAILING, at.plusSeconds(6)));
    assertThat(read(added)).isEqualTo(disabled);
    var enabled = saved(disabled.enabled(at.plusSeconds(7)));

    assertThat(read(added)).isEqualTo(enabled);
    assertThat(enabled.header().version()).isEqualTo(4);
    assertThat(enabled.header().updatedAt()).isEqualTo(at.plusSeconds(7));
  }

  @Test
  void secrets_are_read_back_with_those_before_and_when_these_end() {
    var now = store().now();
    var added = added();
    var next = SigningSecret.random(new SecureRandom());
    var secrets = added.secrets().rotated(next, now.plus(Duration.ofHours(24)), now);

    saved(added.signingWith(secrets, now));

    assertThat(read(added).secrets()).isEqualTo(secrets);
    assertThat(read(added).secrets().at(now)).containsExactly(next, added.secrets().current());
  }

  @Test
  void a_stale_copy_cannot_overwrite_a_newer_one() {
    var added = added();
    var now = store().now();
    saved(added.disabled(WebhookEndpoint.Why.REQUESTED, now));

    assertThatExceptionOfType(StaleAggregate.class).isThrownBy(() -> saved(added.enabled(now)));
    assertThatExceptionOfType(StaleAggregate.class)
        .isThrownBy(() -> in(() -> endpoints().remove(added)));
  }

  @Test
  void one_that_is_removed_is_found_no_more() {
    var kept = added();
    var removed = added();
    in(() -> endpoints().remove(removed));

    assertThat(in(() -> endpoints().get(tenant.id(), removed.id()))).isEmpty();
    assertThat(in(() -> endpoints().lock(tenant.id(), removed.id()))).isEmpty();
    assertThat(in(() -> endpoints().list(tenant.id(), PageRequest.first(10))).items())
        .containsExactly(kept);
    assertThat(in(() -> endpoints().count(tenant.id()))).isEqualTo(1);
  }

  @Test
  void a_disabled_one_may_be_removed() {
    var added = added();
    var disabled = saved(added.disabled(WebhookEndpoint.Why.GONE, store().now()));

    in(() -> endpoints().remove(disabled));

    assertThat(in(() -> endpoints().get(tenant.id(), added.id()))).isEmpty();
  }

  @Test
  void the_list_is_newest_first_page_by_page() {
    var all = new ArrayList<WebhookEndpoint>();
    for (int i = 0; i < 5; i++) {
      all.addFirst(
          added(WebhookEndpointBuilder.anEndpointOf(tenant, store().now().plusMillis(i)).build()));
    }

    var first = in(() -> endpoints().list(tenant.id(), new PageRequest(3, null, true)));
    var rest = in(() -> endpoints().list(tenant.id(), new PageRequest(3, first.next(), false)));

    assertThat(first.total()).isEqualTo(5);
    assertThat(first.items()).containsExactlyElementsOf(all.subList(0, 3));
    assertThat(rest.items()).containsExactlyElementsOf(all.subList(3, 5));
    assertThat(rest.next()).isNull();
  }

  @Test
  void another_tenant_sees_none_of_it() {
    var added = added();

    assertThat(given.in(stranger, () -> endpoints().get(stranger.id(), added.id()))).isEmpty();
    assertThat(given.in(stranger, () -> endpoints().lock(stranger.id(), added.id()))).isEmpty();
    assertThat(given.in(stranger, () -> endpoints().count(stranger.id()))).isZero();
  }
}
