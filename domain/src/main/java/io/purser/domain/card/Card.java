package io.purser.domain.card;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.operation.OperationId;
import io.purser.domain.operation.Rejection;
import io.purser.domain.tenant.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A customer's virtual card. All cards of a customer spend from one account. Each state offers only
 * its own moves, and what is closed stays so.
 */
public sealed interface Card {
  /** How many cards of a customer may be requested or open, at the provider and so here. */
  int MOST = 5;

  Header header();

  CardState state();

  /** {@code version} is the one loaded; saving over any other is refused. */
  record Header(
      CardId id,
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

  /** The provider is to make it; the operation knows how far that is. */
  record Requested(Header header, OperationId operation) implements Card {
    @Override
    public CardState state() {
      return CardState.REQUESTED;
    }

    /** A new card is active unless the provider says something else that we understand. */
    public Issued issue(ReportedCard made, Instant at) {
      var condition = made.condition() == null ? CardCondition.ACTIVE : made.condition();
      return Issued.of(header.changed(at), made.card(), condition, null);
    }

    public Failed fail(Rejection why, Instant at) {
      return new Failed(header.changed(at), why);
    }
  }

  /** The provider did not make it. Another one may be asked for. */
  record Failed(Header header, Rejection why) implements Card {
    @Override
    public CardState state() {
      return CardState.FAILED;
    }
  }

  /** The provider has made it. */
  sealed interface Issued extends Card {
    ProviderCard provider();

    static Issued of(
        Header header, ProviderCard provider, CardCondition condition, @Nullable Wanted wanted) {
      return switch (condition) {
        case ACTIVE -> new Active(header, provider, wanted);
        case FROZEN -> new Frozen(header, provider, wanted);
        case BLOCKED -> new Blocked(header, provider, wanted);
        case LOST, STOLEN, VOIDED, CANCELLED -> new Closed(header, provider, condition);
      };
    }
  }

  /** It has not come to its end. */
  sealed interface Open extends Issued {
    /** The newest change that the provider was or is to be asked for, or null. */
    @Nullable Wanted wanted();

    CardCondition condition();

    @Override
    default CardState state() {
      return CardState.of(condition());
    }

    default Issued want(Wanted wanted, Instant at) {
      return Issued.of(header().changed(at), provider(), condition(), wanted);
    }

    /** The operation has ended. A newer one stays wanted. */
    default Issued settled(OperationId operation, Instant at) {
      var wanted = wanted();
      return wanted != null && wanted.operation().equals(operation)
          ? Issued.of(header().changed(at), provider(), condition(), null)
          : this;
    }

    default Issued seen(CardCondition condition, Instant at) {
      return condition == condition()
          ? this
          : Issued.of(header().changed(at), provider(), condition, wanted());
    }
  }

  /** It can be paid with. */
  record Active(Header header, ProviderCard provider, @Nullable Wanted wanted) implements Open {
    @Override
    public CardCondition condition() {
      return CardCondition.ACTIVE;
    }
  }

  /** Payments are declined until it is unfrozen. */
  record Frozen(Header header, ProviderCard provider, @Nullable Wanted wanted) implements Open {
    @Override
    public CardCondition condition() {
      return CardCondition.FROZEN;
    }
  }

  /** The provider has stopped it. */
  record Blocked(Header header, ProviderCard provider, @Nullable Wanted wanted) implements Open {
    @Override
    public CardCondition condition() {
      return CardCondition.BLOCKED;
    }
  }

  /** It is worth nothing any more. */
  record Closed(Header header, ProviderCard provider, CardCondition end) implements Issued {
    public Closed {
      if (!end.isEnd()) {
        throw new IllegalArgumentException(end + " is no end");
      }
    }

    @Override
    public CardState state() {
      return CardState.of(end);
    }
  }

  /** A change and the operation that makes it. */
  record Wanted(CardChange change, OperationId operation) {}

  default CardId id() {
    return header().id();
  }

  /** The same, as it is stored under this version. */
  default Card withVersion(long stored) {
    var header = header().withVersion(stored);
    return switch (this) {
      case Requested(_, var operation) -> new Requested(header, operation);
      case Failed(_, var why) -> new Failed(header, why);
      case Active(_, var provider, var wanted) -> new Active(header, provider, wanted);
      case Frozen(_, var provider, var wanted) -> new Frozen(header, provider, wanted);
      case Blocked(_, var provider, var wanted) -> new Blocked(header, provider, wanted);
      case Closed(_, var provider, var end) -> new Closed(header, provider, end);
    };
  }
}
