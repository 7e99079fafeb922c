package io.purser.persistence;

import io.micronaut.data.connection.ConnectionOperations;
import io.micronaut.transaction.TransactionOperations;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.tenant.TenantId;
import java.sql.Connection;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Transactions on one pool. They are Micronaut's, so that its repositories join them. */
public final class Transactions {
  /** jOOQ would log every value that it binds, and pass times to and fro as text. */
  public static final Settings SETTINGS =
      new Settings().withExecuteLogging(false).withBindOffsetDateTimeType(true);

  private final TransactionOperations<Connection> transactions;
  private final ConnectionOperations<Connection> connections;

  Transactions(
      TransactionOperations<Connection> transactions,
      ConnectionOperations<Connection> connections) {
    this.transactions = transactions;
    this.connections = connections;
  }

  /** Sees the rows of one tenant. */
  public <T extends @Nullable Object> T inTenant(TenantId tenant, Function<DSLContext, T> body) {
    return in(VisibleRows.of(tenant), body);
  }

  /** Sees the rows of one provider account. */
  public <T extends @Nullable Object> T inAccount(
      ProviderAccountId account, Function<DSLContext, T> body) {
    return in(VisibleRows.of(account), body);
  }

  /** Sees the rows of one tenant and changes none; each statement is a transaction of its own. */
  <T extends @Nullable Object> T reading(TenantId tenant, Function<DSLContext, T> body) {
    OpenWork.requireNone();
    return connections.executeWrite(
        status ->
            body.apply(
                jooqOn(
                    new OwnersConnection(status.getConnection(), VisibleRows.forReading(tenant)))));
  }

  /** For repositories of Micronaut Data, which find the connection by themselves. */
  public <T extends @Nullable Object> T inTenant(TenantId tenant, Supplier<T> body) {
    OpenWork.requireNone();
    return transactions.executeWrite(
        status -> {
          new OwnersConnection(status.getConnection(), VisibleRows.of(tenant)).tell();
          return body.get();
        });
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

  private <T extends @Nullable Object> T in(VisibleRows rows, Function<DSLContext, T> body) {
    OpenWork.requireNone();
    return transactions.executeWrite(
        status -> body.apply(jooqOn(new OwnersConnection(status.getConnection(), rows))));
  }

  private static DSLContext jooqOn(Connection connection) {
    return DSL.using(connection, SQLDialect.POSTGRES, SETTINGS);
  }
}
