package io.purser.bench;

import io.purser.local.CannotStart;
import io.purser.local.DataFolder;
import io.purser.twin.Twin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Databases with so many customers, made at the first run and kept for the next. What changes one
 * works on a copy, so that every run begins with the same.
 */
final class Databases {
  /** The customers belong to this tenant. */
  static final String TENANT = "bench";

  /**
   * Customers that pgbench creates belong to this one. What they have sealed is not theirs, so the
   * platform could not show them.
   */
  static final String PGBENCH_TENANT = "pgbench";

  private static final List<String> TENANTS = List.of(TENANT, PGBENCH_TENANT);
  private static final int MOST_WALLETS = 10_000;
  private static final String COPY = "bench_run";
  private static final long MINUTES_TO_BOOTSTRAP = 2;

  private final DataFolder folder;
  private final Server server;
  private final Program platform;
  private final Twin twin;

  Databases(DataFolder folder, Server server, Program platform, Twin twin) {
    this.folder = folder;
    this.server = server;
    this.platform = platform;
    this.twin = twin;
  }

  /**
   * A database of the platform.
   *
   * @param keys the folder with the API key of each tenant
   */
  record Filled(String name, int customers, int wallets, PlatformSettings settings, Path keys) {
    String key(String tenant) {
      try {
        return Files.readString(keys.resolve(tenant + ".key")).strip();
      } catch (IOException e) {
        throw new CannotStart("there is no key of tenant " + tenant + ": " + e.getMessage(), e);
      }
    }

    String key() {
      return key(TENANT);
    }
  }

  /** The database with so many customers, which is only read. */
  Filled with(int customers) {
    var name = "bench_" + customers;
    var filled = filled(name, name, customers);
    var loaded = customers + " customers are loaded";
    if (!server.exists(name) || !server.noted(name).equals(java.util.Optional.of(loaded))) {
      server.drop(name);
      server.create(name);
      bootstrap(filled);
      load(filled);
      server.note(name, loaded);
    } else {
      bootstrap(filled);
    }
    return filled;
  }

  /** A copy of it that may be written to. The copy before is gone. */
  Filled copyWith(int customers) {
    var original = with(customers);
    server.drop(COPY);
    server.copy(original.name(), COPY);
    return filled(COPY, original.name(), customers);
  }

  private Filled filled(String name, String keysOf, int customers) {
    return new Filled(
        name,
        customers,
        Math.min(customers, MOST_WALLETS),
        new PlatformSettings(
            server.asApplication(name),
            server.asOwner(name),
            folder.path("master-key"),
            twin.baseUrl(),
            twin.apiKey(),
            twin.apiSecret()),
        folder.path("keys").resolve(keysOf));
  }

  /** Migrates, and makes what is missing. */
  private void bootstrap(Filled filled) {
    var arguments = new ArrayList<>(List.of("bootstrap", "--keys", filled.keys().toString()));
    TENANTS.forEach(tenant -> arguments.addAll(List.of("--tenant", tenant)));
    var log = folder.path("bootstrap.log");
    var process = platform.start(arguments, filled.settings().ownersEnvironment(), log);
    try {
      if (!process.waitFor(MINUTES_TO_BOOTSTRAP, TimeUnit.MINUTES) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new CannotStart("the platform's bootstrap failed; what it printed is in " + log);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotStart("interrupted", e);
    }
  }

  private void load(Filled filled) {
    System.out.println("loading " + filled.customers() + " customers, once");
    var name = filled.name();
    // A crash costs no more than loading again.
    server.execute(name, asynchronously(name, "SET synchronous_commit = off"));
    try (var loader = Loader.open(filled.settings(), TENANT)) {
      loader.customers(filled.customers());
      loader.wallets(filled.wallets());
    }
    server.execute(name, asynchronously(name, "RESET synchronous_commit"));
    server.execute(name, "VACUUM (ANALYZE)");
    server.execute(name, "CHECKPOINT");
  }

  private static String asynchronously(String database, String change) {
    return "ALTER ROLE " + DatabaseAccess.APPLICATION + " IN DATABASE " + database + " " + change;
  }

  /** What a script of wrk asks its environment for. */
  static Map<String, String> forScripts(Filled filled, String key) {
    return Map.of(
        "BENCH_KEY", key,
        "BENCH_CUSTOMERS", Integer.toString(filled.customers()),
        "BENCH_WALLETS", Integer.toString(filled.wallets()));
  }
}
