package io.purser.persistence;

import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * Whether the database has the schema that this build was made for. A node that finds an older one
 * must not serve.
 */
@Singleton
public final class SchemaVersion {
  private final Flyway flyway;
  private volatile boolean current;

  SchemaVersion(@Named("default") DataSource application) {
    this.flyway =
        Migrator.flyway().dataSource(DelegatingDataSource.unwrapDataSource(application)).load();
  }

  /**
   * True when every migration of this build has been run. Once true it stays so: migrations only go
   * forward.
   */
  public boolean isCurrent() {
    if (!current) {
      current = flyway.info().pending().length == 0;
    }
    return current;
  }
}
