package io.purser.domain.operation;

import io.purser.domain.work.Deadline;
import java.time.Duration;
import java.util.Optional;

/**
 * How one kind of operation is carried out. {@link OperationRunner} decides when each step is
 * taken.
 *
 * @param <Q> what the provider is asked
 * @param <E> the effect that the provider reports
 */
public interface ProviderWrite<Q, E> {
  OperationKind kind();

  /** Reads what the request needs. Inside a unit of work that is for reading. */
  Preparation<Q> prepare(Operation.Open operation);

  /**
   * Looks whether the effect is there already. No unit of work is open.
   *
   * @param operation says by {@code sends} whether an effect that is there can be ours
   */
  Sighting<E> lookUp(Operation.Open operation, Q request, Deadline deadline);

  /** Asks the provider for the effect. No unit of work is open. */
  Answer<E> send(Q request, Deadline deadline);

  /**
   * Changes the aggregate as the effect says. Inside the unit of work that settles the operation.
   */
  void confirm(Operation.Confirmed operation, E effect);

  /**
   * Changes the aggregate as the refusal says. Inside the unit of work that settles the operation.
   */
  void reject(Operation.Rejected operation);

  /**
   * The effect that an operator has seen at the provider under this id. Empty where an id is not
   * enough, so that only a look-up can tell.
   */
  default Optional<E> attested(Q request, String providerId) {
    return Optional.empty();
  }

  /** What came of {@link #prepare}. */
  sealed interface Preparation<Q> {
    record Ready<Q>(Q request) implements Preparation<Q> {}

    /** Another operation has to be settled first. */
    record After<Q>(OperationId prerequisite) implements Preparation<Q> {}

    /** It may no longer be sent. What was sent before is looked for, and refused if not there. */
    record NotAnyMore<Q>(Q request, Rejection why) implements Preparation<Q> {}

    /** It cannot even be asked about, and nothing was sent so far. */
    record Refused<Q>(Rejection why) implements Preparation<Q> {}

    /** It may be sent, unless there is a reason why not any more. */
    static <Q> Preparation<Q> unless(Optional<Rejection> why, Q request) {
      return why.<Preparation<Q>>map(reason -> new NotAnyMore<>(request, reason))
          .orElseGet(() -> new Ready<>(request));
    }
  }

  /** What a look-up saw. */
  sealed interface Sighting<E> {
    record Present<E>(E effect) implements Sighting<E> {}

    record Absent<E>() implements Sighting<E> {}

    /** What is there belongs to someone else, or nothing could ever be there. */
    record Refused<E>(Rejection why) implements Sighting<E> {}

    /**
     * The provider could not be read, so nothing is known. {@code retryAfter} is what it asked for,
     * zero when it did not.
     */
    record Unclear<E>(String why, Duration retryAfter) implements Sighting<E> {}
  }

  /** How the provider answered a write. */
  sealed interface Answer<E> {
    record Done<E>(E effect) implements Answer<E> {}

    record Refused<E>(Rejection why) implements Answer<E> {}

    /**
     * The provider has not seen the request, or turned it away unread: sending it again is safe.
     * {@code retryAfter} is as above.
     */
    record NotExecuted<E>(String why, Duration retryAfter) implements Answer<E> {}

    /** The provider may have acted. */
    record InDoubt<E>(String evidence) implements Answer<E> {}
  }
}
