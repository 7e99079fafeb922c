package io.purser.domain.simulation;

import io.purser.domain.operation.Observation;
import io.purser.domain.operation.Operation;
import io.purser.domain.operation.OperationKind;
import io.purser.domain.operation.OperationTelemetry;

/** Counts the writes of attempts that were overtaken. */
final class LateWrites implements OperationTelemetry {
  private int refused;

  int refused() {
    return refused;
  }

  @Override
  public void observed(OperationKind kind, Observation observation) {
    // What was seen is kept with the operation.
  }

  @Override
  public void ended(Operation operation) {
    // What ended is seen when it is committed.
  }

  @Override
  public void lateWriteRefused(OperationKind kind) {
    refused++;
  }
}
