package io.purser.domain.simulation;

import io.purser.domain.work.StaleAggregate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** The nodes that are up. One that dies is started again after some seconds. */
final class Network {
  private static final int RESOLVES_EVERY_MILLIS = 4_000;
  private static final int DOES_CHORES_EVERY_MILLIS = 6_000;
  private static final int PATIENCE_MILLIS = 10_000;
  private static final int LONGEST_RESTART_MILLIS = 20_000;

  private final Scheduler scheduler;
  private final RandomGenerator choices;
  private final Supplier<Node> start;
  private final List<Node> nodes = new ArrayList<>();
  private boolean over;

  /**
   * @param start makes a node that has just been started
   */
  Network(Scheduler scheduler, RandomGenerator choices, Supplier<Node> start) {
    this.scheduler = scheduler;
    this.choices = choices;
    this.start = start;
  }

  /**
   * Keeps a node running until {@link #shutDown}.
   *
   * @param chores what it does again and again, beside settling what is open
   */
  void keepUp(String name, List<Consumer<Node>> chores) {
    scheduler.spawn(
        name,
        null,
        () -> {
          while (!over) {
            var node = start.get();
            nodes.add(node);
            scheduler.note("starts");
            for (int i = 0; i <= choices.nextInt(2); i++) {
              scheduler.spawn(name + " resolver", node.life(), () -> resolve(node));
            }
            for (var chore : chores) {
              scheduler.spawn(name + " chore", node.life(), () -> workAt(chore, node));
            }
            scheduler.await(() -> over || !node.isUp(), Actor.FAR);
            nodes.remove(node);
            scheduler.note(over ? "is shut down" : "is down");
            scheduler.sleep(choices.nextInt(LONGEST_RESTART_MILLIS));
          }
        });
  }

  void shutDown() {
    over = true;
  }

  private void resolve(Node node) {
    while (!over) {
      again(node::resolve);
      scheduler.await(() -> over, jittered(RESOLVES_EVERY_MILLIS));
    }
  }

  private void workAt(Consumer<Node> chore, Node node) {
    while (!over) {
      again(() -> chore.accept(node));
      scheduler.await(() -> over, jittered(DOES_CHORES_EVERY_MILLIS));
    }
  }

  private int jittered(int millis) {
    return millis / 2 + choices.nextInt(millis);
  }

  /** What fails for a reason that passes is done again later. Anything else is a fault of ours. */
  private static void again(Runnable work) {
    try {
      work.run();
    } catch (DatabaseAway | StaleAggregate passing) {
      // The next round.
    }
  }

  /**
   * Has a node do something, and waits for some seconds. False when it failed, or when nobody
   * knows.
   */
  boolean serve(String name, Node node, Runnable body) {
    var done = new boolean[1];
    var over = new boolean[1];
    scheduler.spawn(
        name,
        node.life(),
        () -> {
          try {
            body.run();
            done[0] = true;
          } catch (DatabaseAway | StaleAggregate passing) {
            // Whoever asked sees that it failed.
          }
          over[0] = true;
        });
    scheduler.await(() -> over[0] || !node.isUp(), PATIENCE_MILLIS);
    return done[0];
  }

  /** Some node that is up. */
  Optional<Node> any() {
    return nodes.isEmpty()
        ? Optional.empty()
        : Optional.of(nodes.get(choices.nextInt(nodes.size())));
  }
}
