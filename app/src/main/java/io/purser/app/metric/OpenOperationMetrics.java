package io.purser.app.metric;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.purser.persistence.operation.OperationCensus;
import io.purser.persistence.operation.OperationCensus.Counted;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * Shows how many operations are not settled, {@code purser.operation.open}, and how old the oldest
 * of them is in seconds, {@code purser.operation.oldest}, each by state. The numbers are those of
 * the whole database, so every node shows the same; they are as of the last count.
 */
@Singleton
public final class OpenOperationMetrics {
  private static final List<String> STATES = List.of("planned", "sent", "unknown", "manual");

  private final OperationCensus census;
  private final InstantSource clock;
  private volatile Map<String, Counted> last = Map.of();

  OpenOperationMetrics(OperationCensus census, InstantSource clock, MeterRegistry metrics) {
    this.census = census;
    this.clock = clock;
    for (var state : STATES) {
      Gauge.builder("purser.operation.open", this, it -> it.count(state))
          .tag("state", state)
          .register(metrics);
      Gauge.builder("purser.operation.oldest", this, it -> it.age(state))
          .tag("state", state)
          .baseUnit("seconds")
          .register(metrics);
    }
  }

  /** Counts anew. */
  public void refresh() {
    last = census.take();
  }

  private double count(String state) {
    var counted = last.get(state);
    return counted == null ? Double.NaN : counted.count();
  }

  /** Zero when there is none, and no number before the first count. */
  private double age(String state) {
    var counted = last.get(state);
    return counted == null ? Double.NaN : seconds(counted);
  }

  private double seconds(Counted counted) {
    var oldest = counted.oldest();
    return oldest == null
        ? 0
        : Math.max(0, Duration.between(oldest, clock.instant()).toMillis() / 1000.0);
  }
}
