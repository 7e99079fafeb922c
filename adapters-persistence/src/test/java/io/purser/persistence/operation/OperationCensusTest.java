package io.purser.persistence.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.persistence.Samples;
import io.purser.persistence.TestDatabase;
import org.junit.jupiter.api.Test;

class OperationCensusTest {
  @Test
  void open_operations_of_all_tenants_are_counted_by_their_state() {
    try (var database = new TestDatabase()) {
      var census = database.get(OperationCensus.class);
      assertThat(census.take())
          .containsOnlyKeys("planned", "sent", "unknown", "manual")
          .allSatisfy(
              (_, counted) -> assertThat(counted).isEqualTo(new OperationCensus.Counted(0, null)));

      var samples = new Samples(database);
      samples.everything(database.newTenant(), "ana");
      samples.everything(database.newTenant(), "ben");

      assertThat(census.take())
          .containsEntry("planned", new OperationCensus.Counted(22, Samples.NOON))
          .containsEntry("unknown", new OperationCensus.Counted(2, Samples.NOON))
          .containsEntry("sent", new OperationCensus.Counted(0, null));
    }
  }
}
