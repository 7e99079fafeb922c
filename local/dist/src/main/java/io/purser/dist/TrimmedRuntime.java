package io.purser.dist;

import io.purser.local.CannotStart;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.spi.ToolProvider;

/** A Java runtime of this machine's kind with the modules that the platform uses, and no others. */
final class TrimmedRuntime {
  private static final List<String> MODULES =
      List.of(
          "java.base",
          "java.logging",
          "java.management",
          "java.naming",
          "java.net.http",
          "java.sql",
          "jdk.management",
          // The client that sends webhooks sets options of its sockets.
          "jdk.net",
          // Netty.
          "jdk.unsupported",
          // Micronaut finds its beans through the file system of a jar.
          "jdk.zipfs",
          // PostgreSQL's driver, where the database wants Kerberos.
          "java.security.jgss",
          // For whoever looks into a running node: recordings, thread dumps, agents.
          "jdk.jfr",
          "jdk.jcmd",
          "java.instrument");

  private TrimmedRuntime() {}

  static void write(Path folder) throws IOException {
    link(folder);
    resolveLinks(folder);
  }

  private static void link(Path folder) {
    var jlink =
        ToolProvider.findFirst("jlink")
            .orElseThrow(() -> new CannotStart("this Java has no jlink; use a whole JDK"));
    var output = new StringWriter();
    var printer = new PrintWriter(output);
    int status =
        jlink.run(
            printer,
            printer,
            "--add-modules",
            String.join(",", MODULES),
            "--strip-debug",
            "--no-header-files",
            "--no-man-pages",
            "--output",
            folder.toString());
    if (status != 0) {
      throw new CannotStart("jlink failed:\n" + output);
    }
  }

  /** Modules share their licence texts by links, which not every archive and layer keeps. */
  private static void resolveLinks(Path folder) throws IOException {
    try (var paths = Files.walk(folder)) {
      for (var link : paths.filter(Files::isSymbolicLink).toList()) {
        var file = link.toRealPath();
        Files.delete(link);
        Files.copy(file, link);
      }
    }
  }
}
