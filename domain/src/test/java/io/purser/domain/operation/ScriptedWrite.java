package io.purser.domain.operation;

import io.purser.domain.work.Deadline;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/** A write whose every answer is told beforehand, and whose effect is there when a test says so. */
final class ScriptedWrite implements ProviderWrite<String, String> {
  private final Deque<Supplier<Answer<String>>> answers = new ArrayDeque<>();
  private final List<Operation.Settled> settled = new ArrayList<>();
  private int sends;
  private boolean present;
  private boolean readable = true;

  void answers(Answer<String> next) {
    answers.add(() -> next);
  }

  /** The effect is there by the time the answer comes. */
  void takesEffectAndAnswers(Answer<String> next) {
    answers.add(
        () -> {
          present = true;
          return next;
        });
  }

  /** What was sent earlier has its effect only now. */
  void takesEffectLate() {
    present = true;
  }

  /** Cannot be read from the next send on. */
  void answersAndCannotBeReadAfterwards(Answer<String> next) {
    answers.add(
        () -> {
          readable = false;
          return next;
        });
  }

  void canBeReadAgain() {
    readable = true;
  }

  int sends() {
    return sends;
  }

  List<Operation.Settled> settled() {
    return settled;
  }

  @Override
  public OperationKind kind() {
    return OperationKind.REGISTER_CUSTOMER;
  }

  @Override
  public Preparation<String> prepare(Operation.Open operation) {
    return new Preparation.Ready<>("request");
  }

  @Override
  public Sighting<String> lookUp(Operation.Open operation, String request, Deadline deadline) {
    if (!readable) {
      return new Sighting.Unclear<>("cannot be read", Duration.ZERO);
    }
    return present ? new Sighting.Present<>("effect") : new Sighting.Absent<>();
  }

  @Override
  public Answer<String> send(String request, Deadline deadline) {
    sends++;
    return answers.remove().get();
  }

  @Override
  public void confirm(Operation.Confirmed operation, String effect) {
    settled.add(operation);
  }

  @Override
  public void reject(Operation.Rejected operation) {
    settled.add(operation);
  }
}
