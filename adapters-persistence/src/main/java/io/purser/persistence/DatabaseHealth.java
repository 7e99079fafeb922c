package io.purser.persistence;

import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;

/** Whether requests can be served from the database at this moment. */
@Singleton
public final class DatabaseHealth {
  private static final int SECONDS_TO_ANSWER = 1;

  private final DataSource pool;
  private final SchemaVersion schema;

  DatabaseHealth(@Named("default") DataSource pool, SchemaVersion schema) {
    this.pool = DelegatingDataSource.unwrapDataSource(pool);
    this.schema = schema;
  }

  /** True when the database answers and has the schema of this build. Never throws. */
  public boolean isReady() {
    try (var connection = pool.getConnection()) {
      return connection.isValid(SECONDS_TO_ANSWER) && schema.isCurrent();
    } catch (SQLException | FlywayException away) {
      return false;
    }
  }
}
