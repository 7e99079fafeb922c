package io.purser.domain.customer;

import io.purser.domain.operation.OperationId;
import io.purser.domain.operation.Rejection;
import io.purser.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Someone who has an account with the tenant. Each state offers only the moves it allows. */
public sealed interface Customer {
  Header header();

  Profile profile();

  Registration registration();

  /** The same customer in the same state with another registration. */
  Customer with(Registration registration, Instant at);

  /** The same customer in the same state, called and reached otherwise. */
  Customer changed(@Nullable ExternalId externalId, Profile profile, Instant at);

  /** {@code version} is the one loaded; saving over any other is refused. */
  record Header(
      CustomerId id,
      TenantId tenant,
      @Nullable ExternalId externalId,
      Instant createdAt,
      Instant updatedAt,
      long version) {
    Header changed(Instant at) {
      return changed(externalId, at);
    }

    Header changed(@Nullable ExternalId other, Instant at) {
      return new Header(id, tenant, other, createdAt, at, version);
    }
  }

  /** May do everything. */
  record Active(Header header, Profile profile, Registration registration) implements Customer {
    public Suspended suspend(String reason, Instant at) {
      return new Suspended(header.changed(at), profile, registration, reason, at);
    }

    @Override
    public Active with(Registration changed, Instant at) {
      return new Active(header.changed(at), profile, changed);
    }

    @Override
    public Active changed(@Nullable ExternalId externalId, Profile wanted, Instant at) {
      return new Active(
          header.changed(externalId, at), wanted, registration.knownBy(profile.email()));
    }
  }

  /**
   * May be looked at, and corrected by the tenant; opens no wallets and is not registered. Money
   * that arrives is still recorded.
   */
  record Suspended(
      Header header, Profile profile, Registration registration, String reason, Instant suspendedAt)
      implements Customer {
    public Active reactivate(Instant at) {
      return new Active(header.changed(at), profile, registration);
    }

    @Override
    public Suspended with(Registration changed, Instant at) {
      return new Suspended(header.changed(at), profile, changed, reason, suspendedAt);
    }

    @Override
    public Suspended changed(@Nullable ExternalId externalId, Profile wanted, Instant at) {
      return new Suspended(
          header.changed(externalId, at),
          wanted,
          registration.knownBy(profile.email()),
          reason,
          suspendedAt);
    }
  }

  default CustomerId id() {
    return header().id();
  }

  /** Why nothing new is begun for the customer; empty when it may be. */
  default Optional<CustomerRefusal> objection() {
    return switch (this) {
      case Active _ -> Optional.empty();
      case Suspended _ -> Optional.of(new CustomerRefusal.CustomerSuspended(id()));
    };
  }

  /** Why what was begun for the customer is not sent to the provider any more; or empty. */
  default Optional<Rejection> hindrance() {
    return switch (this) {
      case Active _ -> Optional.empty();
      case Suspended _ -> Optional.of(Rejection.because(Rejection.Reason.CUSTOMER_SUSPENDED));
    };
  }

  default Customer registering(OperationId operation, Instant at) {
    requireNotRegistered();
    return with(new Registration.Pending(operation), at);
  }

  default Customer registered(ProviderCustomer customer, Instant at) {
    return with(new Registration.Registered(customer), at);
  }

  default Customer registrationFailed(Rejection why, Instant at) {
    requireNotRegistered();
    return with(new Registration.Failed(why, at), at);
  }

  private void requireNotRegistered() {
    if (registration() instanceof Registration.Registered) {
      throw new IllegalStateException(
          id() + " is registered, and its id at the provider would be forgotten");
    }
  }

  /**
   * Keeps the provider's word about the customer; without a registration there is nothing it could
   * be about.
   */
  default Customer saidToBe(String status, Instant at) {
    return registration() instanceof Registration.Registered(var known)
        ? with(new Registration.Registered(known.saidToBe(status, at)), at)
        : this;
  }
}
