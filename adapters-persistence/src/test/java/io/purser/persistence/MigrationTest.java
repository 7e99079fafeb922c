package io.purser.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class MigrationTest {
  @Test
  void a_schema_that_is_current_is_left_alone() {
    try (var database = new TestDatabase()) {
      assertThat(database.migrator().migrate()).isZero();
      assertThat(database.get(SchemaVersion.class).isCurrent()).isTrue();
    }
  }

  @Test
  void an_older_schema_is_noticed_by_the_applications_role() throws SQLException {
    try (var database = new TestDatabase()) {
      try (var connection = database.asOwner()) {
        new Sql(connection)
            .execute(
                "DELETE FROM purser.flyway_schema_history WHERE version ="
                    + " (SELECT max(version) FROM purser.flyway_schema_history)");
      }
      assertThat(database.get(SchemaVersion.class).isCurrent()).isFalse();
    }
  }
}
