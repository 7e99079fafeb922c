package io.purser.domain.customer;

import io.purser.domain.card.onboarding.Stage;
import io.purser.domain.list.Order;
import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.list.Pages;
import io.purser.domain.list.Position;
import io.purser.domain.tenant.InMemoryTenants;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.InMemoryUnitOfWork;
import io.purser.domain.work.Rows;
import io.purser.domain.work.StaleAggregate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@link Customers} in memory. */
public final class InMemoryCustomers implements Customers {
  private final InMemoryUnitOfWork work;
  private final InMemoryTenants tenants;
  private final Stages stages;
  private final Rows<CustomerId, Customer> rows;

  /** How far customers are on the way to a card; empty for those who have never begun. */
  public interface Stages {
    Optional<Stage> of(TenantId tenant, CustomerId customer);
  }

  public InMemoryCustomers(InMemoryUnitOfWork work, InMemoryTenants tenants, Stages stages) {
    this.work = work;
    this.tenants = tenants;
    this.stages = stages;
    this.rows = new Rows<>(work);
  }

  @Override
  public Addition add(Customer.Living customer) {
    work.require(customer.header().tenant(), "customers.add");
    var taken = taken(customer);
    if (taken.isPresent()) {
      return taken.get();
    }
    var added = (Customer.Living) withVersion(customer, 1);
    rows.add(customer.id(), added);
    return new Addition.Added(added);
  }

  @Override
  public Alteration change(Customer.Living customer) {
    var header = customer.header();
    work.require(header.tenant(), "customers.change");
    var taken = taken(customer);
    if (taken.isPresent()) {
      return taken.get();
    }
    save(customer);
    return new Alteration.Altered((Customer.Living) withVersion(customer, header.version() + 1));
  }

  private Optional<Taken> taken(Customer customer) {
    var email = customer.profile().email();
    var externalId = customer.header().externalId();
    return Optional.<Taken>empty()
        .or(
            () ->
                Optional.ofNullable(email)
                    .flatMap(
                        it ->
                            heldByOther(customer, it.canonical(), new CustomerFilter.WithEmail(it)))
                    .map(Taken.EmailTaken::new))
        .or(
            () ->
                Optional.ofNullable(externalId)
                    .flatMap(it -> heldByOther(customer, it, new CustomerFilter.WithExternalId(it)))
                    .map(Taken.ExternalIdTaken::new));
  }

  /** Whoever wants the same value waits here until it is certain who gets it. */
  private Optional<CustomerId> heldByOther(Customer customer, Object value, CustomerFilter filter) {
    var tenant = customer.header().tenant();
    rows.lockUnique(List.of(tenant, value));
    return of(tenant)
        .filter(Customer.Living.class::isInstance)
        .filter(other -> !other.id().equals(customer.id()) && matches(other, filter))
        .map(Customer::id)
        .findFirst();
  }

  @Override
  public void save(Customer customer) {
    var header = customer.header();
    work.require(header.tenant(), "customers.save");
    var stored = rows.lock(customer.id());
    if (stored.isEmpty()
        || !stored.get().header().tenant().equals(header.tenant())
        || stored.get().header().version() != header.version()) {
      throw new StaleAggregate(customer.id().value());
    }
    requireUnique(customer);
    rows.put(customer.id(), withVersion(customer, header.version() + 1));
  }

  private void requireUnique(Customer customer) {
    var tenant = customer.header().tenant();
    var email = customer.profile().email();
    if (email != null) {
      rows.lockUnique(List.of(tenant, email.canonical()));
      withEmail(tenant, email)
          .filter(other -> !other.id().equals(customer.id()))
          .ifPresent(InMemoryCustomers::violated);
    }
    if (customer.registration() instanceof Registration.Registered(var known)) {
      var account = tenants.accountOf(tenant);
      rows.lockUnique(List.of(account, known.id()));
      ofAccount(account, known.id())
          .filter(other -> !other.id().equals(customer.id()))
          .ifPresent(InMemoryCustomers::violated);
    }
  }

  private static void violated(Customer holder) {
    throw new IllegalStateException(holder.id() + " has what only one customer can have");
  }

  @Override
  public Optional<Customer> get(TenantId tenant, CustomerId id) {
    work.require(tenant, "customers.get");
    return rows.get(id).filter(customer -> customer.header().tenant().equals(tenant));
  }

  @Override
  public Optional<Customer> getForUpdate(TenantId tenant, CustomerId id) {
    work.require(tenant, "customers.getForUpdate");
    return rows.lock(id).filter(customer -> customer.header().tenant().equals(tenant));
  }

  /** As exclusive as the other: whoever can live with that can live with less. */
  @Override
  public Optional<Customer> getForShare(TenantId tenant, CustomerId id) {
    work.require(tenant, "customers.getForShare");
    return rows.lock(id).filter(customer -> customer.header().tenant().equals(tenant));
  }

  @Override
  public Optional<Customer> byProviderId(TenantId tenant, String providerCustomerId) {
    work.require(tenant, "customers.byProviderId");
    return of(tenant).filter(customer -> isKnownAs(customer, providerCustomerId)).findFirst();
  }

  @Override
  public Page<Customer> list(
      TenantId tenant, List<CustomerFilter> filters, Order order, PageRequest page) {
    work.require(tenant, "customers.list");
    boolean wantsState = filters.stream().anyMatch(CustomerFilter.InState.class::isInstance);
    return Pages.cut(
        of(tenant)
            .filter(customer -> wantsState || customer instanceof Customer.Living)
            .filter(customer -> filters.stream().allMatch(f -> matches(customer, f))),
        order,
        page,
        customer -> new Position(customer.header().createdAt(), customer.id().value()));
  }

  /** Whom the provider knows by this id, among the tenants of an account. */
  public Optional<Customer> ofAccount(ProviderAccountId account, String providerCustomerId) {
    return rows.all()
        .filter(customer -> isKnownAs(customer, providerCustomerId))
        .filter(customer -> tenants.accountOf(customer.header().tenant()).equals(account))
        .findFirst();
  }

  /** Whether the customer was deleted, as the owner of the schema sees it from wherever. */
  public boolean isDeleted(CustomerId id) {
    return rows.get(id).filter(Customer.Deleted.class::isInstance).isPresent();
  }

  /** Every customer of every tenant, for assertions. */
  public List<Customer> all() {
    return rows.committed();
  }

  private Stream<Customer> of(TenantId tenant) {
    return rows.all().filter(customer -> customer.header().tenant().equals(tenant));
  }

  private Optional<Customer> withEmail(TenantId tenant, Email email) {
    return of(tenant).filter(c -> matches(c, new CustomerFilter.WithEmail(email))).findFirst();
  }

  private static boolean isKnownAs(Customer customer, String providerCustomerId) {
    return customer.registration() instanceof Registration.Registered(var known)
        && known.id().equals(providerCustomerId);
  }

  private boolean matches(Customer customer, CustomerFilter filter) {
    var header = customer.header();
    var profile = customer.profile();
    return switch (filter) {
      case CustomerFilter.OfType(var type) -> profile.type() == type;
      case CustomerFilter.InState(var state) -> CustomerState.of(customer) == state;
      case CustomerFilter.InRegistration(var wanted) ->
          RegistrationState.of(customer.registration()) == wanted;
      case CustomerFilter.WithProviderStatus(var wanted) ->
          customer.registration() instanceof Registration.Registered(var known)
              && known.status().equals(wanted);
      case CustomerFilter.AtStage(var wanted) ->
          stages.of(header.tenant(), customer.id()).filter(wanted::equals).isPresent();
      case CustomerFilter.NeverOnboarded() -> stages.of(header.tenant(), customer.id()).isEmpty();
      case CustomerFilter.WithExternalId(var wanted) -> wanted.equals(header.externalId());
      case CustomerFilter.WithEmail(var wanted) ->
          profile.email() != null && profile.email().canonical().equals(wanted.canonical());
      case CustomerFilter.WithPhone(var wanted) -> wanted.equals(profile.phone());
      case CustomerFilter.WithName(var wanted) -> NameWords.of(profile.party()).areFoundBy(wanted);
      case CustomerFilter.CreatedFrom(var time) -> !header.createdAt().isBefore(time);
      case CustomerFilter.CreatedBefore(var time) -> header.createdAt().isBefore(time);
    };
  }

  private static Customer withVersion(Customer customer, long version) {
    var loaded = customer.header();
    var header =
        new Customer.Header(
            loaded.id(),
            loaded.tenant(),
            loaded.externalId(),
            loaded.createdAt(),
            loaded.updatedAt(),
            version);
    return switch (customer) {
      case Customer.Active(_, var profile, var registration) ->
          new Customer.Active(header, profile, registration);
      case Customer.Suspended(_, var profile, var registration, var reason, var at) ->
          new Customer.Suspended(header, profile, registration, reason, at);
      case Customer.Deleted(_, var type, var registration, var at, var erasedAt) ->
          new Customer.Deleted(header, type, registration, at, erasedAt);
    };
  }
}
