package io.purser.domain.customer;

import io.purser.domain.audit.Initiator;
import io.purser.domain.event.Journal;
import io.purser.domain.operation.Operation;
import io.purser.domain.operation.OperationKind;
import io.purser.domain.operation.Operations;
import io.purser.domain.operation.ProviderWrite;
import io.purser.domain.operation.Rejection;
import io.purser.domain.operation.Rejection.Reason;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.work.Deadline;
import java.util.Map;

/** Carries out {@link OperationKind#REGISTER_CUSTOMER}. */
public final class CustomerRegistration
    implements ProviderWrite<CustomerRegistration.Request, ProviderCustomer> {
  private final Customers customers;
  private final CustomerRegistry registry;
  private final Operations operations;
  private final Journal journal;

  public CustomerRegistration(
      Customers customers, CustomerRegistry registry, Operations operations, Journal journal) {
    this.customers = customers;
    this.registry = registry;
    this.operations = operations;
    this.journal = journal;
  }

  /** What the provider is asked. */
  public record Request(ProviderAccountId account, CustomerRegistry.NewCustomer customer) {}

  @Override
  public OperationKind kind() {
    return OperationKind.REGISTER_CUSTOMER;
  }

  @Override
  public Preparation<Request> prepare(Operation.Open operation) {
    var header = operation.header();
    var customer = customers.get(header.tenant(), header.customer()).orElseThrow();
    var email = customer.profile().email();
    if (email == null) {
      return new Preparation.Refused<>(Rejection.because(Reason.EMAIL_MISSING));
    }
    var profile = customer.profile();
    var request =
        new Request(
            header.account(),
            new CustomerRegistry.NewCustomer(
                customer.id(), email, profile.party().name(), profile.phone()));
    return Preparation.unless(customer.hindrance(), request);
  }

  /**
   * Before the first send, a customer who is there already is not ours: taking it over would give a
   * stranger's wallets to whoever names the stranger's e-mail. After a send it is the one we made,
   * since no other operation of the account had this e-mail open.
   */
  @Override
  public Sighting<ProviderCustomer> lookUp(
      Operation.Open operation, Request request, Deadline deadline) {
    var sighting = registry.find(request.account(), request.customer().email(), deadline);
    return sighting instanceof Sighting.Present && operation.header().sends() == 0
        ? new Sighting.Refused<>(Rejection.because(Reason.EMAIL_KNOWN_TO_PROVIDER))
        : sighting;
  }

  @Override
  public Answer<ProviderCustomer> send(Request request, Deadline deadline) {
    return registry.register(request.account(), request.customer(), deadline);
  }

  @Override
  public void confirm(Operation.Confirmed operation, ProviderCustomer effect) {
    var customer = subject(operation);
    var at = operation.confirmedAt();
    customers.save(customer.registered(effect, at));
    record(operation, "customer.registered", Map.of("providerCustomerId", effect.id()));
    operations.wake(operation.header().tenant(), customer.id());
  }

  @Override
  public void reject(Operation.Rejected operation) {
    var customer = subject(operation);
    customers.save(customer.registrationFailed(operation.why(), operation.rejectedAt()));
    record(
        operation,
        "customer.registration_failed",
        Map.of("reason", operation.why().reason().name()));
    operations.wake(operation.header().tenant(), customer.id());
  }

  private Customer.Living subject(Operation operation) {
    var header = operation.header();
    var customer = customers.getForUpdate(header.tenant(), header.customer()).orElseThrow();
    if (customer instanceof Customer.Living living) {
      return living;
    }
    throw new IllegalStateException(
        customer.id() + " is deleted, and " + operation.id() + " was open");
  }

  private void record(Operation.Settled operation, String change, Map<String, String> facts) {
    var header = operation.header();
    journal.record(
        Initiator.PROVIDER,
        header.tenant(),
        change,
        header.subject(),
        header.customer(),
        facts,
        header.updatedAt());
  }
}
