package io.purser.domain.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.InMemoryPlatform;
import io.purser.domain.audit.Initiator;
import io.purser.domain.customer.Registration;
import io.purser.domain.inbox.Inbox.Outcome;
import io.purser.domain.list.PageRequest;
import org.junit.jupiter.api.Test;

/** What was quarantined is worked again when a person says so. */
final class ReplayDeliveryTest {
  private static final Initiator BY =
      new Initiator("operator:test", "the wallet is there", "request-1");

  private final InboxAtWork inbox = new InboxAtWork();
  private final InMemoryPlatform platform = inbox.platform;

  private final ReplayDelivery replayDelivery =
      new ReplayDelivery(
          platform.store.work(),
          platform.store.tenants(),
          platform.store.deliveries(),
          platform.journal,
          platform.store.clock());

  private ReplayDelivery.Result replay(DeliveryId id) {
    return replay(id, new RememberedProgress(platform));
  }

  private ReplayDelivery.Result replay(DeliveryId id, RememberedProgress progress) {
    return replayDelivery.handle(platform.tenant.id(), id, BY, progress);
  }

  private KeptDelivery quarantined() {
    return platform
        .store
        .work()
        .inAccount(
            platform.tenant.account(),
            () ->
                platform
                    .store
                    .deliveries()
                    .list(
                        platform.tenant.account(),
                        platform.tenant.id(),
                        DeliveryState.QUARANTINED,
                        PageRequest.first(1)))
        .items()
        .getFirst();
  }

  @Test
  void what_was_quarantined_is_replayed_once_its_cause_is_gone() {
    platform.register("register", inbox.customer.id());
    var known =
        ((Registration.Registered) platform.load(inbox.customer.id()).registration())
            .customer()
            .id();
    inbox.deliver("deposit e1 " + known + " t1 1 a");
    inbox.workForHours(12);
    assertThat(inbox.outcomes()).singleElement().isInstanceOf(Outcome.Quarantined.class);
    inbox.openWallet();
    var id = quarantined().id();

    var progress = new RememberedProgress(platform);
    assertThat(replay(id, progress)).isInstanceOf(ReplayDelivery.Result.Released.class);
    assertThat(replay(id)).as("once more").isInstanceOf(ReplayDelivery.Result.Released.class);
    inbox.work();

    assertThat(inbox.outcomes()).containsExactly(new Outcome.Applied());
    assertThat(inbox.ledger()).isEqualTo("1.000000");
    assertThat(replay(id)).isInstanceOf(ReplayDelivery.Result.NotQuarantined.class);
    assertThat(replay(id, progress))
        .as("a try that goes on")
        .isInstanceOf(ReplayDelivery.Result.Released.class);
    assertThat(platform.store.auditLog().all())
        .filteredOn(entry -> entry.subject().equals(id.value()))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.action()).isEqualTo("provider_delivery.replayed");
              assertThat(entry.reason()).isEqualTo("the wallet is there");
            });
  }

  @Test
  void another_tenants_delivery_is_replayed_by_nobody() {
    inbox.deliver("broken e1");
    inbox.work();
    var id = quarantined().id();

    var stranger = platform.given.tenant();
    assertThat(replayDelivery.handle(stranger.id(), id, BY, new RememberedProgress(platform)))
        .isInstanceOf(ReplayDelivery.Result.NoSuchDelivery.class);
    assertThat(platform.store.auditLog().all())
        .noneMatch(entry -> entry.subject().equals(id.value()));
  }
}
