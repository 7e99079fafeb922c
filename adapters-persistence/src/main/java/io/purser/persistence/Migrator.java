package io.purser.persistence;

import jakarta.inject.Singleton;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Brings the schema to the newest version, as its owner. Safe to run at the start of every node:
 * one of them migrates and the others wait for it.
 */
@Singleton
public final class Migrator {
  static final String SCHEMA = "purser";

  private final MigrationSettings settings;

  Migrator(MigrationSettings settings) {
    this.settings = settings;
  }

  /** Returns how many migrations were run. */
  public int migrate() {
    return flyway()
        .dataSource(settings.url(), settings.username(), settings.password())
        .load()
        .migrate()
        .migrationsExecuted;
  }

  /** What is the same for whoever migrates and whoever only looks. */
  static FluentConfiguration flyway() {
    return Flyway.configure()
        .locations("classpath:db/migration")
        .defaultSchema(SCHEMA)
        .cleanDisabled(true)
        .validateMigrationNaming(true);
  }
}
