package io.purser.domain.simulation;

import io.purser.domain.audit.Initiator;
import io.purser.domain.operation.Operation;
import java.util.List;
import java.util.Optional;

/** Somebody who asks the provider on the telephone about what was left to a person. */
final class Operator {
  private static final int LOOKS = 12;
  private static final int LONGEST_PAUSE_MILLIS = 40_000;
  private static final Initiator BY =
      new Initiator("operator:ana", "asked the provider", "request-2");

  private final World world;
  private final ProvidersRecords records;

  Operator(World world, ProvidersRecords records) {
    this.world = world;
    this.records = records;
  }

  void work() {
    for (int look = 0; look < LOOKS; look++) {
      world.scheduler.sleep(1 + world.choices.nextInt(LONGEST_PAUSE_MILLIS));
      world.store.operations().all().stream()
          .filter(Operation.Manual.class::isInstance)
          .findFirst()
          .ifPresent(this::decide);
    }
  }

  private void decide(Operation operation) {
    var node = world.network.any();
    if (node.isPresent()) {
      world.network.serve("decision", node.get(), () -> decide(node.get(), operation));
    }
  }

  private void decide(Node node, Operation operation) {
    var tenant = operation.header().tenant();
    var effects = records.effectsOf(operation);
    if (effects.isPresent() && effects.get().isEmpty()) {
      node.decideOperation.reject(tenant, operation.id(), BY);
    } else if (effects.isPresent()) {
      node.decideOperation.confirm(tenant, operation.id(), effects.get().getFirst(), BY);
    }
  }

  /** What the provider's people can tell. */
  interface ProvidersRecords {
    /** What the provider calls the effects of an operation; empty when that cannot be told. */
    Optional<List<String>> effectsOf(Operation operation);
  }
}
