package io.purser.domain.customer;

import static io.purser.domain.customer.CustomerBuilder.aBusiness;
import static io.purser.domain.customer.CustomerBuilder.aCustomer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.purser.domain.Concurrently;
import io.purser.domain.Given;
import io.purser.domain.StoreContract;
import io.purser.domain.customer.Customers.Addition;
import io.purser.domain.customer.Customers.Alteration;
import io.purser.domain.customer.Customers.Taken;
import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.operation.Rejection;
import io.purser.domain.work.StaleAggregate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link Customers} must do. */
public abstract class CustomersContract extends StoreContract {
  private Customers customers() {
    return store().customers();
  }

  private CustomerBuilder person() {
    return aCustomer().of(tenant.id()).createdAt(store().now());
  }

  private Addition add(Customer.Living customer) {
    return in(() -> customers().add(customer));
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
  void a_customer_is_read_back_as_it_was_added_with_version_1() {
    var customer =
        person()
            .externalId("A/1 \u00e9\ud83d\ude80")
            .profile(CustomerBuilder.aFullProfile("Ana.Example@example.com"))
            .build();

    var added = given.customer(customer);

    assertThat(added.header().version()).isEqualTo(1);
    assertThat(added.header().externalId()).isEqualTo(customer.header().externalId());
    assertThat(added.header().createdAt()).isEqualTo(customer.header().createdAt());
    assertThat(added.profile()).isEqualTo(customer.profile());
    assertThat(added.registration()).isEqualTo(new Registration.None());
    assertThat(get(customer)).contains(added);
  }

  @Test
  void an_empty_profile_is_read_back_empty() {
    assertThat(given.customer(person().build()).profile())
        .isEqualTo(Profile.empty(CustomerType.INDIVIDUAL));
  }

  @Test
  void a_business_is_read_back_as_one() {
    var profile =
        new Profile(
            new Profile.Party.Company("Acme", "Acme Example Ltd", "https://example.com/acme"),
            new Email("acme@example.com"),
            null,
            null,
            Metadata.NONE);
    var business =
        given.customer(
            aBusiness().of(tenant.id()).createdAt(store().now()).profile(profile).build());

    assertThat(get(business)).map(Customer::profile).contains(profile);
  }

  @Test
  void an_email_is_taken_once_whatever_its_case() {
    var first = given.customer(person().email("Ana@Example.com").build());

    assertThat(add(person().email("aNA@example.COM").build()))
        .isEqualTo(new Taken.EmailTaken(first.id()));
    assertThat(list(new PageRequest(10, null, true)).total()).isEqualTo(1);
  }

  @Test
  void an_external_id_is_taken_once_and_compared_to_the_letter() {
    var first = given.customer(person().externalId("Order 7").build());

    assertThat(add(person().externalId("Order 7").build()))
        .isEqualTo(new Taken.ExternalIdTaken(first.id()));
    assertThat(add(person().externalId("order 7").build())).isInstanceOf(Addition.Added.class);
  }

  @Test
  void customers_without_email_and_external_id_do_not_take_anything_from_each_other() {
    given.customer(person().build());

    assertThat(add(person().build())).isInstanceOf(Addition.Added.class);
  }

  @Test
  void another_tenant_may_have_the_same_email_and_external_id() {
    given.customer(person().email("ana@example.com").externalId("1").build());
    var neighbour = given.neighbourOf(tenant);

    var addition =
        given.in(
            neighbour,
            () ->
                customers()
                    .add(
                        aCustomer()
                            .of(neighbour.id())
                            .email("ana@example.com")
                            .externalId("1")
                            .build()));

    assertThat(addition).isInstanceOf(Addition.Added.class);
  }

  @Test
  void of_many_who_come_at_once_with_one_email_one_is_added() {
    var additions = Concurrently.run(8, _ -> add(person().email("ana@example.com").build()));

    assertThat(additions).filteredOn(Addition.Added.class::isInstance).hasSize(1);
    assertThat(additions).filteredOn(Taken.EmailTaken.class::isInstance).hasSize(7);
  }

  @Test
  void of_many_who_come_at_once_with_one_external_id_one_is_added() {
    var additions = Concurrently.run(8, _ -> add(person().externalId("1").build()));

    assertThat(additions).filteredOn(Addition.Added.class::isInstance).hasSize(1);
    assertThat(additions).filteredOn(Taken.ExternalIdTaken.class::isInstance).hasSize(7);
  }

  @Test
  void every_state_and_registration_is_read_back_as_it_was_saved() {
    var at = store().now();
    var known =
        new ProviderCustomer(
            Given.unique("provider-customer"), "active", at, new Email("Ana@example.com"));
    var active = (Customer.Active) given.customer(person().email("ana@example.com").build());
    var operation = given.operation(tenant, active);

    var pending = saved(active.registering(operation.id(), at));
    assertThat(pending.registration()).isEqualTo(new Registration.Pending(operation.id()));
    assertThat(pending.header().version()).isEqualTo(2);

    var why = new Rejection(Rejection.Reason.REFUSED_BY_PROVIDER, "E-17");
    var failed = saved(pending.registrationFailed(why, at));
    assertThat(failed.registration()).isEqualTo(new Registration.Failed(why, at));

    var plain = Rejection.because(Rejection.Reason.EMAIL_KNOWN_TO_PROVIDER);
    var failedAgain = saved(failed.registrationFailed(plain, at));
    assertThat(failedAgain.registration()).isEqualTo(new Registration.Failed(plain, at));

    var registered = saved(failedAgain.registered(known, at));
    assertThat(registered.registration()).isEqualTo(new Registration.Registered(known));

    var suspended = saved(((Customer.Active) registered).suspend("Asked to \u2026 \u00e9", at));
    assertThat(suspended)
        .isInstanceOfSatisfying(
            Customer.Suspended.class,
            found -> {
              assertThat(found.reason()).isEqualTo("Asked to \u2026 \u00e9");
              assertThat(found.suspendedAt()).isEqualTo(at);
              assertThat(found.registration()).isEqualTo(new Registration.Registered(known));
              assertThat(found.header().version()).isEqualTo(6);
            });

    var reactivated = saved(((Customer.Suspended) suspended).reactivate(at));
    assertThat(reactivated).isInstanceOf(Customer.Active.class);
    assertThat(reactivated.profile()).isEqualTo(active.profile());
  }

  private Alteration change(
      Customer.Living loaded, @Nullable String externalId, @Nullable String email) {
    var profile = loaded.profile();
    var wanted =
        loaded.changed(
            externalId == null ? null : new ExternalId(externalId),
            new Profile(
                profile.party(),
                email == null ? null : new Email(email),
                profile.phone(),
                profile.address(),
                profile.metadata()),
            store().now());
    return in(() -> customers().change(wanted));
  }

  @Test
  void a_change_is_found_by_what_it_is_now_and_no_longer_by_what_it_was() {
    var ana = given.customer(person().email("ana@example.com").externalId("1").build());

    var altered = change(ana, "2", "Lima@example.com");

    assertThat(altered)
        .isInstanceOfSatisfying(
            Alteration.Altered.class,
            it -> {
              assertThat(it.customer().header().version()).isEqualTo(2);
              assertThat(get(ana)).contains(it.customer());
            });
    assertThat(found(new CustomerFilter.WithEmail(new Email("lima@example.com"))))
        .containsExactly(ana.id());
    assertThat(found(new CustomerFilter.WithExternalId(new ExternalId("2"))))
        .containsExactly(ana.id());
    assertThat(found(new CustomerFilter.WithEmail(new Email("ana@example.com")))).isEmpty();
    assertThat(found(new CustomerFilter.WithExternalId(new ExternalId("1")))).isEmpty();
    assertThat(add(person().email("ana@example.com").externalId("1").build()))
        .isInstanceOf(Addition.Added.class);
  }

  @Test
  void what_another_customer_has_is_not_changed_to_and_ones_own_is() {
    var ana = given.customer(person().email("ana@example.com").externalId("1").build());
    var ben = given.customer(person().email("ben@example.com").externalId("2").build());

    assertThat(change(ben, "2", "ANA@example.com")).isEqualTo(new Taken.EmailTaken(ana.id()));
    assertThat(change(ben, "1", "ben@example.com")).isEqualTo(new Taken.ExternalIdTaken(ana.id()));
    assertThat(get(ben)).contains(ben);
    assertThat(change(ben, "2", "BEN@example.com")).isInstanceOf(Alteration.Altered.class);
    assertThat(change(ana, null, null)).isInstanceOf(Alteration.Altered.class);
  }

  @Test
  void a_neighbours_email_and_external_id_may_be_changed_to() {
    var neighbour = given.neighbourOf(tenant);
    given.customer(aCustomer().of(neighbour.id()).email("ana@example.com").externalId("1").build());
    var ben = given.customer(person().build());

    assertThat(change(ben, "1", "ana@example.com")).isInstanceOf(Alteration.Altered.class);
  }

  @Test
  void of_many_who_change_to_one_email_at_once_one_gets_it_and_the_others_learn_of_it() {
    var all = new ArrayList<Customer.Living>();
    for (int i = 0; i < 8; i++) {
      all.add(given.customer(person().build()));
    }

    var alterations = Concurrently.run(8, i -> changeAgain(all.get(i), "ana@example.com"));

    assertThat(alterations).filteredOn(Alteration.Altered.class::isInstance).hasSize(1);
    assertThat(alterations).filteredOn(Taken.EmailTaken.class::isInstance).hasSize(7);
  }

  /** Once more when somebody was faster. */
  private Alteration changeAgain(Customer.Living customer, String email) {
    try {
      return change(customer, null, email);
    } catch (StaleAggregate lost) {
      return change(customer, null, email);
    }
  }

  @Test
  void a_stale_copy_cannot_be_changed() {
    var loaded = given.customer(person().build());
    change(loaded, "1", null);

    assertThatExceptionOfType(StaleAggregate.class).isThrownBy(() -> change(loaded, "2", null));
  }

  @Test
  void a_stale_copy_cannot_overwrite_a_newer_one() {
    var loaded = (Customer.Active) given.customer(tenant);
    var newer = saved(loaded.suspend("first", store().now()));

    assertThatExceptionOfType(StaleAggregate.class)
        .isThrownBy(() -> saved(loaded.suspend("second", store().now())));
    assertThat(get(loaded)).contains(newer);
  }

  @Test
  void what_was_never_added_cannot_be_saved() {
    assertThatExceptionOfType(StaleAggregate.class).isThrownBy(() -> saved(person().build()));
  }

  @Test
  void those_who_lock_before_they_save_never_lose_a_change() {
    var customer = given.customer(tenant);

    Concurrently.run(
        6,
        number ->
            in(
                () -> {
                  var newest =
                      (Customer.Living)
                          customers().getForUpdate(tenant.id(), customer.id()).orElseThrow();
                  customers()
                      .save(
                          newest.registrationFailed(
                              new Rejection(Rejection.Reason.REFUSED_BY_PROVIDER, "E-" + number),
                              store().now()));
                  return number;
                }));

    assertThat(get(customer).orElseThrow().header().version()).isEqualTo(7);
  }

  @Test
  void of_a_deleted_customer_nothing_is_left_but_what_others_name_it_by() {
    var at = store().now();
    var known =
        new ProviderCustomer(
            Given.unique("provider-customer"), "active", at, new Email("ana@example.com"));
    var ana =
        given.customer(
            person()
                .externalId("1")
                .profile(CustomerBuilder.aFullProfile("ana@example.com"))
                .build());
    var registered = saved(ana.registered(known, at));

    in(() -> customers().save(registered.delete(at)));

    assertThat(get(ana).orElseThrow())
        .isInstanceOfSatisfying(
            Customer.Deleted.class,
            deleted -> {
              assertThat(deleted.type()).isEqualTo(CustomerType.INDIVIDUAL);
              assertThat(deleted.header().externalId()).isEqualTo(new ExternalId("1"));
              assertThat(deleted.header().version()).isEqualTo(3);
              assertThat(deleted.deletedAt()).isEqualTo(at);
              assertThat(deleted.registration())
                  .isEqualTo(
                      new Registration.Registered(
                          new ProviderCustomer(known.id(), "active", at, null)));
            });
    assertThat(in(() -> customers().byProviderId(tenant.id(), known.id()))).isPresent();
  }

  @Test
  void a_suspended_business_is_deleted_as_well() {
    var at = store().now();
    var business =
        given.customer(aBusiness().of(tenant.id()).createdAt(at).email("acme@example.com").build());
    var suspended = (Customer.Suspended) saved(((Customer.Active) business).suspend("why", at));

    in(() -> customers().save(suspended.delete(at)));

    assertThat(get(business).map(CustomerState::of)).contains(CustomerState.DELETED);
    assertThat(get(business).map(it -> it.profile().type())).contains(CustomerType.BUSINESS);
  }

  @Test
  void what_a_deleted_customer_had_is_free_and_lists_show_the_deleted_only_when_asked() {
    var at = store().now();
    var ana = given.customer(person().email("ana@example.com").externalId("1").build());
    in(() -> customers().save(ana.delete(at)));
    var externalId = new CustomerFilter.WithExternalId(new ExternalId("1"));
    var deleted = new CustomerFilter.InState(CustomerState.DELETED);
    assertThat(found()).isEmpty();
    assertThat(found(externalId)).isEmpty();
    assertThat(list(new PageRequest(10, null, true)).total()).isZero();

    var again = given.customer(person().email("ana@example.com").externalId("1").build());

    assertThat(found()).containsExactly(again.id());
    assertThat(found(externalId)).containsExactly(again.id());
    assertThat(found(deleted)).containsExactly(ana.id());
    assertThat(found(deleted, externalId)).containsExactly(ana.id());
    assertThat(found(new CustomerFilter.WithEmail(new Email("ana@example.com"))))
        .containsExactly(again.id());
    in(() -> customers().save(again.delete(at)));
    assertThat(found(deleted, externalId)).containsExactlyInAnyOrder(ana.id(), again.id());
  }

  @Test
  void an_external_id_can_be_changed_to_one_that_a_deleted_customer_had() {
    var ana = given.customer(person().externalId("1").build());
    in(() -> customers().save(ana.delete(store().now())));
    var ben = given.customer(person().externalId("2").build());

    assertThat(change(ben, "1", null)).isInstanceOf(Alteration.Altered.class);
  }

  @Test
  void those_who_hold_a_customer_keep_it_from_being_changed() {
    var customer = given.customer(tenant);
    var order = new ConcurrentLinkedQueue<String>();
    var held = new CountDownLatch(1);

    Concurrently.run(
        2,
        number ->
            in(
                () -> {
                  if (number == 0) {
                    var _ = customers().getForShare(tenant.id(), customer.id());
                    held.countDown();
                    awaitALittle(order);
                    order.add("held");
                  } else {
                    await(held);
                    var loaded =
                        (Customer.Living)
                            customers().getForUpdate(tenant.id(), customer.id()).orElseThrow();
                    order.add("changed");
                    customers().save(loaded.delete(store().now()));
                  }
                  return number;
                }));

    assertThat(order).containsExactly("held", "changed");
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Gives whoever waits no reason to, if nothing holds them. */
  private static void awaitALittle(Queue<String> order) {
    long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(200);
    while (order.isEmpty() && System.nanoTime() < until) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
  }

  @Test
  void a_customer_is_found_by_the_providers_id_in_its_own_tenant_only() {
    var providerId = Given.unique("provider-customer");
    var customer = given.registeredCustomer(tenant, providerId);
    given.registeredCustomer(tenant, Given.unique("provider-customer"));

    assertThat(in(() -> customers().byProviderId(tenant.id(), providerId))).contains(customer);
    assertThat(in(() -> customers().byProviderId(tenant.id(), providerId + "x"))).isEmpty();
    assertThat(given.in(stranger, () -> customers().byProviderId(stranger.id(), providerId)))
        .isEmpty();
  }

  @Test
  void another_tenants_customer_is_nowhere_to_be_seen() {
    var foreign =
        given.customer(
            aCustomer()
                .of(stranger.id())
                .email("ana@example.com")
                .phone("+15550100100")
                .createdAt(store().now())
                .build());

    assertThat(get(foreign)).isEmpty();
    assertThat(in(() -> customers().getForUpdate(tenant.id(), foreign.id()))).isEmpty();
    assertThat(found()).isEmpty();
    assertThat(found(new CustomerFilter.WithEmail(new Email("ana@example.com")))).isEmpty();
    assertThat(found(new CustomerFilter.WithPhone(new Phone("+15550100100")))).isEmpty();
    assertThat(list(new PageRequest(10, null, true)).total()).isZero();
  }
}
