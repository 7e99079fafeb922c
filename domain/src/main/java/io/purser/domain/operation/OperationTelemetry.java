package io.purser.domain.operation;

/** Who is told how operations go, so that it can be counted. Called outside any unit of work. */
public interface OperationTelemetry {
  /** An attempt did something, and saw this. */
  void observed(OperationKind kind, Observation observation);

  /** It is settled, or left to a person. */
  void ended(Operation operation);

  /**
   * An attempt came back to an operation that another attempt had taken up in between. Nothing was
   * written.
   */
  void lateWriteRefused(OperationKind kind);
}
