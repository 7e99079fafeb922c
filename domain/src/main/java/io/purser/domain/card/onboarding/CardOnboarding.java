package io.purser.domain.card.onboarding;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.operation.OperationId;
import io.purser.domain.operation.Rejection;
import io.purser.domain.tenant.TenantId;
import java.time.Instant;

/**
 * A customer's way to a card. It never goes back, and takes jumps ahead as they come. Each state
 * says which moves it allows.
 */
public sealed interface CardOnboarding {
  Header header();

  Stage stage();

  /** {@code version} is the one loaded; saving over any other is refused. */
  record Header(
      OnboardingId id,
      TenantId tenant,
      CustomerId customer,
      Instant createdAt,
      Instant updatedAt,
      long version) {
    Header changed(Instant at) {
      return new Header(id, tenant, customer, createdAt, at, version);
    }

    public Header withVersion(long stored) {
      return new Header(id, tenant, customer, createdAt, updatedAt, stored);
    }
  }

  /** The operation makes the provider's card customer, or finds the one that is ours. */
  record Requested(Header header, OperationId operation) implements CardOnboarding {
    @Override
    public Stage stage() {
      return Stage.REQUESTED;
    }

    /**
     * Goes on from wherever the provider's card customer is. One whose proof of identity has
     * expired gets another chance: it begins anew with the next link.
     */
    Known begin(ProviderCardCustomer found, Instant at) {
      return Known.begun(header.changed(at), found, at);
    }

    Declined decline(Rejection why, Instant at) {
      return new Declined(header.changed(at), why);
    }
  }

  /** The provider does not take the customer. Nothing of the provider's is kept. */
  record Declined(Header header, Rejection why) implements CardOnboarding {
    @Override
    public Stage stage() {
      return Stage.DECLINED;
    }
  }

  /** The provider has a card customer for it. */
  sealed interface Known extends CardOnboarding {
    Cardholder cardholder();

    @Override
    default Stage stage() {
      return cardholder().progress().stage();
    }

    /** From wherever the provider's card customer is. */
    static Known begun(Header header, ProviderCardCustomer found, Instant at) {
      return of(
          header,
          new Cardholder(
              found.id(), Progress.NONE.with(found.standing(), at), found.standing().said()));
    }

    /** The state that follows from what was achieved. */
    static Known of(Header header, Cardholder cardholder) {
      return switch (cardholder.progress().stage()) {
        case EMAIL_CODE -> new AwaitingEmailCode(header, cardholder);
        case KYC -> new AwaitingKyc(header, cardholder);
        case SOURCE_OF_FUNDS -> new AwaitingSourceOfFunds(header, cardholder);
        case PHONE -> new AwaitingPhone(header, cardholder);
        case ACCOUNT -> new AwaitingAccount(header, cardholder);
        case READY -> new Ready(header, cardholder);
        case ACTIVE -> new Active(header, cardholder);
        case EXPIRED -> new Expired(header, cardholder);
        case MUST_RESTART -> new MustRestart(header, cardholder);
        case REQUESTED, DECLINED ->
            throw new IllegalArgumentException("nothing that was achieved leads there");
      };
    }

    /** The provider says that it has no such card customer any more. */
    default Known unknownToProvider(Instant at) {
      return of(header().changed(at), cardholder().saidToBe(Standing.Words.UNKNOWN_TO_PROVIDER));
    }
  }

  /** It goes on. */
  sealed interface Underway extends Known {
    default Known with(Standing seen, Instant askedAt, Instant at) {
      return Known.of(header().changed(at), cardholder().with(seen, askedAt));
    }

    default Known deploymentAsked(Instant at) {
      return achieved(cardholder().progress().deploymentIsAsked(), at);
    }

    default Known emailVerified(Instant at) {
      return achieved(cardholder().progress().emailIsVerified(), at);
    }

    default Known kycLinkGiven(Instant at) {
      return achieved(cardholder().progress().kycLinkIsGiven(at), at);
    }

    default Known sourceOfFundsGiven(Instant at) {
      return achieved(cardholder().progress().sourceOfFundsIsGiven(), at);
    }

    default Known phoneVerified(Instant at) {
      return achieved(cardholder().progress().phoneIsVerified(), at);
    }

    default Known cardIssued(Instant at) {
      return achieved(cardholder().progress().cardIsThere(), at);
    }

    private Known achieved(Progress progress, Instant at) {
      return Known.of(header().changed(at), cardholder().with(progress));
    }
  }

  /** A code that was sent by e-mail has to come back. */
  record AwaitingEmailCode(Header header, Cardholder cardholder) implements Underway {}

  /** Identity has to be proved, or is being looked at. */
  record AwaitingKyc(Header header, Cardholder cardholder) implements Underway {}

  /** The customer has to say where their money comes from. The account may be set up by then. */
  record AwaitingSourceOfFunds(Header header, Cardholder cardholder) implements Underway {}

  /** A code that was sent by phone has to come back. The account may be set up by then. */
  record AwaitingPhone(Header header, Cardholder cardholder) implements Underway {}

  /** The customer has done everything, and the account is not set up yet. */
  record AwaitingAccount(Header header, Cardholder cardholder) implements Underway {}

  /** A card can be issued. */
  record Ready(Header header, Cardholder cardholder) implements Underway {}

  /** There is a card. */
  record Active(Header header, Cardholder cardholder) implements Underway {}

  /** The proof of identity was not finished in time. */
  record Expired(Header header, Cardholder cardholder) implements Known {}

  /** The proof of identity was rejected. */
  record MustRestart(Header header, Cardholder cardholder) implements Known {}

  default OnboardingId id() {
    return header().id();
  }

  /** The same, as it is stored under this version. */
  default CardOnboarding withVersion(long stored) {
    var header = header().withVersion(stored);
    return switch (this) {
      case Requested(_, var operation) -> new Requested(header, operation);
      case Declined(_, var why) -> new Declined(header, why);
      case Known known -> Known.of(header, known.cardholder());
    };
  }
}
