package io.purser.persistence;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * How to reach the database as the owner of the schema, {@code purser.migration.*}. Only {@link
 * Migrator} uses it; nodes that never migrate need none of it.
 *
 * @param url a JDBC address
 */
@ConfigurationProperties("purser.migration")
public record MigrationSettings(
    @Bindable(defaultValue = "") String url,
    @Bindable(defaultValue = "") String username,
    @Bindable(defaultValue = "") String password) {
  /** Keeps the password out of logs. */
  @Override
  public String toString() {
    return "MigrationSettings[" + url + ", " + username + "]";
  }
}
