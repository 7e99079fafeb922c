package io.purser.bench;

import io.purser.local.CannotStart;
import io.purser.local.DataFolder;
import io.purser.local.RunRecord;
import io.purser.twin.Twin;
import io.purser.twin.TwinSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What every measurement needs: the database server, the provider's twin, and programs to start.
 * What is started here ends when this is closed, or when a run that was killed is followed by
 * another.
 */
final class Surroundings implements AutoCloseable {
  private final DataFolder folder;
  private final Path scratch;
  private final Path logs;
  private final RunRecord record;
  private final Server server;
  private final Twin twin;
  private final Program platform;
  private final Program hello;
  private final List<Served> started = new ArrayList<>();

  private Surroundings(DataFolder folder, RunRecord record, Server server, Twin twin, Path home)
      throws IOException {
    this.folder = folder;
    this.record = record;
    this.server = server;
    this.twin = twin;
    this.platform = Program.platform(home);
    this.hello = Program.hello(home);
    this.scratch = Files.createDirectories(folder.path("scratch"));
    this.logs = Files.createDirectories(folder.path("logs"));
    forgetLogs();
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(this::stopAll));
  }

  static Surroundings start(Path home, BenchOptions options) {
    var path = home.resolve(".purser/bench");
    if (new RunRecord(DataFolder.open(path, false)).stop()) {
      System.out.println("stopped what an earlier run had left running");
    }
    var folder = DataFolder.open(path, options.fresh());
    folder.secret("master-key");
    var server = Server.start(folder.path("postgres"), folder.secret("database-password"));
    try {
      // In memory: what an earlier run did at the provider is of no interest.
      var twin = Twin.start(TwinSettings.defaults());
      return new Surroundings(folder, new RunRecord(folder), server, twin, home);
    } catch (IOException e) {
      server.close();
      throw new CannotStart("cannot start: " + e.getMessage(), e);
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
  }

  /** Every request is logged, so a run leaves hundreds of megabytes. Those of the last are kept. */
  private void forgetLogs() throws IOException {
    try (var files = Files.list(logs)) {
      for (var file : files.toList()) {
        Files.delete(file);
      }
    }
  }

  Server server() {
    return server;
  }

  Twin twin() {
    return twin;
  }

  Program platform() {
    return platform;
  }

  Path scratch() {
    return scratch;
  }

  Databases databases() {
    return new Databases(folder, server, platform, twin);
  }

  /** A node of the platform, ready. */
  Served node(PlatformSettings settings) {
    return node(settings, Map.of());
  }

  /**
   * A node that differs from those that are delivered.
   *
   * @param more settings by their names in the environment
   */
  Served node(PlatformSettings settings, Map<String, String> more) {
    var environment = new HashMap<>(settings.environment());
    environment.putAll(more);
    return serve(platform, List.of("serve"), environment, "/health/ready");
  }

  Served hello() {
    return serve(hello, List.of(), Map.of(), "/hello");
  }

  /**
   * Another program, as soon as this path of it is answered.
   *
   * @param environment its settings; {@code PORT} is added
   */
  Served serve(Program program, Map<String, String> environment, String readyPath) {
    return serve(program, List.of(), environment, readyPath);
  }

  private Served serve(
      Program program, List<String> arguments, Map<String, String> environment, String readyPath) {
    return started(
        Served.start(
            program, arguments, environment, readyPath, logs.resolve(started.size() + ".log")));
  }

  private Served started(Served served) {
    started.add(served);
    record.note(started.stream().map(Served::handle).filter(ProcessHandle::isAlive).toList());
    return served;
  }

  private void stopAll() {
    started.forEach(Served::close);
  }

  @Override
  public void close() {
    stopAll();
    try {
      twin.close();
    } catch (IOException e) {
      System.err.println("purser: the twin did not stop cleanly: " + e.getMessage());
    }
    server.close();
    record.forget();
  }
}
