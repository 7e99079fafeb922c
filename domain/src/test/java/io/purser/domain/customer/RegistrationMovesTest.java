package io.purser.domain.customer;

import static io.purser.domain.customer.CustomerBuilder.aCustomer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.purser.domain.Given;
import io.purser.domain.InMemoryStore;
import io.purser.domain.audit.Initiator;
import io.purser.domain.event.Journal;
import io.purser.domain.operation.OperationId;
import io.purser.domain.operation.Rejection;
import io.purser.domain.operation.Rejection.Reason;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RegistrationMovesTest {
  private static final Initiator SERVICE = new Initiator("service:test", null, null);
  private static final Rejection REFUSED = Rejection.because(Reason.REFUSED_BY_PROVIDER);

  private final InMemoryStore store = new InMemoryStore();
  private final Given given = new Given(store);
  private final Journal journal = new Journal(store.eventLog(), store.auditLog(), store.ids());

  @Test
  void a_registered_customer_is_never_forgotten_by_asking_again() {
    var known = new ProviderCustomer("theirs", "active", store.now(), null);
    var registered = aCustomer().registration(new Registration.Registered(known)).build();

    assertThatIllegalStateException()
        .isThrownBy(() -> registered.registering(OperationId.next(Given.IDS), store.now()));
    assertThatIllegalStateException()
        .isThrownBy(() -> registered.registrationFailed(REFUSED, store.now()));
  }

  @Test
  void a_failed_registration_may_be_tried_again() {
    var failed = aCustomer().build().registrationFailed(REFUSED, store.now());

    assertThat(failed.registering(OperationId.next(Given.IDS), store.now()).registration())
        .isInstanceOf(Registration.Pending.class);
  }

  @Test
  void a_registration_that_fails_before_it_is_sent_is_written_down_like_any_other() {
    var first = given.tenant();
    var second = given.neighbourOf(first);
    var use =
        new RegisterCustomer(
            store.customers(), store.operations(), journal, store.ids(), store.clock());
    var one = given.customer(aCustomer().of(first.id()).email("ana@example.com").build());
    var other = given.customer(aCustomer().of(second.id()).email("ANA@example.com").build());

    given.in(first, () -> use.plan(first.id(), one.id(), SERVICE));
    var result = given.in(second, () -> use.plan(second.id(), other.id(), SERVICE));

    assertThat(result)
        .isEqualTo(
            new RegisterCustomer.Result.Failed(
                other.id(), Rejection.because(Reason.EMAIL_KNOWN_TO_PROVIDER)));
    assertThat(store.eventLog().types()).endsWith("customer.registration_failed");
  }

  @Test
  void linking_the_same_login_again_is_no_second_event() {
    var tenant = given.tenant();
    var customer = given.customer(tenant);
    var use = new LinkLogin(store.customers(), store.logins(), journal, store.clock());

    for (int i = 0; i < 2; i++) {
      Optional<CustomerRefusal> refusal =
          given.in(
              tenant,
              () ->
                  use.handle(
                      tenant.id(),
                      customer.id(),
                      "https://id.example.com",
                      "s",
                      Set.of(),
                      SERVICE));
      assertThat(refusal).isEmpty();
    }

    assertThat(store.eventLog().types()).containsExactly("customer.login_linked");
  }
}
