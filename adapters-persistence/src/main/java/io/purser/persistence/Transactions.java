package io.purser.persistence;

import io.micronaut.data.connection.ConnectionOperations;
import io.micronaut.transaction.TransactionOperations;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.tenant.TenantId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Transactions on one pool. They are Micronaut's, so that its repositories join them. What is
 * visible inside is said first, for the transaction alone; the driver sends that together with the
 * beginning, in one round trip.
 */
public final class Transactions {
  /** jOOQ would log every value that it binds. */
  private static final Settings SETTINGS = new Settings().withExecuteLogging(false);

  private final TransactionOperations<Connection> transactions;
  private final ConnectionOperations<Connection> connections;
  private final Pool pool;

  Transactions(
      TransactionOperations<Connection> transactions,
      ConnectionOperations<Connection> connections,
      Pool pool) {
    this.transactions = transactions;
    this.connections = connections;
    this.pool = pool;
  }

  /** Sees the rows of one tenant. */
  public <T extends @Nullable Object> T inTenant(TenantId tenant, Function<DSLContext, T> body) {
    return in("app.tenant", tenant.value(), body);
  }

  /** Sees the rows of one provider account. */
  public <T extends @Nullable Object> T inAccount(
      ProviderAccountId account, Function<DSLContext, T> body) {
    return in("app.account", account.value(), body);
  }

  /** For what would be a transaction of its own, were the answer not known already. */
  public void requireNoOpenWork() {
    OpenWork.requireNone();
  }

  /**
   * Sees no rows, only what the schema's functions tell. Each statement is a transaction of its
   * own, which saves beginning and ending it.
   */
  public <T extends @Nullable Object> T inNone(Function<DSLContext, T> body) {
    OpenWork.requireNone();
    return connections.executeWrite(status -> body.apply(jooqOn(status.getConnection())));
  }

  Pool pool() {
    return pool;
  }

  private <T extends @Nullable Object> T in(
      String setting, String owner, Function<DSLContext, T> body) {
    OpenWork.requireNone();
    return transactions.executeWrite(
        status -> {
          var connection = status.getConnection();
          set(connection, setting, owner);
          return body.apply(jooqOn(connection));
        });
  }

  private static void set(Connection connection, String setting, String owner) throws SQLException {
    try (var statement = connection.prepareStatement("SELECT set_config(?, ?, true)")) {
      statement.setString(1, setting);
      statement.setString(2, owner);
      statement.execute();
    }
  }

  private static DSLContext jooqOn(Connection connection) {
    return DSL.using(connection, SQLDialect.POSTGRES, SETTINGS);
  }
}
