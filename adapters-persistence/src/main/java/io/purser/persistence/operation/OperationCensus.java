package io.purser.persistence.operation;

import io.purser.persistence.Transactions;
import io.purser.persistence.schema.Routines;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts the operations of all tenants that are not settled. */
@Singleton
public final class OperationCensus {
  private final Transactions transactions;

  OperationCensus(Transactions transactions) {
    this.transactions = transactions;
  }

  /**
   * Those in one state.
   *
   * @param oldest when the oldest of them was planned, or null when there is none
   */
  public record Counted(long count, @Nullable Instant oldest) {}

  /** By the state as it is stored, each of the four. A transaction of its own. */
  public Map<String, Counted> take() {
    return transactions.inNone(
        dsl -> {
          var row = Routines.operationCensus(dsl.configuration()).getFirst();
          var counted = new TreeMap<String, Counted>();
          counted.put("planned", new Counted(row.getPlanned(), row.getPlannedSince()));
          counted.put("sent", new Counted(row.getSent(), row.getSentSince()));
          counted.put("unknown", new Counted(row.getUnknown(), row.getUnknownSince()));
          counted.put("manual", new Counted(row.getManual(), row.getManualSince()));
          return counted;
        });
  }
}
