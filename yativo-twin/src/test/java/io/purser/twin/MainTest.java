package io.purser.twin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
  @TempDir Path folder = Path.of("");

  @Test
  void it_prints_its_urls_and_credentials_and_stops_when_told() throws Exception {
    var process = run("--port", "0", "--api-key", "yativo_main", "--api-secret", "secret");
    try (var lines = process.inputReader()) {
      String head = readUntil(lines, "state");
      assertThat(head)
          .contains("/api/v1")
          .contains("/_twin")
          .contains("yativo_main")
          .contains("in memory");
      // Process.destroy would close the streams as well.
      assertThat(process.toHandle().destroy()).isTrue();
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(lines.readLine()).isEqualTo("The twin has stopped.");
    }
  }

  @Test
  void what_was_answered_is_there_after_a_kill() throws Exception {
    Path state = folder.resolve("twin.state");
    var process =
        run("--port", "0", "--state", state.toString(), "--api-key", "k", "--api-secret", "s");
    String customer;
    try (var lines = process.inputReader()) {
      String head = readUntil(lines, "state");
      int port = Integer.parseInt(head.replaceAll("(?s).*127\\.0\\.0\\.1:(\\d+)/api.*", "$1"));
      customer = OutsideTwin.createCustomer(port, "k", "s");
      process.destroyForcibly().waitFor();
    }
    try (var twin = RunningTwin.start(TwinSettings.defaults().withStateFile(state))) {
      assertThat(twin.post("/customers/get-customers", "").at("/customers/0/id"))
          .isEqualTo(customer);
    }
  }

  @Test
  void a_busy_port_is_told_in_a_sentence() throws Exception {
    try (var twin = RunningTwin.start()) {
      var process = run("--port", Integer.toString(twin.twin().port()));
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(process.exitValue()).isEqualTo(1);
      try (var errors = process.errorReader()) {
        assertThat(errors.readLine()).startsWith("Port " + twin.twin().port()).contains("busy");
      }
    }
  }

  private static Process run(String... arguments) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(Main.class.getName());
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).start();
  }

  private static String readUntil(BufferedReader lines, String word) throws IOException {
    var read = new StringBuilder();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      read.append(line).append('\n');
      if (line.contains(word)) {
        return read.toString();
      }
    }
    throw new AssertionError("never said " + word + ": " + read);
  }
}
