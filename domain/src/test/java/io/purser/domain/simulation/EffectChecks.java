package io.purser.domain.simulation;

import io.purser.domain.operation.Operation;
import io.purser.domain.operation.OperationId;
import java.util.List;

/** What the provider has done for an order of ours is what we say of it. */
final class EffectChecks {
  private final World world;

  EffectChecks(World world) {
    this.world = world;
  }

  /** The provider's ids of what it has done for an order, which is done once at most. */
  List<String> of(Object order, String subject) {
    var made = world.cardEffects.of(subject);
    require(made.size() <= 1, order + " was done more than once: " + made);
    return made;
  }

  void hasNone(Object order, List<String> made) {
    require(made.isEmpty(), order + " is said not to be done, and it is: " + made);
  }

  void is(Object order, String providerId, List<String> made) {
    require(
        made.equals(List.of(providerId)),
        order + " is said to be done, and the provider has " + made);
  }

  void isLeftToAPerson(Object order, OperationId id) {
    var operation =
        world.store.operations().all().stream()
            .filter(one -> one.id().equals(id))
            .findFirst()
            .orElseThrow(() -> new Violation(order + " has no operation"));
    require(
        operation instanceof Operation.Manual manual && !manual.evidence().isBlank(),
        order + " is open, and nobody knows why: " + operation);
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new Violation(otherwise);
    }
  }
}
