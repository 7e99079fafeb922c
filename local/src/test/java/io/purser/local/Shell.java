package io.purser.local;

import io.purser.local.deliveries.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code ./purser deliveries} against a platform, as an operator calls it from elsewhere. */
final class Shell {
  private final IntakePlatform platform;

  Shell(IntakePlatform platform) {
    this.platform = platform;
  }

  /** What it prints. */
  String run(String... arguments) throws IOException {
    var all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--url", platform.url()));
    var printed = new ByteArrayOutputStream();
    Main.run(
        all,
        Map.of("PURSER_TOKEN", platform.operatorToken()),
        Path.of("no-such-file"),
        new PrintStream(printed, true, StandardCharsets.UTF_8));
    return printed.toString(StandardCharsets.UTF_8);
  }
}
