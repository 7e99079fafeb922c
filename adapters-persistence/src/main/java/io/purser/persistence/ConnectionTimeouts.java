package io.purser.persistence;

import io.micronaut.configuration.jdbc.hikari.DatasourceConfiguration;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Gives every connection of every pool its time limits, and keeps rows out of error messages. */
@Singleton
final class ConnectionTimeouts implements BeanCreatedEventListener<DatasourceConfiguration> {
  private final DatabaseSettings settings;

  ConnectionTimeouts(DatabaseSettings settings) {
    this.settings = settings;
  }

  @Override
  public DatasourceConfiguration onCreated(BeanCreatedEvent<DatasourceConfiguration> event) {
    var pool = event.getBean();
    pool.setConnectionTimeout(settings.poolTimeout().toMillis());
    pool.addDataSourceProperty("ApplicationName", "purser-" + pool.getName());
    pool.addDataSourceProperty("connectTimeout", seconds(settings.connectTimeout()));
    pool.addDataSourceProperty("socketTimeout", seconds(settings.socketTimeout()));
    pool.addDataSourceProperty("tcpKeepAlive", "true");
    pool.addDataSourceProperty(
        "options",
        "-c statement_timeout=%d -c lock_timeout=%d -c idle_in_transaction_session_timeout=%d"
            .formatted(
                settings.statementTimeout().toMillis(),
                settings.lockTimeout().toMillis(),
                settings.idleInTransactionTimeout().toMillis()));
    // The detail of a violated constraint quotes the row.
    pool.addDataSourceProperty("logServerErrorDetail", "false");
    return pool;
  }

  /** The driver counts in whole seconds, and takes zero for no limit. */
  private static String seconds(Duration timeout) {
    return Long.toString(Math.max(1, timeout.toSeconds()));
  }
}
