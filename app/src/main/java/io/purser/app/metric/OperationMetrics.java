package io.purser.app.metric;

import io.micrometer.core.instrument.MeterRegistry;
import io.purser.domain.operation.Observation;
import io.purser.domain.operation.Operation;
import io.purser.domain.operation.OperationKind;
import io.purser.domain.operation.OperationTelemetry;
import jakarta.inject.Singleton;
import java.util.Locale;

/**
 * Counts how operations go: {@code purser.operation.observations} by what was done and seen, {@code
 * purser.operation.ended} by how it ended, {@code purser.operation.late_writes} of attempts that
 * came back too late and wrote nothing.
 */
@Singleton
final class OperationMetrics implements OperationTelemetry {
  private final MeterRegistry metrics;

  OperationMetrics(MeterRegistry metrics) {
    this.metrics = metrics;
  }

  @Override
  public void observed(OperationKind kind, Observation observation) {
    metrics
        .counter(
            "purser.operation.observations",
            "kind",
            kind.name(),
            "action",
            word(observation.action()),
            "finding",
            word(observation.finding()))
        .increment();
  }

  @Override
  public void ended(Operation operation) {
    metrics
        .counter(
            "purser.operation.ended",
            "kind",
            operation.header().kind().name(),
            "state",
            operation.getClass().getSimpleName().toLowerCase(Locale.ROOT))
        .increment();
  }

  @Override
  public void lateWriteRefused(OperationKind kind) {
    metrics.counter("purser.operation.late_writes", "kind", kind.name()).increment();
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
