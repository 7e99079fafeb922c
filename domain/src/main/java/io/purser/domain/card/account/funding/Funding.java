package io.purser.domain.card.account.funding;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.money.Money;
import io.purser.domain.operation.OperationId;
import io.purser.domain.operation.Rejection;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.transfer.Reference;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Money on its way from the tenant's master wallet to a customer's card account. Each state offers
 * only its own moves.
 */
public sealed interface Funding {
  Header header();

  FundingState state();

  /**
   * @param held what was set aside on the master wallet for it, in dollars
   * @param operation carries it out, or did
   * @param tries how often it was planned; more than once only when it never left before
   * @param version the one loaded; saving over any other is refused
   */
  record Header(
      FundingId id,
      TenantId tenant,
      Reference reference,
      FundingOrder order,
      Money held,
      OperationId operation,
      int tries,
      Instant createdAt,
      Instant updatedAt,
      long version) {
    public CustomerId customer() {
      return order.customer();
    }

    Header changed(Instant at) {
      return new Header(
          id, tenant, reference, order, held, operation, tries, createdAt, at, version);
    }

    Header again(OperationId next, Money newlyHeld, Instant at) {
      return new Header(
          id, tenant, reference, order, newlyHeld, next, tries + 1, createdAt, at, version);
    }

    public Header withVersion(long stored) {
      return new Header(
          id, tenant, reference, order, held, operation, tries, createdAt, updatedAt, stored);
    }
  }

  /** It is not known for certain that the provider has it. Its money is set aside. */
  record Requested(Header header) implements Funding {
    @Override
    public FundingState state() {
      return FundingState.REQUESTED;
    }

    /** The provider has it. Where it does not say what is paid, that is what was set aside. */
    Accepted accept(AcceptedFunding told, Instant at) {
      var terms =
          new Terms(
              told.providerId(),
              told.paid() == null ? header.held() : told.paid(),
              told.credited());
      var pending = new Pending(header.changed(at), terms, at);
      return switch (told.progress()) {
        case PENDING -> pending;
        case COMPLETED -> pending.complete(null, at);
        case FAILED -> pending.fail(at);
      };
    }

    Refused refuse(Rejection why, Instant at) {
      return new Refused(header.changed(at), why, at);
    }

    NotSent neverSent(Instant at) {
      return new NotSent(header.changed(at), at);
    }
  }

  /** It certainly never left, and nobody is trying. The same order may be given again. */
  record NotSent(Header header, Instant givenUpAt) implements Funding {
    @Override
    public FundingState state() {
      return FundingState.NOT_SENT;
    }

    Requested again(OperationId operation, Money held, Instant at) {
      return new Requested(header.again(operation, held, at));
    }
  }

  /** The provider has refused it, so nothing has moved and nothing will. */
  record Refused(Header header, Rejection why, Instant refusedAt) implements Funding {
    @Override
    public FundingState state() {
      return FundingState.FAILED;
    }
  }

  /**
   * What the provider has agreed to.
   *
   * @param paid what the master wallet gives, in dollars
   * @param credited what the card account gets; null while the provider has not said
   */
  record Terms(String providerId, Money paid, @Nullable Money credited) {}

  /** The provider has it, once. The master wallet has paid. */
  sealed interface Accepted extends Funding {
    Terms terms();

    Instant acceptedAt();
  }

  /** Under way. */
  record Pending(Header header, Terms terms, Instant acceptedAt) implements Accepted {
    @Override
    public FundingState state() {
      return FundingState.PENDING;
    }

    /**
     * @param credited what has arrived, or null where nobody says
     */
    Completed complete(@Nullable Money credited, Instant at) {
      var known = credited == null ? terms : new Terms(terms.providerId(), terms.paid(), credited);
      return new Completed(header.changed(at), known, acceptedAt, at);
    }

    Failed fail(Instant at) {
      return new Failed(header.changed(at), terms, acceptedAt, at);
    }
  }

  /** The money is in the card account. */
  record Completed(Header header, Terms terms, Instant acceptedAt, Instant completedAt)
      implements Accepted {
    @Override
    public FundingState state() {
      return FundingState.COMPLETED;
    }
  }

  /** The provider did not bring it there. The money is back in the master wallet. */
  record Failed(Header header, Terms terms, Instant acceptedAt, Instant failedAt)
      implements Accepted {
    @Override
    public FundingState state() {
      return FundingState.FAILED;
    }
  }

  default FundingId id() {
    return header().id();
  }

  /** The same, as it is stored under this version. */
  default Funding withVersion(long stored) {
    var header = header().withVersion(stored);
    return switch (this) {
      case Requested _ -> new Requested(header);
      case NotSent(_, var at) -> new NotSent(header, at);
      case Refused(_, var why, var at) -> new Refused(header, why, at);
      case Pending(_, var terms, var since) -> new Pending(header, terms, since);
      case Completed(_, var terms, var since, var at) -> new Completed(header, terms, since, at);
      case Failed(_, var terms, var since, var at) -> new Failed(header, terms, since, at);
    };
  }
}
