package io.purser.domain.simulation;

import io.purser.domain.idempotency.IdempotentCall;
import io.purser.domain.idempotency.Reply;
import io.purser.domain.idempotency.StoredAnswer;
import io.purser.domain.operation.Operation;
import io.purser.domain.work.StaleAggregate;
import java.time.Duration;
import java.util.function.Function;

/**
 * Somebody who wants something of the platform, and asks again with the same key until the outcome
 * is known.
 */
final class Client {
  private static final int PATIENCE_MILLIS = 12_000;

  /** Enough for every fault of a schedule, and for what is held up by them. */
  private static final int MOST_TRIES = 120;

  private final World world;

  Client(World world) {
    this.world = world;
  }

  /** A request as a node serves it. */
  record Request(IdempotentCall call, Function<Node, Reply> body) {}

  /** Asks until there is an outcome, and sometimes once more. */
  void ask(Request request) {
    for (int attempt = 1; attempt <= MOST_TRIES; attempt++) {
      if (tryOnce(request)) {
        if (world.oneIn(4)) {
          tryOnce(request);
        }
        return;
      }
    }
    throw new Violation(request.call().key().value() + " has no outcome");
  }

  private boolean tryOnce(Request request) {
    var node = world.network.any();
    if (node.isEmpty()) {
      world.scheduler.sleep(2_000);
      return false;
    }
    var sent = send(request, node.get());
    if (world.faults.strikes(FaultKind.REQUEST_DUPLICATED)) {
      world.network.any().ifPresent(other -> send(request, other));
    }
    world.scheduler.await(() -> sent.isOver() || !node.get().isUp(), PATIENCE_MILLIS);
    if (world.faults.strikes(FaultKind.REPLY_LOST)) {
      return false;
    }
    var reply = sent.reply().orElse(null);
    return switch (reply) {
      case null -> waitFor(Duration.ofMillis(world.choices.nextInt(3_000)));
      case Reply.InFlight(var retryAfter) -> waitFor(retryAfter);
      case Reply.NotSent(var retryAfter) -> waitFor(retryAfter);
      case Reply.OtherRequest _ ->
          throw new Violation(request.call().key().value() + " is taken for another request");
      case Reply.Answered(var answer, _) ->
          ClientJournal.isFinal(answer)
              || isLeftToAPerson(answer)
              || waitFor(Duration.ofSeconds(world.choices.nextInt(15)));
    };
  }

  /** Nobody waits for a person; the operation is looked up some other day. */
  private boolean isLeftToAPerson(StoredAnswer accepted) {
    return world.store.operations().all().stream()
        .filter(operation -> operation.id().value().equals(accepted.body()))
        .anyMatch(Operation.Manual.class::isInstance);
  }

  private boolean waitFor(Duration time) {
    world.scheduler.sleep(time.toMillis());
    return false;
  }

  private ClientJournal.Try send(Request request, Node node) {
    var begun = world.journal.begin(request.call());
    world.scheduler.spawn(
        request.call().key().value(),
        node.life(),
        () -> {
          try {
            begun.answered(request.body().apply(node));
          } catch (DatabaseAway | StaleAggregate passing) {
            // The caller sees a 503 or the like, which is no answer.
            begun.end();
          }
        });
    return begun;
  }
}
