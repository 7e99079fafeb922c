package io.purser.domain.card.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.purser.domain.Concurrently;
import io.purser.domain.StoreContract;
import io.purser.domain.card.limit.SpendingLimits.Due;
import io.purser.domain.customer.Customer;
import io.purser.domain.money.Money;
import io.purser.domain.operation.OperationKind;
import io.purser.domain.work.StaleAggregate;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link SpendingLimits} must do. */
public abstract class SpendingLimitsContract extends StoreContract {
  private static final Duration AGE = Duration.ofSeconds(20);
  private static final Currency EUR = Currency.getInstance("EUR");

  private Customer customer;

  @BeforeEach
  void giveCustomer() {
    customer = given.customer(tenant);
  }

  private SpendingLimits limits() {
    return store().spendingLimits();
  }

  private static Money euros(long amount) {
    return new Money(100 * amount, EUR);
  }

  private SpendingLimit unknown() {
    return SpendingLimit.of(
        tenant.id(), customer.id(), new ReportedLimits(EUR, null, null, null), store().now());
  }

  private SpendingLimit added(SpendingLimit limit) {
    in(() -> limits().add(limit));
    return load();
  }

  private SpendingLimit saved(SpendingLimit limit) {
    in(() -> limits().save(limit));
    return load();
  }

  private SpendingLimit load() {
    return found().orElseThrow();
  }

  private Optional<SpendingLimit> found() {
    return in(() -> limits().get(tenant.id(), customer.id()));
  }

  private SpendingLimit scheduled(Duration until) {
    var change = new SpendingLimit.Scheduled(euros(50), store().now().plus(until));
    return saved(added(unknown()).scheduled(change));
  }

  @Test
  void everything_is_read_back_as_it_was_saved() {
    var operation =
        given.operation(
            tenant, customer, customer.id().value(), OperationKind.CHANGE_SPENDING_LIMIT);
    var first = added(unknown());
    assertThat(first).isEqualTo(unknown(first).withVersion(1));
    var full =
        new ReportedLimits(
            EUR,
            new Allowance(euros(7999), euros(3), euros(7996)),
            new Allowance(euros(20000), null, null),
            new Allowance(euros(1), euros(0), null));
    var second =
        first
            .seen(full, store().now())
            .want(new SpendingLimit.Wanted(euros(1), operation.id()))
            .scheduled(new SpendingLimit.Scheduled(euros(2), store().now()));

    assertThat(saved(second)).isEqualTo(second.withVersion(2));
    assertThat(saved(unknown(load()).withVersion(2))).isEqualTo(unknown(load()).withVersion(3));
    assertThat(in(() -> limits().getForUpdate(tenant.id(), customer.id()))).contains(load());
  }

  private SpendingLimit unknown(SpendingLimit at) {
    return SpendingLimit.of(
        tenant.id(), customer.id(), new ReportedLimits(EUR, null, null, null), at.asOf());
  }

  @Test
  void a_customer_has_one() {
    added(unknown());

    assertThatThrownBy(() -> added(unknown())).isInstanceOf(RuntimeException.class);
  }

  @Test
  void a_stale_copy_cannot_overwrite_a_newer_one_and_what_is_not_there_cannot_be_saved() {
    assertThatExceptionOfType(StaleAggregate.class).isThrownBy(() -> saved(unknown()));
    var loaded = added(unknown());
    var newer = saved(loaded.scheduled(new SpendingLimit.Scheduled(euros(1), store().now())));

    assertThatExceptionOfType(StaleAggregate.class).isThrownBy(() -> saved(loaded));
    assertThat(load()).isEqualTo(newer);
  }

  @Test
  void another_tenants_is_nowhere_to_be_seen() {
    added(unknown());

    given.in(
        stranger,
        () -> {
          assertThat(limits().get(stranger.id(), customer.id())).isEmpty();
          assertThat(limits().getForUpdate(stranger.id(), customer.id())).isEmpty();
        });
  }

  @Test
  void one_is_due_once_when_its_change_should_be_in_force_and_then_not_again_for_a_while() {
    scheduled(Duration.ofMinutes(3));
    assertThat(due()).isEmpty();

    store().letTimePass(Duration.ofSeconds(181));

    assertThat(due()).containsExactly(new Due(tenant.id(), customer.id()));
    assertThat(due()).isEmpty();
    store().letTimePass(AGE.multipliedBy(2));
    assertThat(due()).hasSize(1);
  }

  @Test
  void what_is_late_is_asked_about_seldom() {
    scheduled(Duration.ofMinutes(3));
    store().letTimePass(Duration.ofHours(10));
    assertThat(due()).hasSize(1);

    store().letTimePass(Duration.ofMinutes(30));
    assertThat(due()).isEmpty();
    store().letTimePass(Duration.ofMinutes(60));
    assertThat(due()).hasSize(1);
  }

  @Test
  void one_whose_change_has_come_about_is_not_due() {
    var waiting = scheduled(Duration.ZERO);
    saved(
        waiting.seen(
            new ReportedLimits(EUR, new Allowance(euros(50), null, null), null, null),
            store().now()));

    store().letTimePass(Duration.ofDays(2));

    assertThat(due()).isEmpty();
  }

  @Test
  void of_many_who_ask_at_once_one_is_told() {
    scheduled(Duration.ZERO);
    store().letTimePass(AGE.multipliedBy(2));

    var told = Concurrently.run(6, _ -> due());

    assertThat(told.stream().mapToInt(List::size).sum()).isOne();
  }

  private List<Due> due() {
    return limits().due(AGE, 100).stream().filter(it -> it.tenant().equals(tenant.id())).toList();
  }
}
