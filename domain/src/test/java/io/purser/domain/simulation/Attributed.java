package io.purser.domain.simulation;

import io.purser.domain.operation.Operation;
import io.purser.domain.operation.OperationKind;
import io.purser.domain.operation.ProviderWrite;
import io.purser.domain.operation.Rejection;
import io.purser.domain.work.Deadline;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A write that says whose it is while it is at the provider, so that an effect is known by what it
 * is of. The provider itself tells nothing of the kind.
 */
final class Attributed<Q, E> implements ProviderWrite<Attributed.Request<Q>, E> {
  private static final ScopedValue<String> SUBJECT = ScopedValue.newInstance();

  private final ProviderWrite<Q, E> write;

  Attributed(ProviderWrite<Q, E> write) {
    this.write = write;
  }

  record Request<Q>(String subject, Q request) {}

  /** What the write that is just carried out is of. */
  static String subject() {
    return SUBJECT.get();
  }

  /** The same, for what goes on when nobody waits for the write any longer. */
  static <T> Supplier<T> keeping(Supplier<T> effect) {
    var subject = subject();
    return () -> ScopedValue.where(SUBJECT, subject).call(effect::get);
  }

  @Override
  public OperationKind kind() {
    return write.kind();
  }

  @Override
  public Preparation<Request<Q>> prepare(Operation.Open operation) {
    var subject = operation.header().subject();
    return switch (write.prepare(operation)) {
      case Preparation.Ready<Q>(var request) ->
          new Preparation.Ready<>(new Request<>(subject, request));
      case Preparation.NotAnyMore<Q>(var request, var why) ->
          new Preparation.NotAnyMore<>(new Request<>(subject, request), why);
      case Preparation.Refused<Q>(Rejection why) -> new Preparation.Refused<>(why);
      case Preparation.After<Q>(var prerequisite) -> new Preparation.After<>(prerequisite);
    };
  }

  @Override
  public Sighting<E> lookUp(Operation.Open operation, Request<Q> request, Deadline deadline) {
    return write.lookUp(operation, request.request(), deadline);
  }

  @Override
  public Answer<E> send(Request<Q> request, Deadline deadline) {
    return ScopedValue.where(SUBJECT, request.subject())
        .call(() -> write.send(request.request(), deadline));
  }

  @Override
  public Optional<E> attested(Request<Q> request, String providerId) {
    return write.attested(request.request(), providerId);
  }

  @Override
  public void confirm(Operation.Confirmed operation, E effect) {
    write.confirm(operation, effect);
  }

  @Override
  public void reject(Operation.Rejected operation) {
    write.reject(operation);
  }
}
