package io.purser.domain.operation;

import java.util.ArrayList;
import java.util.List;

/** Remembers what it is told, for assertions. */
public final class RememberedTelemetry implements OperationTelemetry {
  private final List<Observation> observed = new ArrayList<>();
  private final List<Operation> ended = new ArrayList<>();
  private int lateWrites;

  public synchronized List<Observation> observed() {
    return List.copyOf(observed);
  }

  public synchronized List<Operation> ended() {
    return List.copyOf(ended);
  }

  public synchronized int lateWrites() {
    return lateWrites;
  }

  @Override
  public synchronized void observed(OperationKind kind, Observation observation) {
    observed.add(observation);
  }

  @Override
  public synchronized void ended(Operation operation) {
    ended.add(operation);
  }

  @Override
  public synchronized void lateWriteRefused(OperationKind kind) {
    lateWrites++;
  }
}
