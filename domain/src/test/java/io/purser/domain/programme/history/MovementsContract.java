package io.purser.domain.programme.history;

import static io.purser.domain.programme.history.MovementBuilder.aMovement;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.purser.domain.StoreContract;
import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.money.Money;
import io.purser.domain.tenant.ProviderAccountId;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What every {@link Movements} must do. */
public abstract class MovementsContract extends StoreContract {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final Currency EUR = Currency.getInstance("EUR");

  private Movements movements() {
    return store().movements();
  }

  private <T> T inAccount(ProviderAccountId account, Supplier<T> body) {
    return store().work().inAccount(account, body);
  }

  private void keep(Instant askedAt, Movement... all) {
    inAccount(
        tenant.account(),
        () -> {
          movements().keep(tenant.account(), List.of(all), askedAt);
          return askedAt;
        });
  }

  private Page<Movement> list(PageRequest page, MovementFilter... filters) {
    return inAccount(
        tenant.account(), () -> movements().list(tenant.account(), List.of(filters), page));
  }

  private List<Movement> all(MovementFilter... filters) {
    return list(PageRequest.first(100), filters).items();
  }

  private Optional<Instant> oldestPending(Instant notBefore) {
    return inAccount(
        tenant.account(), () -> movements().oldestPending(tenant.account(), notBefore));
  }

  @Test
  void what_is_kept_is_listed_again_newest_first() {
    var deposit = aMovement("mwd_1").begun(NOON.minusSeconds(60)).asked(NOON);
    var swap =
        aMovement("swp_1").is(MovementKind.SWAP).is(MovementState.PENDING).begun(NOON).asked(NOON);
    var strange =
        aMovement("fee_1").isCalled("fee", "on_hold").ofUnknown().asked(NOON.plusSeconds(1));

    keep(NOON, deposit, swap, strange);

    assertThat(all()).containsExactly(strange, swap, deposit);
  }

  @Test
  void one_that_is_told_again_is_the_same_one_as_it_was_told_last() {
    var pending = aMovement("swp_1").is(MovementState.PENDING).begun(NOON).asked(NOON);
    keep(NOON, pending);

    var failed = aMovement("swp_1").is(MovementState.FAILED).ofUnknown().begun(NOON).asked(NOON);
    keep(NOON.plusSeconds(60), failed);

    assertThat(all()).containsExactly(new Movement(pending.id(), failed.told(), NOON));
  }

  @Test
  void what_was_asked_earlier_changes_nothing() {
    var completed = aMovement("swp_1").begun(NOON).asked(NOON);
    keep(NOON, completed);

    keep(
        NOON.minusSeconds(1), aMovement("swp_1").is(MovementState.PENDING).begun(NOON).asked(NOON));

    assertThat(all()).containsExactly(completed);
  }

  @Test
  void one_of_which_is_not_said_when_it_began_keeps_its_place_until_that_is_said() {
    var first = aMovement("mwd_1").asked(NOON);
    keep(NOON, first);

    keep(NOON.plusSeconds(60), aMovement("mwd_1").asked(NOON.plusSeconds(60)));
    assertThat(all()).containsExactly(first);

    var began = NOON.minusSeconds(5);
    keep(NOON.plusSeconds(90), aMovement("mwd_1").begun(began).asked(NOON.plusSeconds(90)));
    assertThat(all().getFirst().listedAt()).isEqualTo(began);
  }

  @Test
  void conditions_hold_together() {
    var euros = aMovement("mwd_1").of(new Money(700, EUR)).asked(NOON);
    var dollars = aMovement("mwd_2").asked(NOON);
    var swap = aMovement("swp_1").is(MovementKind.SWAP).of(new Money(5, EUR)).asked(NOON);
    keep(NOON, euros, dollars, swap);

    assertThat(all(new MovementFilter.OfKind(MovementKind.DEPOSIT)))
        .containsExactlyInAnyOrder(euros, dollars);
    assertThat(all(new MovementFilter.In(EUR))).containsExactlyInAnyOrder(euros, swap);
    assertThat(all(new MovementFilter.In(EUR), new MovementFilter.OfKind(MovementKind.DEPOSIT)))
        .containsExactly(euros);
  }

  @Test
  void a_list_goes_on_where_it_stopped_also_among_those_of_one_moment() {
    for (int i = 0; i < 5; i++) {
      keep(NOON, aMovement("mwd_" + i).begun(NOON).asked(NOON));
    }

    var first = list(new PageRequest(2, null, true));
    var rest = list(new PageRequest(100, first.next(), false));

    assertThat(first.total()).isEqualTo(5L);
    assertThat(rest.next()).isNull();
    assertThat(rest.items()).hasSize(3).doesNotContainAnyElementsOf(first.items());
  }

  @Test
  void the_oldest_that_is_pending_is_known() {
    assertThat(oldestPending(NOON)).isEmpty();
    keep(
        NOON,
        aMovement("swp_1").is(MovementState.PENDING).begun(NOON.minusSeconds(90)).asked(NOON),
        aMovement("swp_2").is(MovementState.PENDING).begun(NOON.minusSeconds(30)).asked(NOON),
        aMovement("swp_3").is(MovementState.PENDING).begun(NOON.minusSeconds(10)).asked(NOON),
        aMovement("mwd_1").begun(NOON.minusSeconds(50)).asked(NOON));

    assertThat(oldestPending(NOON.minusSeconds(60))).contains(NOON.minusSeconds(30));
  }

  @Test
  void those_of_another_account_are_out_of_reach() {
    keep(NOON, aMovement("mwd_1").asked(NOON));

    assertThat(
            inAccount(
                stranger.account(),
                () ->
                    movements()
                        .list(stranger.account(), List.of(), PageRequest.first(100))
                        .items()))
        .isEmpty();
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                inAccount(
                    tenant.account(),
                    () -> movements().list(stranger.account(), List.of(), PageRequest.first(100))));
  }
}
