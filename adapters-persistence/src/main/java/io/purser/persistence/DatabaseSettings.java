package io.purser.persistence;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How long anything at the database may take, {@code purser.database.*}. A request has 10 seconds
 * in all, so each of these is shorter.
 *
 * @param connectTimeout to reach the server when a connection is made
 * @param socketTimeout until a silent server is given up
 * @param statementTimeout for one statement
 * @param lockTimeout for one lock
 * @param poolTimeout until a connection of the pool is free
 * @param idleInTransactionTimeout between two statements of a transaction, after which the server
 *     ends it and frees its locks
 */
@ConfigurationProperties("purser.database")
public record DatabaseSettings(
    @Bindable(defaultValue = "3s") Duration connectTimeout,
    @Bindable(defaultValue = "9s") Duration socketTimeout,
    @Bindable(defaultValue = "5s") Duration statementTimeout,
    @Bindable(defaultValue = "2s") Duration lockTimeout,
    @Bindable(defaultValue = "3s") Duration poolTimeout,
    @Bindable(defaultValue = "5s") Duration idleInTransactionTimeout) {
  /** The pool's own. */
  private static final Duration SHORTEST_POOL_TIMEOUT = Duration.ofMillis(250);

  public DatabaseSettings {
    require(connectTimeout, "connect-timeout");
    require(socketTimeout, "socket-timeout");
    require(statementTimeout, "statement-timeout");
    require(lockTimeout, "lock-timeout");
    require(poolTimeout, "pool-timeout");
    require(idleInTransactionTimeout, "idle-in-transaction-timeout");
    if (poolTimeout.compareTo(SHORTEST_POOL_TIMEOUT) < 0) {
      throw new IllegalArgumentException(
          "purser.database.pool-timeout must be at least "
              + SHORTEST_POOL_TIMEOUT.toMillis()
              + "ms");
    }
    if (socketTimeout.compareTo(statementTimeout) <= 0) {
      throw new IllegalArgumentException(
          "purser.database.socket-timeout must be longer than statement-timeout, or the server"
              + " would not get to say that a statement took too long");
    }
  }

  private static void require(Duration timeout, String name) {
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("purser.database." + name + " must be above zero");
    }
  }
}
