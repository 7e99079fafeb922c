package io.purser.domain.programme.swap;

import io.purser.domain.money.Money;
import io.purser.domain.operation.OperationId;
import io.purser.domain.operation.Rejection;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.transfer.Reference;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Dollars of the master wallet on their way to become another currency in it. */
public sealed interface Swap {
  Header header();

  SwapState state();

  /**
   * @param operation carries it out, or did
   * @param tries how often it was planned; more than once only when it never left before
   * @param version the one loaded; saving over any other is refused
   */
  record Header(
      SwapId id,
      TenantId tenant,
      Reference reference,
      SwapOrder order,
      OperationId operation,
      int tries,
      Instant createdAt,
      Instant updatedAt,
      long version) {
    Header changed(Instant at) {
      return with(operation, tries, at, version);
    }

    Header again(OperationId next, Instant at) {
      return with(next, tries + 1, at, version);
    }

    public Header withVersion(long stored) {
      return with(operation, tries, updatedAt, stored);
    }

    private Header with(OperationId next, int number, Instant at, long newVersion) {
      return new Header(id, tenant, reference, order, next, number, createdAt, at, newVersion);
    }
  }

  /** It is not known for certain that the provider has it. Its dollars are set aside. */
  record Requested(Header header) implements Swap {
    @Override
    public SwapState state() {
      return SwapState.REQUESTED;
    }

    Accepted accept(AcceptedSwap told, Instant at) {
      var terms = new Terms(told.providerId(), told.received(), told.rate());
      var submitted = new Submitted(header.changed(at), terms, at);
      return switch (told.progress()) {
        case SUBMITTED -> submitted;
        case COMPLETED -> submitted.complete(null, at);
        case FAILED -> submitted.fail(at);
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
  record NotSent(Header header, Instant givenUpAt) implements Swap {
    @Override
    public SwapState state() {
      return SwapState.NOT_SENT;
    }

    Requested again(OperationId operation, Instant at) {
      return new Requested(header.again(operation, at));
    }
  }

  /** The provider has refused it, so nothing has moved and nothing will. */
  record Refused(Header header, Rejection why, Instant refusedAt) implements Swap {
    @Override
    public SwapState state() {
      return SwapState.FAILED;
    }
  }

  /**
   * What the provider has agreed to.
   *
   * @param received what the dollars become; null while the provider has not said
   * @param rate what a dollar becomes, as the provider wrote it; null while it has not said. It is
   *     never worked out, since the provider rounds
   */
  record Terms(String providerId, @Nullable Money received, @Nullable BigDecimal rate) {}

  /** The provider has it, once. The dollars are no longer in the master wallet. */
  sealed interface Accepted extends Swap {
    Terms terms();

    Instant acceptedAt();
  }

  /** Under way. */
  record Submitted(Header header, Terms terms, Instant acceptedAt) implements Accepted {
    @Override
    public SwapState state() {
      return SwapState.SUBMITTED;
    }

    /**
     * @param received what has arrived, or null where nobody says
     */
    Completed complete(@Nullable Money received, Instant at) {
      var known = received == null ? terms : new Terms(terms.providerId(), received, terms.rate());
      return new Completed(header.changed(at), known, acceptedAt, at);
    }

    Failed fail(Instant at) {
      return new Failed(header.changed(at), terms, acceptedAt, at);
    }
  }

  /** What the dollars became is in the master wallet. */
  record Completed(Header header, Terms terms, Instant acceptedAt, Instant completedAt)
      implements Accepted {
    @Override
    public SwapState state() {
      return SwapState.COMPLETED;
    }
  }

  /** The provider did not change them. The dollars are back in the master wallet. */
  record Failed(Header header, Terms terms, Instant acceptedAt, Instant failedAt)
      implements Accepted {
    @Override
    public SwapState state() {
      return SwapState.FAILED;
    }
  }

  default SwapId id() {
    return header().id();
  }

  /** The same, as it is stored under this version. */
  default Swap withVersion(long stored) {
    var header = header().withVersion(stored);
    return switch (this) {
      case Requested _ -> new Requested(header);
      case NotSent(_, var at) -> new NotSent(header, at);
      case Refused(_, var why, var at) -> new Refused(header, why, at);
      case Submitted(_, var terms, var since) -> new Submitted(header, terms, since);
      case Completed(_, var terms, var since, var at) -> new Completed(header, terms, since, at);
      case Failed(_, var terms, var since, var at) -> new Failed(header, terms, since, at);
    };
  }
}
