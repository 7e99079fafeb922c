package io.purser.bench;

import io.purser.local.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a node holds at a moment.
 *
 * @param liveBytes of its heap, once all is collected that can be
 */
record Footprint(long threads, long openFiles, long liveBytes) {
  private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

  static Footprint of(Served node) {
    var process = Path.of("/proc", Long.toString(node.javaProcess().pid()));
    try (var tasks = Files.list(process.resolve("task"));
        var files = Files.list(process.resolve("fd"))) {
      return new Footprint(tasks.count(), files.count(), liveBytes(node.javaProcess().pid()));
    } catch (IOException e) {
      throw new CannotStart("this system does not tell what a process holds", e);
    }
  }

  private static long liveBytes(long pid) throws IOException {
    var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    var counting =
        new ProcessBuilder(jcmd, Long.toString(pid), "GC.class_histogram")
            .redirectErrorStream(true)
            .start();
    try (var output = counting.inputReader()) {
      var total = TOTAL.matcher(output.lines().collect(Collectors.joining("\n")));
      if (!total.find()) {
        throw new IOException("jcmd did not count");
      }
      return Long.parseLong(total.group(1));
    }
  }
}
