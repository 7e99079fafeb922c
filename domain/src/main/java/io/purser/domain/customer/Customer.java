package io.purser.domain.customer;

import io.purser.domain.operation.OperationId;
import io.purser.domain.operation.Rejection;
import io.purser.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Someone who has an account with the tenant, or had. Each state offers only the moves it allows.
 */
public sealed interface Customer {
  Header header();

  Profile profile();

  Registration registration();

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

  /** Has an account. */
  sealed interface Living extends Customer {
    /** The same customer in the same state with another registration. */
    Living with(Registration registration, Instant at);

    /** The same customer in the same state, called and reached otherwise. */
    Living changed(@Nullable ExternalId externalId, Profile profile, Instant at);

    /**
     * For good. What was personal is gone with it; the external id stays, and anybody may have it
     * from now on.
     */
    default Deleted delete(Instant at) {
      return new Deleted(
          header().changed(at), profile().type(), registration().withoutEmail(), at, null);
    }

    default Living registering(OperationId operation, Instant at) {
      requireNotRegistered();
      return with(new Registration.Pending(operation), at);
    }

    default Living registered(ProviderCustomer customer, Instant at) {
      return with(new Registration.Registered(customer), at);
    }

    default Living registrationFailed(Rejection why, Instant at) {
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
     * Keeps the provider's word about the customer; without a registration there is nothing it
     * could be about.
     */
    default Living saidToBe(String status, Instant at) {
      return registration() instanceof Registration.Registered(var known)
          ? with(new Registration.Registered(known.saidToBe(status, at)), at)
          : this;
    }
  }

  /** May do everything. */
  record Active(Header header, Profile profile, Registration registration) implements Living {
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
      implements Living {
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

  /**
   * Was a customer. Nothing is done for it any more, and nothing personal is known of it; what it
   * left behind still names it, and money that arrives for it is still recorded.
   *
   * @param registration as it was, for the provider still has it
   * @param erasedAt when everything was destroyed that could tell who it was; null while it was not
   */
  record Deleted(
      Header header,
      CustomerType type,
      Registration registration,
      Instant deletedAt,
      @Nullable Instant erasedAt)
      implements Customer {
    /** For good. Not even the tenant's own name for the customer stays. */
    public Deleted erase(Instant at) {
      return new Deleted(header.changed(null, at), type, registration, deletedAt, at);
    }

    @Override
    public Profile profile() {
      return Profile.empty(type);
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
      case Deleted _ -> Optional.of(new CustomerRefusal.CustomerDeleted(id()));
    };
  }

  /** Why what was begun for the customer is not sent to the provider any more; or empty. */
  default Optional<Rejection> hindrance() {
    return switch (this) {
      case Active _ -> Optional.empty();
      case Suspended _ -> Optional.of(Rejection.because(Rejection.Reason.CUSTOMER_SUSPENDED));
      case Deleted _ -> Optional.of(Rejection.because(Rejection.Reason.CUSTOMER_DELETED));
    };
  }
}
