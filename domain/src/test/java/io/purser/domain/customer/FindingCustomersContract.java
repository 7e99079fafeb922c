package io.purser.domain.customer;

import static io.purser.domain.customer.CustomerBuilder.aBusiness;
import static io.purser.domain.customer.CustomerBuilder.aCustomer;
import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Given;
import io.purser.domain.StoreContract;
import io.purser.domain.card.onboarding.CardOnboarding;
import io.purser.domain.card.onboarding.OnboardingId;
import io.purser.domain.card.onboarding.Stage;
import io.purser.domain.customer.Customers.Alteration;
import io.purser.domain.list.Order;
import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.list.Walk;
import io.purser.domain.operation.Rejection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** By what every {@link Customers} must find customers, and in which order. */
public abstract class FindingCustomersContract extends StoreContract {
  private Customers customers() {
    return store().customers();
  }

  private CustomerBuilder person() {
    return aCustomer().of(tenant.id()).createdAt(store().now());
  }

  private Optional<Customer> get(Customer customer) {
    return in(() -> customers().get(tenant.id(), customer.id()));
  }

  private Customer.Living saved(Customer customer) {
    in(() -> customers().save(customer));
    return (Customer.Living) get(customer).orElseThrow();
  }

  private Page<Customer> list(PageRequest page, CustomerFilter... filters) {
    return in(() -> customers().list(tenant.id(), Arrays.asList(filters), page));
  }

  private List<CustomerId> found(CustomerFilter... filters) {
    return list(PageRequest.first(100), filters).items().stream().map(Customer::id).toList();
  }

  @Test
  void each_filter_finds_what_it_names_and_several_hold_together() {
    var at = store().now();
    var ana =
        given.customer(
            person()
                .email("Ana@example.com")
                .phone("+15550100101")
                .externalId("a")
                .createdAt(at.minusSeconds(30))
                .build());
    var ben = given.customer(person().phone("+15550100101").createdAt(at.minusSeconds(20)).build());
    var acme =
        given.customer(
            aBusiness()
                .of(tenant.id())
                .email("acme@example.com")
                .createdAt(at.minusSeconds(10))
                .build());
    saved(((Customer.Active) ben).suspend("why", at));

    assertThat(found()).containsExactly(acme.id(), ben.id(), ana.id());
    assertThat(found(new CustomerFilter.OfType(CustomerType.BUSINESS))).containsExactly(acme.id());
    assertThat(found(new CustomerFilter.OfType(CustomerType.INDIVIDUAL)))
        .containsExactly(ben.id(), ana.id());
    assertThat(found(new CustomerFilter.InState(CustomerState.SUSPENDED)))
        .containsExactly(ben.id());
    assertThat(found(new CustomerFilter.InState(CustomerState.ACTIVE)))
        .containsExactly(acme.id(), ana.id());
    assertThat(found(new CustomerFilter.WithExternalId(new ExternalId("a"))))
        .containsExactly(ana.id());
    assertThat(found(new CustomerFilter.WithExternalId(new ExternalId("A")))).isEmpty();
    assertThat(found(new CustomerFilter.WithEmail(new Email("ana@EXAMPLE.com"))))
        .containsExactly(ana.id());
    var phone = new CustomerFilter.WithPhone(new Phone("+15550100101"));
    assertThat(found(phone)).containsExactly(ben.id(), ana.id());
    assertThat(found(phone, new CustomerFilter.InState(CustomerState.ACTIVE)))
        .containsExactly(ana.id());
    assertThat(found(new CustomerFilter.CreatedFrom(at.minusSeconds(20))))
        .containsExactly(acme.id(), ben.id());
    assertThat(found(new CustomerFilter.CreatedBefore(at.minusSeconds(20))))
        .containsExactly(ana.id());
    assertThat(
            found(
                new CustomerFilter.CreatedFrom(at.minusSeconds(30)),
                new CustomerFilter.CreatedBefore(at.minusSeconds(10)),
                phone))
        .containsExactly(ben.id(), ana.id());
  }

  @Test
  void customers_are_found_by_how_they_stand_with_the_provider() {
    var registered = given.registeredCustomer(tenant, Given.unique("provider-customer"));
    var failed =
        saved(
            given
                .customer(tenant)
                .registrationFailed(
                    Rejection.because(Rejection.Reason.EMAIL_KNOWN_TO_PROVIDER), store().now()));
    var begun = given.customer(tenant);
    var pending = saved(begun.registering(given.operation(tenant, begun).id(), store().now()));
    var blocked = given.registeredCustomer(tenant, Given.unique("provider-customer"));
    saved(((Customer.Living) blocked).saidToBe("blocked", store().now()));
    var none = given.customer(tenant);

    assertThat(found(new CustomerFilter.InRegistration(RegistrationState.NONE)))
        .containsExactly(none.id());
    assertThat(found(new CustomerFilter.InRegistration(RegistrationState.PENDING)))
        .containsExactly(pending.id());
    assertThat(found(new CustomerFilter.InRegistration(RegistrationState.FAILED)))
        .containsExactly(failed.id());
    assertThat(found(new CustomerFilter.InRegistration(RegistrationState.REGISTERED)))
        .containsExactlyInAnyOrder(registered.id(), blocked.id());
    assertThat(found(new CustomerFilter.WithProviderStatus("blocked")))
        .containsExactly(blocked.id());
    assertThat(found(new CustomerFilter.WithProviderStatus("active")))
        .containsExactly(registered.id());
    assertThat(found(new CustomerFilter.WithProviderStatus("BLOCKED"))).isEmpty();
  }

  private CardOnboarding.Requested requested(Customer customer) {
    store().letTimePass(Duration.ofSeconds(1));
    var at = store().now();
    var header =
        new CardOnboarding.Header(
            OnboardingId.next(Given.IDS), tenant.id(), customer.id(), at, at, 0);
    var onboarding = new CardOnboarding.Requested(header, given.operation(tenant, customer).id());
    in(() -> store().cardOnboardings().add(onboarding));
    return onboarding;
  }

  private void declined(Customer customer) {
    var header = requested(customer).header().withVersion(1);
    in(
        () ->
            store()
                .cardOnboardings()
                .save(
                    new CardOnboarding.Declined(
                        header, Rejection.because(Rejection.Reason.REFUSED_BY_PROVIDER))));
  }

  @Test
  void customers_are_found_by_the_onboarding_that_counts_or_by_never_having_begun_one() {
    var at = store().now();
    var never = given.customer(person().createdAt(at.minusSeconds(60)).build());
    var older = given.customer(person().createdAt(at.minusSeconds(50)).build());
    var newer = given.customer(person().called("Ana").createdAt(at.minusSeconds(40)).build());
    var again = given.customer(person().createdAt(at.minusSeconds(30)).build());
    var ready = given.customer(person().called("Ana").createdAt(at.minusSeconds(20)).build());
    requested(newer);
    requested(older);
    declined(again);
    declined(again);
    given.readyForCard(tenant, ready);
    given.readyForCard(stranger, given.customer(stranger));

    assertThat(found(new CustomerFilter.NeverOnboarded())).containsExactly(never.id());
    assertThat(found(new CustomerFilter.AtStage(Stage.REQUESTED)))
        .containsExactly(newer.id(), older.id());
    assertThat(found(new CustomerFilter.AtStage(Stage.DECLINED))).containsExactly(again.id());
    assertThat(found(new CustomerFilter.AtStage(Stage.READY))).containsExactly(ready.id());
    assertThat(found(new CustomerFilter.AtStage(Stage.KYC))).isEmpty();
    assertThat(
            found(
                new CustomerFilter.AtStage(Stage.REQUESTED),
                new CustomerFilter.WithName(NameWords.of("ana"))))
        .containsExactly(newer.id());
    requested(again);
    assertThat(found(new CustomerFilter.AtStage(Stage.DECLINED))).isEmpty();
    assertThat(
            list(new PageRequest(2, null, true), new CustomerFilter.AtStage(Stage.REQUESTED))
                .total())
        .isEqualTo(3);
    assertThat(
            Walk.through(
                1, page -> list(page, new CustomerFilter.AtStage(Stage.REQUESTED)), () -> {}))
        .map(Customer::id)
        .containsExactly(again.id(), newer.id(), older.id());
    saved(((Customer.Living) get(ready).orElseThrow()).saidToBe("active", store().now()));
    assertThat(found(new CustomerFilter.NeverOnboarded())).containsExactly(never.id());
  }

  @Test
  void a_list_begins_with_the_oldest_when_that_is_wanted() {
    var at = store().now().minusSeconds(60);
    List<Customer> all = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      all.add(given.customer(person().called("Ana").createdAt(at.plusSeconds(i / 2)).build()));
    }
    var oldestFirst =
        all.stream()
            .sorted(
                comparing((Customer customer) -> customer.header().createdAt())
                    .thenComparing(customer -> customer.id().value()))
            .map(Customer::id)
            .toList();

    for (List<CustomerFilter> filters :
        List.of(
            List.<CustomerFilter>of(),
            List.<CustomerFilter>of(new CustomerFilter.WithName(NameWords.of("ana"))))) {
      assertThat(
              Walk.through(
                  2,
                  page ->
                      in(() -> customers().list(tenant.id(), filters, Order.OLDEST_FIRST, page)),
                  () -> {}))
          .map(Customer::id)
          .containsExactlyElementsOf(oldestFirst);
    }
  }

  private List<CustomerId> called(String words) {
    return found(new CustomerFilter.WithName(NameWords.of(words)));
  }

  @Test
  void customers_are_found_by_any_of_their_names_by_words_and_beginnings_newest_first() {
    var at = store().now();
    var ana =
        given.customer(
            person()
                .called(new Profile.Party.Person("Nina", "Ana", "Gon\u00e7alves", null))
                .createdAt(at.minusSeconds(30))
                .build());
    var ben = given.customer(person().called("Ben Goncalo").createdAt(at.minusSeconds(20)).build());
    var acme =
        given.customer(
            aBusiness()
                .of(tenant.id())
                .called(new Profile.Party.Company("Acme", "Goncourt Trading Ltd", null))
                .createdAt(at.minusSeconds(10))
                .build());

    assertThat(called("gon")).containsExactly(acme.id(), ben.id(), ana.id());
    assertThat(called("GON\u00c7AL")).containsExactly(ben.id(), ana.id());
    assertThat(called("goncalves ana")).containsExactly(ana.id());
    assertThat(called("ana nina")).containsExactly(ana.id());
    assertThat(called("nin")).containsExactly(ana.id());
    assertThat(called("trading acme")).containsExactly(acme.id());
    assertThat(called("go")).isEmpty();
    assertThat(called("alves")).isEmpty();
    assertThat(called("ana ben")).isEmpty();
    assertThat(
            found(
                new CustomerFilter.WithName(NameWords.of("gon")),
                new CustomerFilter.OfType(CustomerType.INDIVIDUAL)))
        .containsExactly(ben.id(), ana.id());
    assertThat(
            list(
                    new PageRequest(1, null, true),
                    new CustomerFilter.WithName(NameWords.of("gonc al")))
                .total())
        .isZero();
    assertThat(
            list(new PageRequest(1, null, true), new CustomerFilter.WithName(NameWords.of("gonc")))
                .total())
        .isEqualTo(3);
  }

  private Customer renamed(Customer called, Profile.Party party) {
    var loaded = (Customer.Living) called;
    var profile = loaded.profile();
    var wanted =
        new Profile(party, profile.email(), profile.phone(), profile.address(), profile.metadata());
    return in(
        () ->
            ((Alteration.Altered)
                    customers()
                        .change(
                            loaded.changed(loaded.header().externalId(), wanted, store().now())))
                .customer());
  }

  @Test
  void whoever_is_called_otherwise_is_found_by_that_alone_and_one_without_a_name_by_none() {
    var ana = given.customer(person().called("Ana Silva").build());

    var married = renamed(ana, new Profile.Party.Person("Ana Costa", null, null, null));
    assertThat(called("silva")).isEmpty();
    assertThat(called("sil")).isEmpty();
    assertThat(called("costa")).containsExactly(ana.id());
    assertThat(called("ana")).containsExactly(ana.id());

    var suspended = saved(((Customer.Active) married).suspend("why", store().now()));
    assertThat(called("costa")).containsExactly(ana.id());

    renamed(suspended, new Profile.Party.Person(null, null, null, null));
    assertThat(called("costa")).isEmpty();
    assertThat(called("ana")).isEmpty();
  }

  @Test
  void whoever_is_deleted_is_found_by_no_name() {
    var ana = given.customer(person().called("Ana Silva").build());

    in(() -> customers().save(ana.delete(store().now())));

    var deleted = new CustomerFilter.InState(CustomerState.DELETED);
    assertThat(found(deleted)).containsExactly(ana.id());
    assertThat(found(deleted, new CustomerFilter.WithName(NameWords.of("ana")))).isEmpty();
  }

  @Test
  void who_is_called_what_stays_with_the_tenant() {
    given.customer(
        aCustomer().of(stranger.id()).called("Ana Silva").createdAt(store().now()).build());

    assertThat(called("ana")).isEmpty();
  }

  @Test
  void those_of_one_name_are_walked_page_by_page_though_times_are_equal() {
    var at = store().now().minusSeconds(60);
    List<Customer> all = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      all.add(
          given.customer(person().called("Ana Silva").createdAt(at.plusSeconds(i / 3)).build()));
      given.customer(person().called("Ana Costa").createdAt(at.plusSeconds(i / 3)).build());
    }
    var newestFirst =
        all.stream()
            .sorted(
                comparing((Customer customer) -> customer.header().createdAt())
                    .thenComparing(customer -> customer.id().value())
                    .reversed())
            .map(Customer::id)
            .toList();

    var seen =
        Walk.through(
            2,
            page -> list(page, new CustomerFilter.WithName(NameWords.of("silva ana"))),
            () -> given.customer(person().called("Ana Silva").createdAt(store().now()).build()));

    assertThat(seen).map(Customer::id).containsExactlyElementsOf(newestFirst);
  }

  @Test
  void pages_have_neither_gap_nor_repeat_while_others_come_and_times_are_equal() {
    var at = store().now().minusSeconds(60);
    List<Customer> before = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      before.add(given.customer(person().createdAt(at.plusSeconds(i / 3)).build()));
    }
    var newestFirst =
        before.stream()
            .sorted(
                comparing((Customer customer) -> customer.header().createdAt())
                    .thenComparing(customer -> customer.id().value())
                    .reversed())
            .toList();

    var seen =
        Walk.through(
            2, page -> list(page), () -> given.customer(person().createdAt(store().now()).build()));

    assertThat(seen).containsExactlyElementsOf(newestFirst);
  }

  @Test
  void a_page_that_holds_everything_says_that_it_ends_and_how_much_there_is() {
    for (int i = 0; i < 3; i++) {
      given.customer(tenant);
    }

    var whole = list(new PageRequest(3, null, true));
    var part =
        list(new PageRequest(2, null, true), new CustomerFilter.InState(CustomerState.ACTIVE));

    assertThat(whole.items()).hasSize(3);
    assertThat(whole.next()).isNull();
    assertThat(whole.total()).isEqualTo(3);
    assertThat(part.items()).hasSize(2);
    assertThat(part.next()).isNotNull();
    assertThat(part.total()).isEqualTo(3);
    assertThat(list(PageRequest.first(2)).total()).isNull();
  }
}
