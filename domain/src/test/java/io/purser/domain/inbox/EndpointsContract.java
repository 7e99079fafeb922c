package io.purser.domain.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Given;
import io.purser.domain.StoreContract;
import org.junit.jupiter.api.Test;

/** What every {@link Endpoints} must do. */
public abstract class EndpointsContract extends StoreContract {
  private Endpoints endpoints() {
    return store().endpoints();
  }

  private Endpoint anEndpoint() {
    return new Endpoint(EndpointId.next(Given.IDS), tenant.account(), "whsec_first", null);
  }

  @Test
  void an_endpoint_is_found_by_its_id_and_by_its_account() {
    var endpoint = anEndpoint();
    endpoints().put(endpoint);

    assertThat(endpoints().get(endpoint.id())).contains(endpoint);
    assertThat(endpoints().ofAccount(tenant.account())).contains(endpoint);
  }

  @Test
  void an_account_without_an_endpoint_has_none() {
    endpoints().put(anEndpoint());

    assertThat(endpoints().ofAccount(stranger.account())).isEmpty();
    assertThat(endpoints().get(EndpointId.next(Given.IDS))).isEmpty();
  }

  @Test
  void putting_it_again_stores_its_new_secrets() {
    var first = anEndpoint();
    endpoints().put(first);
    var rotated = new Endpoint(first.id(), first.account(), "whsec_second", "whsec_first");
    endpoints().put(rotated);
    assertThat(endpoints().get(first.id())).contains(rotated);

    var settled = new Endpoint(first.id(), first.account(), "whsec_second", null);
    endpoints().put(settled);
    assertThat(endpoints().get(first.id())).contains(settled);
    assertThat(endpoints().ofAccount(tenant.account())).contains(settled);
  }
}
