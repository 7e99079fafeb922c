package io.purser.domain.card.account.withdrawal;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.money.Money;
import io.purser.domain.operation.OperationId;
import io.purser.domain.operation.Rejection;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.transfer.Reference;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Money on its way from a customer's card account back to the tenant's master wallet. While it is
 * under way the provider freezes all cards of the account. Each state offers only its own moves.
 */
public sealed interface Withdrawal {
  Header header();

  WithdrawalState state();

  /**
   * @param operation carries it out, or did
   * @param tries how often it was planned; more than once only when it never left before
   * @param version the one loaded; saving over any other is refused
   */
  record Header(
      WithdrawalId id,
      TenantId tenant,
      CustomerId customer,
      Reference reference,
      Money amount,
      OperationId operation,
      int tries,
      Instant createdAt,
      Instant updatedAt,
      long version) {
    Header changed(Instant at) {
      return with(operation, tries, at, version);
    }

    public Header withVersion(long stored) {
      return with(operation, tries, updatedAt, stored);
    }

    private Header with(OperationId next, int number, Instant at, long newVersion) {
      return new Header(
          id, tenant, customer, reference, amount, next, number, createdAt, at, newVersion);
    }

    Header again(OperationId next, Instant at) {
      return with(next, tries + 1, at, version);
    }
  }

  /** It has not come to its end, so the cards are frozen or may be. */
  sealed interface Open extends Withdrawal {
    /** Since when they are. */
    Instant since();
  }

  /**
   * It is not known for certain that the provider has it.
   *
   * @param sighted the provider's id of a withdrawal that can only be this one, or null while none
   *     was told of
   */
  record Requested(Header header, @Nullable String sighted) implements Open {
    @Override
    public WithdrawalState state() {
      return WithdrawalState.REQUESTED;
    }

    @Override
    public Instant since() {
      return header.updatedAt();
    }

    Requested sight(String providerId, Instant at) {
      return new Requested(header.changed(at), providerId);
    }

    Pending accept(String providerId, Instant at) {
      return new Pending(header.changed(at), providerId, at);
    }

    Refused refuse(Rejection why, Instant at) {
      return new Refused(header.changed(at), why, at);
    }

    NotSent neverSent(Instant at) {
      return new NotSent(header.changed(at), at);
    }
  }

  /** It certainly never left, and nobody is trying. The same order may be given again. */
  record NotSent(Header header, Instant givenUpAt) implements Withdrawal {
    @Override
    public WithdrawalState state() {
      return WithdrawalState.NOT_SENT;
    }

    Requested again(OperationId operation, Instant at) {
      return new Requested(header.again(operation, at), null);
    }
  }

  /** The provider has refused it, so nothing has moved and nothing will. */
  record Refused(Header header, Rejection why, Instant refusedAt) implements Withdrawal {
    @Override
    public WithdrawalState state() {
      return WithdrawalState.FAILED;
    }
  }

  /** The provider has it, once. */
  sealed interface Accepted extends Withdrawal {
    String providerId();

    Instant acceptedAt();
  }

  /** Under way. */
  record Pending(Header header, String providerId, Instant acceptedAt) implements Accepted, Open {
    @Override
    public WithdrawalState state() {
      return WithdrawalState.PENDING;
    }

    @Override
    public Instant since() {
      return acceptedAt;
    }

    Settled settle(Instant at) {
      return new Settled(header.changed(at), providerId, acceptedAt, at);
    }

    Failed fail(Instant at) {
      return new Failed(header.changed(at), providerId, acceptedAt, at);
    }
  }

  /** The money is in the master wallet. */
  record Settled(Header header, String providerId, Instant acceptedAt, Instant settledAt)
      implements Accepted {
    @Override
    public WithdrawalState state() {
      return WithdrawalState.SETTLED;
    }
  }

  /** The provider did not bring it there. The money is in the card account. */
  record Failed(Header header, String providerId, Instant acceptedAt, Instant failedAt)
      implements Accepted {
    @Override
    public WithdrawalState state() {
      return WithdrawalState.FAILED;
    }
  }

  default WithdrawalId id() {
    return header().id();
  }

  /** The same, as it is stored under this version. */
  default Withdrawal withVersion(long stored) {
    var header = header().withVersion(stored);
    return switch (this) {
      case Requested(_, var sighted) -> new Requested(header, sighted);
      case NotSent(_, var at) -> new NotSent(header, at);
      case Refused(_, var why, var at) -> new Refused(header, why, at);
      case Pending(_, var id, var since) -> new Pending(header, id, since);
      case Settled(_, var id, var since, var at) -> new Settled(header, id, since, at);
      case Failed(_, var id, var since, var at) -> new Failed(header, id, since, at);
    };
  }
}
