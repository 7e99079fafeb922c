package io.purser.domain.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.InMemoryPlatform;
import io.purser.domain.InMemoryStore;
import io.purser.domain.inbox.DeliveryVerifier.Verdict;
import io.purser.domain.tenant.ProviderAccountId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A node that remembers an endpoint as it was before another node rotated its secret. */
final class RememberedEndpointTest {
  private final InMemoryPlatform platform = new InMemoryPlatform();
  private final ProviderAccountId account = platform.tenant.account();
  private final EndpointId id = EndpointId.of(account);
  private final Endpoints endpoints = platform.store.endpoints();
  private final Endpoint remembered = endpoints.adopt(id, account, "whsec_old", Duration.ofDays(3));

  /** Fits when it is the secret itself. */
  private static Verdict verify(Endpoint endpoint, List<String> signatures) {
    var previous = endpoint.previous();
    boolean fits =
        signatures.equals(List.of(endpoint.secret()))
            || (previous != null && signatures.equals(List.of(previous.secret())));
    return fits ? new Verdict.Genuine(InMemoryStore.START) : new Verdict.Forged(Refusal.SIGNATURE);
  }

  private ReceiveDelivery.Result receive(String signature) {
    var forgetful =
        new Endpoints() {
          @Override
          public Optional<Endpoint> get(EndpointId wanted) {
            return Optional.of(remembered);
          }

          @Override
          public Optional<Endpoint> ofAccount(ProviderAccountId wanted) {
            return endpoints.ofAccount(wanted);
          }

          @Override
          public Endpoint adopt(
              EndpointId wanted, ProviderAccountId of, String secret, Duration goodFor) {
            return endpoints.adopt(wanted, of, secret, goodFor);
          }

          @Override
          public List<ProviderAccountId> claimSweeps(Duration quietFor) {
            return endpoints.claimSweeps(quietFor);
          }
        };
    return new ReceiveDelivery(
            platform.store.work(),
            forgetful,
            (endpoint, signatures, _, _) -> verify(endpoint, signatures),
            platform.store.inbox(),
            new RecordedInbox())
        .handle(id, List.of(signature), List.of("now"), new byte[] {1});
  }

  @Test
  void a_secret_that_another_node_has_learnt_of_counts_at_once() {
    endpoints.adopt(id, account, "whsec_new", Duration.ofDays(3));

    assertThat(receive("whsec_new")).isInstanceOf(ReceiveDelivery.Result.Kept.class);
    assertThat(receive("whsec_old")).isInstanceOf(ReceiveDelivery.Result.Kept.class);
    assertThat(receive("whsec_forged"))
        .isEqualTo(new ReceiveDelivery.Result.Refused(Refusal.SIGNATURE));
  }
}
