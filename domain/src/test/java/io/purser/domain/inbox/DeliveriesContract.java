package io.purser.domain.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Given;
import io.purser.domain.StoreContract;
import io.purser.domain.inbox.Inbox.Claimed;
import io.purser.domain.inbox.Inbox.Outcome;
import io.purser.domain.list.PageRequest;
import io.purser.domain.tenant.Tenant;
import io.purser.domain.tenant.TenantId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link Deliveries} must do. */
public abstract class DeliveriesContract extends StoreContract {
  private static final Duration LEASE = Duration.ofMinutes(1);
  private static final int ALL = 10_000;

  private <T> T inAccount(Tenant owner, Supplier<T> body) {
    return store().work().inAccount(owner.account(), body);
  }

  private Claimed claimed(String text) {
    inAccount(
        tenant,
        () ->
            store()
                .inbox()
                .keep(tenant.account(), text.getBytes(StandardCharsets.UTF_8), store().now()));
    return claim();
  }

  private Claimed claim() {
    return store().inbox().claim(ALL, LEASE).stream()
        .filter(claimed -> claimed.account().equals(tenant.account()))
        .findFirst()
        .orElseThrow();
  }

  private DeliveryId closed(String text, Outcome outcome, @Nullable TenantId concerning) {
    var claimed = claimed(text);
    inAccount(
        tenant,
        () -> {
          store().inbox().close(tenant.account(), claimed, outcome, concerning);
          return claimed;
        });
    return new DeliveryId(claimed.deliveryId());
  }

  private Optional<KeptDelivery> get(Tenant viewer, DeliveryId id) {
    return inAccount(viewer, () -> store().deliveries().get(viewer.account(), viewer.id(), id));
  }

  private void release(Tenant viewer, DeliveryId id) {
    inAccount(
        viewer,
        () -> {
          store().deliveries().release(viewer.account(), viewer.id(), id);
          return id;
        });
  }

  private List<DeliveryId> list(Tenant viewer, @Nullable DeliveryState state) {
    return inAccount(
            viewer,
            () ->
                store()
                    .deliveries()
                    .list(viewer.account(), viewer.id(), state, PageRequest.first(100)))
        .items()
        .stream()
        .map(KeptDelivery::id)
        .toList();
  }

  @Test
  void what_became_of_a_delivery_can_be_read() {
    var id = closed("a", new Outcome.Quarantined("names nobody"), null);

    var found = get(tenant, id).orElseThrow();

    assertThat(found.state()).isEqualTo(DeliveryState.QUARANTINED);
    assertThat(found.note()).isEqualTo("names nobody");
    assertThat(found.attempts()).isEqualTo(1);
    assertThat(found.dueAt()).isNull();
    assertThat(found.closedAt()).isNotNull();
    assertThat(found.hasBytes()).isTrue();
  }

  @Test
  void every_state_can_be_listed_alone_and_all_of_them_together() {
    var ids = new ArrayList<DeliveryId>();
    ids.add(closed("1", new Outcome.Applied(), tenant.id()));
    ids.add(closed("2", new Outcome.Duplicate(), null));
    ids.add(closed("3", new Outcome.Ignored("card.created"), null));
    ids.add(closed("4", new Outcome.AskedInstead(), tenant.id()));
    ids.add(closed("5", new Outcome.Quarantined("names nobody"), null));
    ids.add(new DeliveryId(claimed("6").deliveryId()));

    assertThat(list(tenant, null)).containsExactlyElementsOf(ids.reversed());
    assertThat(list(tenant, DeliveryState.APPLIED)).containsExactly(ids.get(0));
    assertThat(list(tenant, DeliveryState.DUPLICATE)).containsExactly(ids.get(1));
    assertThat(list(tenant, DeliveryState.IGNORED)).containsExactly(ids.get(2));
    assertThat(list(tenant, DeliveryState.ASKED_INSTEAD)).containsExactly(ids.get(3));
    assertThat(list(tenant, DeliveryState.QUARANTINED)).containsExactly(ids.get(4));
    assertThat(list(tenant, DeliveryState.WAITING)).containsExactly(ids.get(5));
  }

  @Test
  void a_list_goes_on_where_a_page_ended() {
    var ids = new ArrayList<DeliveryId>();
    for (int i = 0; i < 5; i++) {
      ids.add(closed("delivery " + i, new Outcome.Duplicate(), null));
    }
    var seen = new ArrayList<DeliveryId>();
    var page = new PageRequest(2, null, true);
    while (true) {
      var request = page;
      var found =
          inAccount(
              tenant,
              () -> store().deliveries().list(tenant.account(), tenant.id(), null, request));
      found.items().forEach(delivery -> seen.add(delivery.id()));
      assertThat(found.total()).isEqualTo(5);
      if (found.next() == null) {
        break;
      }
      page = new PageRequest(2, found.next(), true);
    }
    assertThat(seen).containsExactlyElementsOf(ids.reversed());
  }

  @Test
  void what_concerns_one_tenant_is_not_shown_to_its_neighbour() {
    var neighbour = given.neighbourOf(tenant);
    var mine = closed("mine", new Outcome.Quarantined("mine"), tenant.id());
    var nobodys = closed("nobody's", new Outcome.Quarantined("unreadable"), null);

    assertThat(list(tenant, null)).containsExactly(nobodys, mine);
    assertThat(list(neighbour, null)).containsExactly(nobodys);
    assertThat(get(neighbour, mine)).isEmpty();
    assertThat(get(stranger, nobodys)).isEmpty();
    release(neighbour, mine);
    assertThat(get(tenant, mine).orElseThrow().state()).isEqualTo(DeliveryState.QUARANTINED);
  }

  @Test
  void whom_it_concerns_is_not_forgotten() {
    var neighbour = given.neighbourOf(tenant);
    var id = closed("mine", new Outcome.Quarantined("mine"), tenant.id());
    release(tenant, id);
    var claimed = claim();
    inAccount(
        tenant,
        () -> {
          store().inbox().close(tenant.account(), claimed, new Outcome.Duplicate(), null);
          return claimed;
        });

    assertThat(get(neighbour, id)).isEmpty();
    assertThat(get(tenant, id)).isPresent();
  }

  @Test
  void one_that_is_released_is_worked_again_as_if_it_had_never_failed() {
    var id = closed("a", new Outcome.Quarantined("failed"), null);

    release(tenant, id);

    var found = get(tenant, id).orElseThrow();
    assertThat(found.state()).isEqualTo(DeliveryState.WAITING);
    assertThat(found.dueAt()).isNotNull();
    assertThat(found.closedAt()).isNull();
    var claimed = claim();
    assertThat(claimed.attempt()).isEqualTo(2);
    var begun = inAccount(tenant, () -> store().inbox().begin(tenant.account(), claimed));
    assertThat(begun.orElseThrow().failures()).isZero();
    assertThat(begun.orElseThrow().body()).isEqualTo("a".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void only_what_is_quarantined_is_released() {
    var applied = closed("a", new Outcome.Applied(), null);

    release(tenant, applied);
    release(tenant, new DeliveryId(Given.IDS.next("dlv")));

    assertThat(get(tenant, applied).orElseThrow().state()).isEqualTo(DeliveryState.APPLIED);
  }
}
