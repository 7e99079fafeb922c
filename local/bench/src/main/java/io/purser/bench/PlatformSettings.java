package io.purser.bench;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The settings a node needs and has no default for, and a quota and limits that no measurement
 * reaches. Everything else is as it is delivered.
 *
 * @param provider the base of the provider's API
 */
record PlatformSettings(
    DatabaseAccess application,
    DatabaseAccess owner,
    Path masterKey,
    String provider,
    String providerKey,
    String providerSecret) {
  /** The twin counts nothing here, so there is no quota to keep to. */
  private static final Map<String, Integer> QUOTA =
      Map.of("per-minute", 1_000_000, "per-hour", 10_000_000, "per-day", 100_000_000);

  /** One caller at one address asks as often as it can; what limits it counts all the same. */
  private static final List<String> RATE_LIMITED = List.of("caller", "tenant", "address");

  private static final int UNREACHED = 1_000_000;

  /** By the names that docs/configuration.md has. */
  Map<String, Object> properties() {
    var properties = new LinkedHashMap<String, Object>();
    properties.put("purser.public-url", "http://127.0.0.1:1");
    properties.put("purser.master-key-file", masterKey.toString());
    properties.put("purser.database.url", application.jdbcUrl());
    properties.put("purser.database.password", application.password());
    properties.put("purser.provider.accounts.default.base-url", provider);
    properties.put("purser.provider.accounts.default.api-key", providerKey);
    properties.put("purser.provider.accounts.default.api-secret", providerSecret);
    RATE_LIMITED.forEach(
        whom -> {
          properties.put("purser.rate-limit." + whom + "-per-second", UNREACHED);
          properties.put("purser.rate-limit." + whom + "-burst", UNREACHED);
        });
    QUOTA.forEach(
        (window, calls) -> properties.put("purser.provider.quotas.default." + window, calls));
    return properties;
  }

  /** The same for a process. */
  Map<String, String> environment() {
    var environment = new HashMap<String, String>();
    properties().forEach((name, value) -> environment.put(inEnvironment(name), value.toString()));
    return environment;
  }

  /** What {@code bootstrap} needs, which runs as the owner of the schema. */
  Map<String, String> ownersEnvironment() {
    var environment = environment();
    environment.put("PURSER_MIGRATION_URL", owner.jdbcUrl());
    environment.put("PURSER_MIGRATION_USERNAME", owner.user());
    environment.put("PURSER_MIGRATION_PASSWORD", owner.password());
    return environment;
  }

  PlatformSettings through(int port) {
    return new PlatformSettings(
        new DatabaseAccess(
            port,
            application.database(),
            application.user(),
            application.password(),
            application.options()),
        owner,
        masterKey,
        provider,
        providerKey,
        providerSecret);
  }

  private static String inEnvironment(String name) {
    return name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  @Override
  public String toString() {
    return "PlatformSettings[" + application + "]";
  }
}
