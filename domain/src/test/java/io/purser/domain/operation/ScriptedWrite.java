package io.purser.domain.operation;

import io.purser.domain.work.Deadline;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A write whose every answer is told beforehand, and whose effect is there when a test says so. */
final class ScriptedWrite implements ProviderWrite<String, String> {
  private final OperationKind kind;
  private final Deque<Supplier<Answer<String>>> answers = new ArrayDeque<>();
  private final List<Operation.Settled> settled = new ArrayList<>();
  private int sends;
  private boolean present;
  private boolean readable = true;
  private boolean wanted = true;
  private boolean refusing;

  ScriptedWrite() {
    this(OperationKind.REGISTER_CUSTOMER);
  }

  ScriptedWrite(OperationKind kind) {
    this.kind = kind;
  }

  /** It may no longer be sent. */
  void isWantedNoMore() {
    wanted = false;
  }

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

  /** From the next send on the provider refuses to be read. */
  void answersAndIsRefusedALookAfterwards(Answer<String> next) {
    answers.add(
        () -> {
          refusing = true;
          return next;
        });
  }

  /** Something happens while the request is under way. */
  void answersAfter(Runnable event, Answer<String> next) {
    answers.add(
        () -> {
          event.run();
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
    return kind;
  }

  @Override
  public Preparation<String> prepare(Operation.Open operation) {
    return wanted
        ? new Preparation.Ready<>("request")
        : new Preparation.NotAnyMore<>(
            "request", Rejection.because(Rejection.Reason.CUSTOMER_SUSPENDED));
  }

  @Override
  public Sighting<String> lookUp(Operation.Open operation, String request, Deadline deadline) {
    if (!readable) {
      return new Sighting.Unclear<>("cannot be read", Duration.ZERO);
    }
    if (refusing) {
      return new Sighting.Refused<>(Rejection.because(Rejection.Reason.REFUSED_BY_PROVIDER));
    }
    return present ? new Sighting.Present<>("effect") : new Sighting.Absent<>();
  }

  @Override
  public Answer<String> send(String request, Deadline deadline) {
    sends++;
    return answers.remove().get();
  }

  @Override
  public Optional<String> attested(String request, String providerId) {
    return kind.stake() == OperationKind.Stake.MONEY ? Optional.of(providerId) : Optional.empty();
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
