package io.purser.domain.card.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.purser.domain.Concurrently;
import io.purser.domain.Given;
import io.purser.domain.StoreContract;
import io.purser.domain.card.onboarding.CardOnboarding.Known;
import io.purser.domain.card.onboarding.CardOnboarding.Underway;
import io.purser.domain.card.onboarding.CardOnboardings.Reached;
import io.purser.domain.card.onboarding.CardOnboardings.Waiting;
import io.purser.domain.customer.Customer;
import io.purser.domain.operation.NewOperation;
import io.purser.domain.operation.OperationId;
import io.purser.domain.operation.OperationKind;
import io.purser.domain.operation.Operations.Planning;
import io.purser.domain.operation.Rejection;
import io.purser.domain.operation.Rejection.Reason;
import io.purser.domain.tenant.Tenant;
import io.purser.domain.work.StaleAggregate;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link CardOnboardings} must do. */
public abstract class CardOnboardingsContract extends StoreContract {
  private static final Duration AGE = Duration.ofSeconds(20);
  private static final Standing.Words WORDS =
      new Standing.Words("some_word", "another_word", false);

  private Customer customer;

  @BeforeEach
  void giveCustomer() {
    customer = given.customer(tenant);
  }

  private CardOnboardings onboardings() {
    return store().cardOnboardings();
  }

  private CardOnboarding.Requested requested() {
    return requested(tenant, customer);
  }

  private CardOnboarding.Requested requested(Tenant owner, Customer whose) {
    var id = OnboardingId.next(Given.IDS);
    var at = store().now();
    var operation =
        new NewOperation(
            OperationId.next(Given.IDS),
            owner.id(),
            OperationKind.START_CARD_ONBOARDING,
            id.value(),
            whose.id(),
            Given.unique("natural-key"),
            null,
            at);
    return given.in(
        owner,
        () -> {
          if (!(store().operations().plan(operation) instanceof Planning.Planned)) {
            throw new IllegalStateException("not planned");
          }
          onboardings()
              .add(
                  new CardOnboarding.Requested(
                      new CardOnboarding.Header(id, owner.id(), whose.id(), at, at, 0),
                      operation.id()));
          return (CardOnboarding.Requested) onboardings().get(owner.id(), id).orElseThrow();
        });
  }

  private Known begun(Standing standing) {
    return begun(requested(), standing);
  }

  private Known begun(CardOnboarding.Requested requested, Standing standing) {
    var found = new ProviderCardCustomer(Given.unique("card-customer"), standing, null);
    return (Known) saved(requested.begin(found, store().now()));
  }

  private CardOnboarding saved(CardOnboarding changed) {
    return in(
        () -> {
          onboardings().save(changed);
          return onboardings().get(tenant.id(), changed.id()).orElseThrow();
        });
  }

  private static Standing standing(Kyc kyc, boolean deployed) {
    return new Standing(true, kyc, deployed, false, WORDS);
  }

  @Test
  void one_that_was_added_is_found_with_version_1() {
    var added = requested();

    assertThat(added.header().version()).isOne();
    assertThat(in(() -> onboardings().newest(tenant.id(), customer.id()))).contains(added);
    assertThat(in(() -> onboardings().newestForUpdate(tenant.id(), customer.id()))).contains(added);
    assertThat(in(() -> onboardings().getForUpdate(tenant.id(), added.id()))).contains(added);
  }

  @Test
  void everything_that_was_achieved_is_kept() {
    var at = store().now();
    var onboarding = (Underway) begun(standing(Kyc.APPROVED, true));
    onboarding = (Underway) saved(onboarding.kycLinkGiven(at));
    onboarding = (Underway) saved(onboarding.sourceOfFundsGiven(at));
    onboarding = (Underway) saved(onboarding.phoneVerified(at));
    onboarding = (Underway) saved(onboarding.deploymentAsked(at));

    assertThat(onboarding.stage()).isEqualTo(Stage.READY);
    assertThat(onboarding.cardholder().said()).isEqualTo(WORDS);
    assertThat(onboarding.cardholder().progress())
        .isEqualTo(new Progress(true, Kyc.APPROVED, at, true, true, true, true, false));
    var active = new Standing(true, null, true, true, new Standing.Words(null, null, true));
    onboarding = (Underway) saved(onboarding.with(active, at, at));
    assertThat(onboarding.stage()).isEqualTo(Stage.ACTIVE);
    assertThat(onboarding.header().version()).isEqualTo(7);
  }

  @Test
  void one_that_was_declined_keeps_its_reason_and_nothing_of_the_providers() {
    var why =
        new Rejection(
            Reason.EMAIL_BELONGS_TO_ANOTHER_CARD_CUSTOMER, "CUSTOMER_CARD_ALREADY_ACTIVE");

    var declined = saved(requested().decline(why, store().now()));

    assertThat(declined)
        .isInstanceOfSatisfying(
            CardOnboarding.Declined.class, it -> assertThat(it.why()).isEqualTo(why));
  }

  @Test
  void a_stale_copy_cannot_overwrite_a_newer_one() {
    var loaded = (Underway) begun(standing(Kyc.NOT_STARTED, false));
    saved(loaded.kycLinkGiven(store().now()));

    assertThatExceptionOfType(StaleAggregate.class)
        .isThrownBy(() -> saved(loaded.kycLinkGiven(store().now())));
  }

  @Test
  void of_a_customers_onboardings_one_has_not_ended() {
    requested();
    assertThatThrownBy(this::requested).isInstanceOf(RuntimeException.class);
  }

  @Test
  void after_one_has_ended_the_next_is_the_newest() {
    var first = requested();
    saved(first.decline(Rejection.because(Reason.EMAIL_MISSING), store().now()));

    var second = requested();

    assertThat(in(() -> onboardings().newest(tenant.id(), customer.id()))).contains(second);
  }

  @Test
  void the_history_has_every_state_once_in_order() {
    var onboarding = (Underway) begun(standing(Kyc.NOT_STARTED, false));
    var at = store().now().plusSeconds(5);
    onboarding = (Underway) saved(onboarding.kycLinkGiven(at));
    saved(onboarding.with(standing(Kyc.APPROVED, false), at, at.plusSeconds(5)));
    var id = onboarding.id();

    var history = in(() -> onboardings().history(tenant.id(), id));

    assertThat(history)
        .extracting(Reached::stage)
        .containsExactly(Stage.REQUESTED, Stage.KYC, Stage.SOURCE_OF_FUNDS);
    assertThat(history.getLast().at()).isEqualTo(at.plusSeconds(5));
  }

  @Test
  void another_tenants_onboarding_is_nowhere_to_be_seen() {
    var theirs = requested(stranger, given.customer(stranger));

    in(
        () -> {
          assertThat(onboardings().get(tenant.id(), theirs.id())).isEmpty();
          assertThat(onboardings().getForUpdate(tenant.id(), theirs.id())).isEmpty();
          assertThat(onboardings().newest(tenant.id(), theirs.header().customer())).isEmpty();
          assertThat(onboardings().history(tenant.id(), theirs.id())).isEmpty();
        });
  }

  @Test
  void the_owner_of_a_card_customer_is_found_within_its_account_alone() {
    var known = begun(standing(Kyc.NOT_STARTED, false));
    var id = known.cardholder().id();

    assertThat(onboardings().ownerOf(tenant.account(), id))
        .contains(new Waiting(tenant.id(), known.id()));
    assertThat(onboardings().ownerOf(stranger.account(), id)).isEmpty();
    assertThat(onboardings().ownerOf(tenant.account(), "nobody")).isEmpty();
  }

  @Test
  void the_owner_of_a_card_customer_of_two_onboardings_is_the_one_that_goes_on() {
    var at = store().now();
    var first = (Underway) begun(standing(Kyc.NOT_STARTED, false));
    first = (Underway) saved(first.kycLinkGiven(at.minusSeconds(5)));
    saved(first.with(standing(Kyc.EXPIRED, false), at, at));
    var second =
        saved(
            requested()
                .begin(
                    new ProviderCardCustomer(
                        first.cardholder().id(), standing(Kyc.EXPIRED, false), null),
                    at));

    assertThat(onboardings().ownerOf(tenant.account(), first.cardholder().id()))
        .contains(new Waiting(tenant.id(), second.id()));
  }

  @Test
  void who_waits_for_the_provider_is_named_when_it_was_not_asked_for_a_while_and_then_not_again() {
    var waits = begun(standing(Kyc.IN_REVIEW, false));
    assertThat(waiting()).isEmpty();

    store().letTimePass(AGE);

    assertThat(waiting()).containsExactly(new Waiting(tenant.id(), waits.id()));
    assertThat(waiting()).isEmpty();
    store().letTimePass(AGE);
    assertThat(waiting()).hasSize(1);
  }

  @Test
  void who_only_waits_for_the_customer_is_not_named() {
    begun(
        requested(tenant, given.customer(tenant)),
        new Standing(false, Kyc.NOT_STARTED, false, false, WORDS));
    requested(tenant, given.customer(tenant));
    var deployed = (Underway) begun(standing(Kyc.APPROVED, true));
    store().letTimePass(AGE);
    assertThat(waiting()).hasSize(1);
    saved(deployed.deploymentAsked(store().now()));

    store().letTimePass(Duration.ofDays(2));

    assertThat(waiting()).isEmpty();
  }

  @Test
  void what_has_not_changed_for_long_is_asked_about_seldom() {
    begun(standing(Kyc.NOT_STARTED, false));
    store().letTimePass(Duration.ofHours(10));
    assertThat(waiting()).hasSize(1);

    store().letTimePass(Duration.ofMinutes(30));
    assertThat(waiting()).isEmpty();
    store().letTimePass(Duration.ofMinutes(60));
    assertThat(waiting()).hasSize(1);
  }

  @Test
  void of_many_who_ask_at_once_one_is_told() {
    begun(standing(Kyc.IN_REVIEW, false));
    store().letTimePass(AGE);

    var told = Concurrently.run(6, _ -> waiting());

    assertThat(told.stream().mapToInt(List::size).sum()).isOne();
  }

  private List<Waiting> waiting() {
    return onboardings().waiting(AGE, 100).stream()
        .filter(it -> it.tenant().equals(tenant.id()))
        .toList();
  }
}
