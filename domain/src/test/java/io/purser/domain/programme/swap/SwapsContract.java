package io.purser.domain.programme.swap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.purser.domain.Given;
import io.purser.domain.StoreContract;
import io.purser.domain.list.PageRequest;
import io.purser.domain.money.Money;
import io.purser.domain.operation.NewOperation;
import io.purser.domain.operation.OperationId;
import io.purser.domain.operation.OperationKind;
import io.purser.domain.operation.Rejection;
import io.purser.domain.programme.swap.AcceptedSwap.Progress;
import io.purser.domain.programme.swap.Swaps.Whose;
import io.purser.domain.tenant.Tenant;
import io.purser.domain.transfer.Reference;
import io.purser.domain.work.StaleAggregate;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Currency;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every {@link Swaps} must do. */
public abstract class SwapsContract extends StoreContract {
  private static final Currency EUR = Currency.getInstance("EUR");
  private static final Duration AGE = Duration.ofMinutes(1);
  private static final int ENOUGH = 10_000;

  private Swaps swaps() {
    return store().swaps();
  }

  private static Money usd(long cents) {
    return new Money(cents, Money.USD);
  }

  private OperationId operation(Tenant of, SwapId about) {
    var operation =
        new NewOperation(
            OperationId.next(Given.IDS),
            of.id(),
            OperationKind.SWAP_MASTER_WALLET,
            about.value(),
            null,
            Given.unique("natural-key"),
            null,
            store().now());
    given.in(of, () -> store().operations().plan(operation));
    return operation.id();
  }

  private Swap.Requested newSwap(Tenant of, long cents) {
    var id = SwapId.next(Given.IDS);
    var at = store().now();
    return new Swap.Requested(
        new Swap.Header(
            id,
            of.id(),
            new Reference(Given.unique("order")),
            new SwapOrder(usd(cents), EUR),
            operation(of, id),
            1,
            at,
            at,
            0));
  }

  private Swap.Requested requested(Tenant of, long cents) {
    var swap = newSwap(of, cents);
    return given.in(
        of,
        () -> {
          swaps().add(swap);
          return (Swap.Requested) swaps().get(of.id(), swap.id()).orElseThrow();
        });
  }

  private Swap.Requested requested() {
    return requested(tenant, 2_000);
  }

  private static AcceptedSwap told(Progress progress, @Nullable Money received) {
    return new AcceptedSwap(
        Given.unique("swp"), progress, received, new BigDecimal("0.9140"), null);
  }

  private Swap.Accepted accepted(Progress progress) {
    return (Swap.Accepted) save(requested().accept(told(progress, null), store().now()));
  }

  private Swap save(Swap swap) {
    return in(
        () -> {
          swaps().save(swap);
          return swaps().get(tenant.id(), swap.id()).orElseThrow();
        });
  }

  private Optional<Swap> get(Swap swap) {
    return in(() -> swaps().get(tenant.id(), swap.id()));
  }

  private static Whose whose(Swap swap) {
    return new Whose(swap.header().tenant(), swap.id());
  }

  @Test
  void a_swap_is_read_back_as_it_was_added_with_version_1() {
    var swap = newSwap(tenant, 2_000);

    in(() -> swaps().add(swap));

    assertThat(get(swap)).contains(swap.withVersion(1));
    assertThat(in(() -> swaps().byReference(tenant.id(), swap.header().reference())))
        .contains(swap.withVersion(1));
  }

  @ParameterizedTest
  @EnumSource(Progress.class)
  void what_the_provider_has_is_read_back_with_the_rate_as_it_was_written(Progress progress) {
    var swap = requested().accept(told(progress, new Money(1_828, EUR)), store().now());

    save(swap);

    assertThat(get(swap)).contains(swap.withVersion(2));
  }

  @Test
  void what_was_refused_or_never_sent_is_read_back_and_makes_room_for_another() {
    var refused =
        requested()
            .refuse(new Rejection(Rejection.Reason.NOT_COVERED_AT_PROVIDER, "E"), store().now());
    save(refused);
    assertThat(get(refused)).contains(refused.withVersion(2));

    var first = requested();
    var notSent = (Swap.NotSent) save(first.neverSent(store().now()));
    var again = save(notSent.again(operation(tenant, first.id()), store().now()));

    assertThat(again).isInstanceOf(Swap.Requested.class);
    assertThat(again.header().tries()).isEqualTo(2);
  }

  @Test
  void of_as_many_dollars_one_is_requested_at_a_time() {
    var first = requested();
    var like = newSwap(tenant, 2_000);

    assertThatThrownBy(() -> in(() -> swaps().add(like))).isInstanceOf(RuntimeException.class);
    assertThat(in(() -> swaps().requestedOf(tenant.id(), usd(2_000)))).contains(first);
    assertThat(in(() -> swaps().requestedOf(tenant.id(), usd(2_001)))).isEmpty();
    assertThat(requested(tenant, 2_001)).isNotNull();
  }

  @Test
  void a_stale_copy_cannot_overwrite_a_newer_one() {
    var loaded = requested();
    save(loaded.accept(told(Progress.SUBMITTED, null), store().now()));

    assertThatExceptionOfType(StaleAggregate.class)
        .isThrownBy(() -> save(loaded.neverSent(store().now())));
  }

  @Test
  void whose_one_is_the_providers_id_tells_and_it_is_one_swaps() {
    var swap = accepted(Progress.SUBMITTED);
    var id = swap.terms().providerId();

    assertThat(swaps().ownerOf(tenant.account(), id)).contains(whose(swap));
    assertThat(swaps().ownerOf(tenant.account(), "none")).isEmpty();
    assertThat(swaps().ownerOf(given.tenant().account(), id)).isEmpty();
    var same =
        requested()
            .accept(new AcceptedSwap(id, Progress.SUBMITTED, null, null, null), store().now());
    assertThatThrownBy(() -> save(same)).isInstanceOf(RuntimeException.class);
  }

  @Test
  void those_that_may_be_with_the_provider_are_named_by_account() {
    var requested = requested();
    accepted(tenant, 2_500);

    assertThat(swaps().requestedAt(tenant.account())).contains(whose(requested));
    save(requested.neverSent(store().now()));
    assertThat(swaps().requestedAt(tenant.account())).doesNotContain(whose(requested));
  }

  private void accepted(Tenant of, long cents) {
    save(requested(of, cents).accept(told(Progress.SUBMITTED, null), store().now()));
  }

  @Test
  void what_a_reading_of_the_master_wallet_may_not_show_is_counted() {
    var before = store().now().minusSeconds(10);
    assertThat(in(() -> swaps().notIn(tenant.id(), before))).isEqualTo(usd(0));

    var requested = requested();
    assertThat(in(() -> swaps().notIn(tenant.id(), before))).isEqualTo(usd(2_000));
    var submitted = requested.accept(told(Progress.SUBMITTED, null), store().now());
    var stored = (Swap.Submitted) save(submitted);
    assertThat(in(() -> swaps().notIn(tenant.id(), before))).isEqualTo(usd(2_000));
    assertThat(in(() -> swaps().notIn(tenant.id(), store().now().plusSeconds(1))))
        .isEqualTo(usd(0));
    save(stored.fail(store().now()));
    assertThat(in(() -> swaps().notIn(tenant.id(), before))).isEqualTo(usd(0));
  }

  @Test
  void another_tenants_are_neither_seen_nor_counted() {
    var theirs = requested(stranger, 2_000);

    assertThat(get(theirs)).isEmpty();
    assertThat(in(() -> swaps().notIn(tenant.id(), store().now()))).isEqualTo(usd(0));
    assertThat(in(() -> swaps().requestedOf(tenant.id(), usd(2_000)))).isEmpty();
  }

  @Test
  void they_are_listed_newest_first() {
    var first = accepted(Progress.COMPLETED);
    store().letTimePass(Duration.ofSeconds(1));
    var second = requested();

    var page = in(() -> swaps().list(tenant.id(), new PageRequest(1, null, true)));
    var rest = in(() -> swaps().list(tenant.id(), new PageRequest(9, page.next(), false)));

    assertThat(page.total()).isEqualTo(2);
    assertThat(page.items()).map(Swap::id).containsExactly(second.id());
    assertThat(rest.items()).map(Swap::id).containsExactly(first.id());
  }

  @Test
  void one_that_is_submitted_for_long_is_asked_about_now_and_then() {
    accepted(Progress.COMPLETED);
    var swap = whose(accepted(Progress.SUBMITTED));
    assertThat(swaps().waiting(AGE, ENOUGH)).doesNotContain(swap);

    store().letTimePass(AGE.plusSeconds(1));
    assertThat(swaps().waiting(AGE, ENOUGH)).contains(swap);
    assertThat(swaps().waiting(AGE, ENOUGH)).doesNotContain(swap);
    store().letTimePass(AGE.plusSeconds(1));
    assertThat(swaps().waiting(AGE, ENOUGH)).contains(swap);
  }
}
