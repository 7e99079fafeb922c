package io.purser.domain.card.account.withdrawal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.purser.domain.Given;
import io.purser.domain.StoreContract;
import io.purser.domain.card.account.withdrawal.Withdrawals.Waiting;
import io.purser.domain.customer.Customer;
import io.purser.domain.list.PageRequest;
import io.purser.domain.money.Money;
import io.purser.domain.operation.OperationKind;
import io.purser.domain.operation.Rejection;
import io.purser.domain.transfer.Reference;
import io.purser.domain.work.StaleAggregate;
import java.time.Duration;
import java.util.Currency;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link Withdrawals} must do. */
public abstract class WithdrawalsContract extends StoreContract {
  private static final Duration AGE = Duration.ofMinutes(1);
  private static final int ENOUGH = 10_000;

  private Customer customer;

  @BeforeEach
  void giveCustomer() {
    customer = given.customer(tenant);
  }

  private Withdrawals withdrawals() {
    return store().withdrawals();
  }

  private Withdrawal.Requested newWithdrawal(String reference) {
    var id = WithdrawalId.next(Given.IDS);
    var operation = given.operation(tenant, customer, id.value(), OperationKind.WITHDRAW_FROM_CARD);
    var at = store().now();
    return new Withdrawal.Requested(
        new Withdrawal.Header(
            id,
            tenant.id(),
            customer.id(),
            new Reference(reference),
            new Money(1_250, Currency.getInstance("EUR")),
            operation.id(),
            1,
            at,
            at,
            0),
        null);
  }

  private Withdrawal.Requested requested() {
    var withdrawal = newWithdrawal(Given.unique("order"));
    in(() -> withdrawals().add(withdrawal));
    return (Withdrawal.Requested) get(withdrawal).orElseThrow();
  }

  private Withdrawal.Pending pending() {
    return (Withdrawal.Pending) save(requested().accept(Given.unique("withdrawal"), store().now()));
  }

  private Withdrawal save(Withdrawal withdrawal) {
    in(() -> withdrawals().save(withdrawal));
    return get(withdrawal).orElseThrow();
  }

  private Optional<Withdrawal> get(Withdrawal withdrawal) {
    return in(() -> withdrawals().get(tenant.id(), withdrawal.id()));
  }

  @Test
  void every_state_is_read_back_as_it_was_saved() {
    var now = store().now();
    var added = newWithdrawal(Given.unique("order"));
    in(() -> withdrawals().add(added));
    assertThat(get(added)).contains(added.withVersion(1));
    assertThat(in(() -> withdrawals().byReference(tenant.id(), added.header().reference())))
        .contains(added.withVersion(1));
    var sighted = save(((Withdrawal.Requested) added.withVersion(1)).sight("seen", now));
    assertThat(sighted)
        .isEqualTo(((Withdrawal.Requested) added.withVersion(1)).sight("seen", now).withVersion(2));
    var pending =
        (Withdrawal.Pending)
            save(((Withdrawal.Requested) sighted).accept(Given.unique("withdrawal"), now));
    assertThat(save(pending.settle(now))).isEqualTo(pending.settle(now).withVersion(4));

    var failing = pending();
    assertThat(save(failing.fail(now))).isEqualTo(failing.fail(now).withVersion(3));
    var refused =
        requested().refuse(new Rejection(Rejection.Reason.REFUSED_BY_PROVIDER, "E-1"), now);
    assertThat(save(refused)).isEqualTo(refused.withVersion(2));
    var first = requested();
    var notSent = (Withdrawal.NotSent) save(first.neverSent(now));
    assertThat(notSent).isEqualTo(first.neverSent(now).withVersion(2));
    var operation =
        given.operation(tenant, customer, first.id().value(), OperationKind.WITHDRAW_FROM_CARD);
    assertThat(save(notSent.again(operation.id(), now)).header().tries()).isEqualTo(2);
  }

  @Test
  void a_customer_has_one_that_is_open_and_it_is_found() {
    assertThat(in(() -> withdrawals().openOf(tenant.id(), customer.id()))).isEmpty();
    var pending = pending();
    var second = newWithdrawal(Given.unique("order"));

    assertThatThrownBy(() -> in(() -> withdrawals().add(second)))
        .isInstanceOf(RuntimeException.class);
    assertThat(in(() -> withdrawals().openOf(tenant.id(), customer.id()))).contains(pending);
    assertThat(
            in(() -> withdrawals().byProviderId(tenant.id(), customer.id(), pending.providerId())))
        .contains(pending);
    assertThat(in(() -> withdrawals().byProviderId(tenant.id(), customer.id(), "none"))).isEmpty();
    save(pending.settle(store().now()));
    assertThat(in(() -> withdrawals().openOf(tenant.id(), customer.id()))).isEmpty();
    in(() -> withdrawals().add(second));
  }

  @Test
  void a_reference_and_the_providers_id_are_one_withdrawals() {
    var settled = (Withdrawal.Settled) save(pending().settle(store().now()));
    var sameReference = newWithdrawal(settled.header().reference().value());

    assertThatThrownBy(() -> in(() -> withdrawals().add(sameReference)))
        .isInstanceOf(RuntimeException.class);
    var same = requested().accept(settled.providerId(), store().now());
    assertThatThrownBy(() -> save(same)).isInstanceOf(RuntimeException.class);
  }

  @Test
  void a_stale_copy_cannot_overwrite_a_newer_one() {
    var loaded = requested();
    save(loaded.accept(Given.unique("withdrawal"), store().now()));

    assertThatExceptionOfType(StaleAggregate.class)
        .isThrownBy(() -> save(loaded.neverSent(store().now())));
  }

  @Test
  void they_are_listed_newest_first_and_by_their_own_tenant_alone() {
    var first = save(pending().settle(store().now()));
    store().letTimePass(Duration.ofSeconds(1));
    var second = requested();

    var page =
        in(() -> withdrawals().list(tenant.id(), customer.id(), new PageRequest(1, null, true)));

    assertThat(page.total()).isEqualTo(2);
    assertThat(page.items()).map(Withdrawal::id).containsExactly(second.id());
    assertThat(
            in(() ->
                    withdrawals()
                        .list(tenant.id(), customer.id(), new PageRequest(9, page.next(), false)))
                .items())
        .map(Withdrawal::id)
        .containsExactly(first.id());
    assertThat(given.in(stranger, () -> withdrawals().get(stranger.id(), first.id()))).isEmpty();
  }

  @Test
  void one_that_is_pending_for_long_is_asked_about_now_and_then() {
    var pending = pending();
    var waiting = new Waiting(tenant.id(), pending.id());
    assertThat(withdrawals().waiting(AGE, ENOUGH)).doesNotContain(waiting);

    store().letTimePass(AGE.plusSeconds(1));
    assertThat(withdrawals().waiting(AGE, ENOUGH)).contains(waiting);
    assertThat(withdrawals().waiting(AGE, ENOUGH)).doesNotContain(waiting);
    store().letTimePass(AGE.plusSeconds(1));
    assertThat(withdrawals().waiting(AGE, ENOUGH)).contains(waiting);
  }
}
