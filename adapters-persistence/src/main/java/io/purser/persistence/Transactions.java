package io.purser.persistence;

import io.micronaut.data.connection.ConnectionOperations;
import io.micronaut.transaction.TransactionOperations;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.tenant.TenantId;
import java.sql.Connection;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Transactions on one pool. They are Micronaut's, so that its repositories join them. None begins
 * when the deadline in force has passed.
 */
public final class Transactions {
  /** jOOQ would log every value that it binds, and pass times to and fro as text. */
  public static final Settings SETTINGS =
      new Settings().withExecuteLogging(false).withBindOffsetDateTimeType(true);

  private final TransactionOperations<Connection> transactions;
  private final ConnectionOperations<Connection> connections;
  private final StatementTime time;

  Transactions(
      TransactionOperations<Connection> transactions,
      ConnectionOperations<Connection> connections,
      StatementTime time) {
    this.transactions = transactions;
    this.connections = connections;
    this.time = time;
  }

  /** Sees the rows of one tenant. */
  public <T extends @Nullable Object> T inTenant(TenantId tenant, Function<DSLContext, T> body) {
    return in(VisibleRows.of(tenant), body);
  }

  /** Sees the rows of one tenant after the other, in one transaction. */
  <T> T inTenant(
      TenantId tenant,
      Function<DSLContext, T> body,
      List<TenantId> others,
      BiConsumer<TenantId, DSLContext> part) {
    requireToBegin();
    return transactions.executeWrite(
        status -> {
          var connection = status.getConnection();
          var result = body.apply(jooqOn(connection, VisibleRows.of(tenant)));
          others.forEach(other -> part.accept(other, jooqOn(connection, VisibleRows.of(other))));
          return result;
        });
  }

  /** Sees the rows of one provider account. */
  public <T extends @Nullable Object> T inAccount(
      ProviderAccountId account, Function<DSLContext, T> body) {
    return in(VisibleRows.of(account), body);
  }

  /** Sees the rows of one tenant and changes none; each statement is a transaction of its own. */
  <T extends @Nullable Object> T reading(TenantId tenant, Function<DSLContext, T> body) {
    requireToBegin();
    return connections.executeWrite(
        status -> body.apply(jooqOn(status.getConnection(), VisibleRows.forReading(tenant))));
  }

  /** For repositories of Micronaut Data, which find the connection by themselves. */
  public <T extends @Nullable Object> T inTenant(TenantId tenant, Supplier<T> body) {
    requireToBegin();
    return transactions.executeWrite(
        status -> {
          new OwnersConnection(status.getConnection(), VisibleRows.of(tenant), time).tell();
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
    requireToBegin();
    return connections.executeWrite(
        status -> body.apply(jooqOn(status.getConnection(), VisibleRows.NONE)));
  }

  private <T extends @Nullable Object> T in(VisibleRows rows, Function<DSLContext, T> body) {
    requireToBegin();
    return transactions.executeWrite(status -> body.apply(jooqOn(status.getConnection(), rows)));
  }

  private static void requireToBegin() {
    OpenWork.requireNone();
    StatementTime.requireSome();
  }

  private DSLContext jooqOn(Connection connection, VisibleRows rows) {
    return DSL.using(new OwnersConnection(connection, rows, time), SQLDialect.POSTGRES, SETTINGS);
  }
}
