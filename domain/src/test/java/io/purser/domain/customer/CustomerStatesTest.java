package io.purser.domain.customer;

import static io.purser.domain.customer.CustomerBuilder.aCustomer;
import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Given;
import io.purser.domain.InMemoryStore;
import io.purser.domain.operation.OperationId;
import io.purser.domain.operation.Rejection;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every state of a customer, with every registration, and every command it offers. */
final class CustomerStatesTest {
  private static final Instant AT = InMemoryStore.START.plusSeconds(5);
  private static final ProviderCustomer KNOWN =
      new ProviderCustomer("provider-customer", "active", InMemoryStore.START, null);
  private static final Rejection WHY = Rejection.because(Rejection.Reason.REFUSED_BY_PROVIDER);

  private static List<Registration> registrations() {
    return List.of(
        new Registration.None(),
        new Registration.Pending(OperationId.next(Given.IDS)),
        new Registration.Registered(KNOWN),
        new Registration.Failed(WHY, InMemoryStore.START));
  }

  private static void isSameCustomer(Customer next, Customer before) {
    assertThat(next.id()).isEqualTo(before.id());
    assertThat(next.profile()).isEqualTo(before.profile());
    assertThat(next.header().version()).isEqualTo(before.header().version());
    assertThat(next.header().createdAt()).isEqualTo(before.header().createdAt());
  }

  @Test
  void suspending_and_reactivating_keep_the_registration() {
    for (var registration : registrations()) {
      var active = aCustomer().registration(registration).build();

      var suspended = active.suspend("why", AT);
      isSameCustomer(suspended, active);
      assertThat(suspended.registration()).isEqualTo(registration);
      assertThat(suspended.reason()).isEqualTo("why");
      assertThat(suspended.suspendedAt()).isEqualTo(AT);
      assertThat(CustomerState.of(suspended)).isEqualTo(CustomerState.SUSPENDED);

      var again = suspended.reactivate(AT.plusSeconds(1));
      isSameCustomer(again, active);
      assertThat(again.registration()).isEqualTo(registration);
      assertThat(again.header().updatedAt()).isEqualTo(AT.plusSeconds(1));
      assertThat(CustomerState.of(again)).isEqualTo(CustomerState.ACTIVE);
    }
  }

  @Test
  void what_the_provider_answers_changes_the_registration_in_either_state() {
    var pending = new Registration.Pending(OperationId.next(Given.IDS));
    var active = aCustomer().registration(pending).build();
    for (var customer : List.<Customer.Living>of(active, active.suspend("why", AT))) {
      var registered = customer.registered(KNOWN, AT);
      isSameCustomer(registered, customer);
      assertThat(registered.registration()).isEqualTo(new Registration.Registered(KNOWN));
      assertThat(CustomerState.of(registered)).isEqualTo(CustomerState.of(customer));

      var failed = customer.registrationFailed(WHY, AT);
      assertThat(failed.registration()).isEqualTo(new Registration.Failed(WHY, AT));
      assertThat(CustomerState.of(failed)).isEqualTo(CustomerState.of(customer));
    }
  }

  @Test
  void a_deleted_customer_keeps_its_registration_without_the_email_and_nothing_of_the_profile() {
    for (var registration : registrations()) {
      var active = aCustomer().email("ana@example.com").registration(registration).build();
      for (var customer : List.<Customer.Living>of(active, active.suspend("why", AT))) {
        var deleted = customer.delete(AT);

        assertThat(deleted.header()).isEqualTo(active.header().changed(AT));
        assertThat(deleted.profile()).isEqualTo(Profile.empty(CustomerType.INDIVIDUAL));
        assertThat(deleted.registration()).isEqualTo(registration);
        assertThat(deleted.deletedAt()).isEqualTo(AT);
        assertThat(CustomerState.of(deleted)).isEqualTo(CustomerState.DELETED);
        assertThat(deleted.objection()).contains(new CustomerRefusal.CustomerDeleted(active.id()));
      }
    }
    var known = new ProviderCustomer("known", "active", AT, new Email("ana@example.com"));
    var registered =
        aCustomer().email("ana@example.com").registration(new Registration.Registered(known));
    assertThat(registered.build().delete(AT).toString()).doesNotContain("Email");
  }

  @Test
  void the_providers_word_is_kept_for_registered_customers_alone() {
    for (var registration : registrations()) {
      var customer = aCustomer().registration(registration).build();

      var told = customer.saidToBe("suspended", AT);

      if (registration instanceof Registration.Registered) {
        assertThat(told.registration())
            .isEqualTo(
                new Registration.Registered(
                    new ProviderCustomer("provider-customer", "suspended", AT, null)));
      } else {
        assertThat(told).isSameAs(customer);
      }
    }
  }
}
