package io.purser.bench;

import io.purser.bench.wire.PgbenchScript;
import io.purser.local.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Executes statements as fast as PostgreSQL can: the most that anything in front of it can do. */
final class Pgbench {
  private static final Pattern RATE =
      Pattern.compile("tps = ([\\d.]+) \\(without initial connection time\\)");
  private static final Pattern FAILED = Pattern.compile("number of failed transactions: (\\d+)");

  /** Leaves room for a million transactions of each client in every millisecond that passes. */
  private static final long NUMBERS_PER_MILLI = 1_000_000;

  private final Path folder;
  private final DatabaseAccess access;
  private final int customers;

  /**
   * @param folder where its scripts are written
   * @param access as whom it connects, and to what
   * @param customers how many there are to choose from
   */
  Pgbench(Path folder, DatabaseAccess access, int customers) {
    this.folder = folder;
    this.access = access;
    this.customers = customers;
  }

  /** Returns the transactions in a second. */
  double run(String name, PgbenchScript script, int connections, Duration time) {
    int threads = Math.min(2, connections);
    return perSecond(
        Commands.run(
            command(
                name,
                script,
                List.of("-c", "" + connections, "-j", "" + threads, "-T", "" + time.toSeconds())),
            environment()));
  }

  /** Executes the script so many times and no more. */
  void runExactly(String name, PgbenchScript script, int times) {
    perSecond(
        Commands.run(command(name, script, List.of("-c", "1", "-t", "" + times)), environment()));
  }

  private List<String> command(String name, PgbenchScript script, List<String> how) {
    var command = new ArrayList<>(List.of("pgbench", "-n", "-M", "prepared"));
    command.addAll(how);
    var variables = new HashMap<>(script.variables());
    variables.put("customers", Integer.toString(customers));
    variables.put("i", "0");
    variables.put("base", Long.toString(Instant.now().toEpochMilli() * NUMBERS_PER_MILLI));
    variables.forEach((variable, value) -> command.addAll(List.of("-D", variable + "=" + value)));
    command.addAll(List.of("-f", write(name, script).toString()));
    command.addAll(List.of("-h", "127.0.0.1", "-p", "" + access.port()));
    command.addAll(List.of("-U", access.user(), access.database()));
    return command;
  }

  private Map<String, String> environment() {
    return Map.of("PGPASSWORD", access.password(), "PGOPTIONS", access.options());
  }

  private Path write(String name, PgbenchScript script) {
    var file = folder.resolve(name + ".sql");
    try {
      Files.writeString(file, script.text());
      return file;
    } catch (IOException e) {
      throw new CannotStart("cannot write " + file + ": " + e.getMessage(), e);
    }
  }

  static double perSecond(String printed) {
    var rate = RATE.matcher(printed);
    var failed = FAILED.matcher(printed);
    if (!rate.find() || (failed.find() && !failed.group(1).equals("0"))) {
      throw new CannotStart("pgbench did not get through:\n" + printed);
    }
    return Double.parseDouble(rate.group(1));
  }
}
