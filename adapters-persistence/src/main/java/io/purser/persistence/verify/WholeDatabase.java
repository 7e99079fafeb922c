package io.purser.persistence.verify;

import io.purser.persistence.MigrationSettings;
import io.purser.persistence.SchemaVersion;
import io.purser.persistence.Transactions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** All rows of all tenants as the owner of the schema sees them, of one moment, for reading. */
final class WholeDatabase {
  private final MigrationSettings owner;
  private final SchemaVersion schema;

  WholeDatabase(MigrationSettings owner, SchemaVersion schema) {
    this.owner = owner;
    this.schema = schema;
  }

  /**
   * @param notPossible what to return when it cannot be read, of the reason
   */
  <T> T read(Function<DSLContext, T> body, Function<String, T> notPossible) {
    if (!owner.url().startsWith("jdbc:postgresql:")) {
      return notPossible.apply("purser.migration.url is missing");
    }
    try (var connection =
        DriverManager.getConnection(owner.url(), owner.username(), owner.password())) {
      connection.setReadOnly(true);
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      var database = DSL.using(connection, SQLDialect.POSTGRES, Transactions.SETTINGS);
      if (!seesEverything(database)) {
        return notPossible.apply(
            "purser.migration.username is not the owner of the schema, so it would see no rows");
      }
      if (!schema.isCurrent()) {
        return notPossible.apply("the schema is not that of this version; run migrate first");
      }
      return body.apply(database);
    } catch (SQLException away) {
      return notPossible.apply("the database cannot be reached: " + away.getMessage());
    }
  }

  /** For anybody else row level security leaves nothing that could be wrong. */
  private static boolean seesEverything(DSLContext database) {
    return Boolean.TRUE.equals(
        database.fetchValue(
            "SELECT pg_has_role(current_user, n.nspowner, 'USAGE') FROM pg_namespace n"
                + " WHERE n.nspname = 'purser'"));
  }
}
