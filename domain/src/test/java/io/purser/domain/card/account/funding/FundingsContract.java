package io.purser.domain.card.account.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.purser.domain.Given;
import io.purser.domain.StoreContract;
import io.purser.domain.card.account.funding.AcceptedFunding.Progress;
import io.purser.domain.card.account.funding.Fundings.Waiting;
import io.purser.domain.customer.Customer;
import io.purser.domain.list.PageRequest;
import io.purser.domain.money.Money;
import io.purser.domain.operation.OperationKind;
import io.purser.domain.operation.Rejection;
import io.purser.domain.tenant.Tenant;
import io.purser.domain.transfer.Reference;
import io.purser.domain.work.StaleAggregate;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every {@link Fundings} must do. */
public abstract class FundingsContract extends StoreContract {
  private static final Currency EUR = Currency.getInstance("EUR");
  private static final Duration AGE = Duration.ofMinutes(1);
  private static final int ENOUGH = 10_000;

  private Customer customer;

  @BeforeEach
  void giveCustomer() {
    customer = given.customer(tenant);
  }

  private Fundings fundings() {
    return store().fundings();
  }

  private static Money usd(long cents) {
    return new Money(cents, Money.USD);
  }

  private Funding.Requested newFunding(Customer of, PricingMode mode) {
    var owner = of.header().tenant().equals(tenant.id()) ? tenant : stranger;
    var id = FundingId.next(Given.IDS);
    var operation = given.operation(owner, of, id.value(), OperationKind.FUND_CARD);
    var at = store().now();
    var amount = mode == PricingMode.SEND_X ? usd(2_000) : new Money(2_000, EUR);
    return new Funding.Requested(
        new Funding.Header(
            id,
            owner.id(),
            new Reference(Given.unique("order")),
            new FundingOrder(of.id(), amount, mode, SourceChain.XDC),
            usd(2_500),
            operation.id(),
            1,
            at,
            at,
            0));
  }

  private Funding.Requested requested() {
    return requested(tenant, customer);
  }

  private Funding.Requested requested(Tenant owner, Customer of) {
    var funding = newFunding(of, PricingMode.SEND_X);
    return given.in(
        owner,
        () -> {
          fundings().add(funding);
          return (Funding.Requested) fundings().get(owner.id(), funding.id()).orElseThrow();
        });
  }

  private AcceptedFunding told(Progress progress, @Nullable Money credited) {
    return new AcceptedFunding(Given.unique("bridge"), progress, usd(2_000), credited, null);
  }

  private Funding.Accepted accepted(Progress progress) {
    return (Funding.Accepted) save(requested().accept(told(progress, null), store().now()));
  }

  private Funding save(Funding funding) {
    return in(
        () -> {
          fundings().save(funding);
          return fundings().get(tenant.id(), funding.id()).orElseThrow();
        });
  }

  private Optional<Funding> get(Funding funding) {
    return in(() -> fundings().get(tenant.id(), funding.id()));
  }

  @ParameterizedTest
  @EnumSource(PricingMode.class)
  void a_funding_is_read_back_as_it_was_added_with_version_1(PricingMode mode) {
    var funding = newFunding(customer, mode);

    in(() -> fundings().add(funding));

    assertThat(get(funding)).contains(funding.withVersion(1));
    assertThat(in(() -> fundings().byReference(tenant.id(), funding.header().reference())))
        .contains(funding.withVersion(1));
  }

  @ParameterizedTest
  @EnumSource(Progress.class)
  void what_the_provider_has_is_read_back(Progress progress) {
    var funding = requested().accept(told(progress, new Money(1_980, EUR)), store().now());

    save(funding);

    assertThat(get(funding)).contains(funding.withVersion(2));
  }

  @Test
  void what_was_refused_or_never_sent_is_read_back_and_makes_room_for_another() {
    var refused =
        requested()
            .refuse(new Rejection(Rejection.Reason.NOT_COVERED_AT_PROVIDER, "E"), store().now());
    save(refused);
    assertThat(get(refused)).contains(refused.withVersion(2));

    var first = requested();
    var notSent = (Funding.NotSent) save(first.neverSent(store().now()));
    assertThat(notSent).isEqualTo(first.neverSent(notSent.givenUpAt()).withVersion(2));
    var operation = given.operation(tenant, customer, first.id().value(), OperationKind.FUND_CARD);
    var again = save(notSent.again(operation.id(), usd(2_600), store().now()));

    assertThat(again).isInstanceOf(Funding.Requested.class);
    assertThat(again.header().tries()).isEqualTo(2);
  }

  @Test
  void a_reference_names_one_funding_and_a_customer_has_one_requested() {
    var first = requested();
    var other = newFunding(customer, PricingMode.SEND_X);
    var sameReference = newFunding(given.customer(tenant), PricingMode.SEND_X).header();

    assertThatThrownBy(() -> in(() -> fundings().add(other))).isInstanceOf(RuntimeException.class);
    assertThatThrownBy(
            () ->
                in(
                    () ->
                        fundings()
                            .add(
                                new Funding.Requested(
                                    new Funding.Header(
                                        sameReference.id(),
                                        sameReference.tenant(),
                                        first.header().reference(),
                                        sameReference.order(),
                                        sameReference.held(),
                                        sameReference.operation(),
                                        1,
                                        sameReference.createdAt(),
                                        sameReference.updatedAt(),
                                        0)))))
        .isInstanceOf(RuntimeException.class);
    assertThat(in(() -> fundings().requestedOf(tenant.id(), customer.id()))).contains(first);
  }

  @Test
  void a_stale_copy_cannot_overwrite_a_newer_one() {
    var loaded = requested();
    save(loaded.accept(told(Progress.PENDING, null), store().now()));

    assertThatExceptionOfType(StaleAggregate.class)
        .isThrownBy(() -> save(loaded.neverSent(store().now())));
  }

  @Test
  void one_is_found_by_the_providers_id_which_is_one_fundings() {
    var funding = accepted(Progress.PENDING);
    var id = funding.terms().providerId();

    assertThat(in(() -> fundings().byProviderIdForUpdate(tenant.id(), customer.id(), id)))
        .contains(funding);
    assertThat(in(() -> fundings().byProviderIdForUpdate(tenant.id(), customer.id(), "none")))
        .isEmpty();
    assertThat(in(() -> fundings().providerIds(tenant.id(), customer.id()))).containsExactly(id);
    var same =
        requested()
            .accept(new AcceptedFunding(id, Progress.PENDING, null, null, null), store().now());
    assertThatThrownBy(() -> save(same)).isInstanceOf(RuntimeException.class);
  }

  @Test
  void what_a_reading_of_the_master_wallet_may_not_show_is_counted() {
    var before = store().now().minusSeconds(10);
    assertThat(in(() -> fundings().notIn(tenant.id(), before))).isEqualTo(usd(0));

    var requested = requested();
    assertThat(in(() -> fundings().notIn(tenant.id(), before))).isEqualTo(usd(2_500));
    var pending = (Funding.Pending) requested.accept(told(Progress.PENDING, null), store().now());
    var stored = (Funding.Pending) save(pending);
    assertThat(in(() -> fundings().notIn(tenant.id(), before))).isEqualTo(usd(2_000));
    assertThat(in(() -> fundings().notIn(tenant.id(), store().now().plusSeconds(1))))
        .isEqualTo(usd(0));
    save(stored.fail(store().now()));
    assertThat(in(() -> fundings().notIn(tenant.id(), before))).isEqualTo(usd(0));
  }

  @Test
  void another_tenants_are_neither_seen_nor_counted() {
    var theirs = requested(stranger, given.customer(stranger));

    assertThat(get(theirs)).isEmpty();
    assertThat(in(() -> fundings().notIn(tenant.id(), store().now()))).isEqualTo(usd(0));
  }

  @Test
  void they_are_listed_newest_first() {
    var first = accepted(Progress.COMPLETED);
    store().letTimePass(Duration.ofSeconds(1));
    var second = requested();

    var page =
        in(
            () ->
                fundings().list(tenant.id(), ofCustomer(customer), new PageRequest(1, null, true)));
    var rest =
        in(
            () ->
                fundings()
                    .list(
                        tenant.id(), ofCustomer(customer), new PageRequest(9, page.next(), false)));

    assertThat(page.total()).isEqualTo(2);
    assertThat(page.items()).map(Funding::id).containsExactly(second.id());
    assertThat(rest.items()).map(Funding::id).containsExactly(first.id());
  }

  @Test
  void who_has_one_that_is_pending_for_long_is_asked_about_now_and_then() {
    accepted(Progress.COMPLETED);
    assertThat(isDue()).isFalse();
    accepted(Progress.PENDING);
    accepted(Progress.PENDING);
    assertThat(isDue()).isFalse();

    store().letTimePass(AGE.plusSeconds(1));
    assertThat(fundings().waiting(AGE, ENOUGH))
        .filteredOn(new Waiting(tenant.id(), customer.id())::equals)
        .hasSize(1);
    assertThat(isDue()).isFalse();
    store().letTimePass(AGE.plusSeconds(1));
    assertThat(isDue()).isTrue();
  }

  private boolean isDue() {
    return List.copyOf(fundings().waiting(AGE, ENOUGH))
        .contains(new Waiting(tenant.id(), customer.id()));
  }

  private static List<FundingFilter> ofCustomer(Customer customer) {
    return List.of(new FundingFilter.OfCustomer(customer.id()));
  }

  private List<FundingId> found(FundingFilter... filters) {
    return in(() -> fundings().list(tenant.id(), List.of(filters), PageRequest.first(100)))
        .items()
        .stream()
        .map(Funding::id)
        .toList();
  }

  @Test
  void each_filter_finds_what_it_names_among_the_fundings_of_all_customers() {
    var other = given.customer(tenant);
    var first = accepted(Progress.COMPLETED);
    store().letTimePass(AGE);
    var between = store().now();
    var second = requested(tenant, other);
    store().letTimePass(AGE);
    var third = accepted(Progress.FAILED);
    requested(stranger, given.customer(stranger));
    var before = new FundingFilter.CreatedBefore(between);
    var from = new FundingFilter.CreatedFrom(between);

    assertThat(found()).containsExactly(third.id(), second.id(), first.id());
    assertThat(found(new FundingFilter.InState(FundingState.FAILED))).containsExactly(third.id());
    assertThat(found(new FundingFilter.OfCustomer(other.id()))).containsExactly(second.id());
    assertThat(found(before)).containsExactly(first.id());
    assertThat(found(from)).containsExactly(third.id(), second.id());
    assertThat(found(from, new FundingFilter.OfCustomer(customer.id())))
        .containsExactly(third.id());
  }
}
