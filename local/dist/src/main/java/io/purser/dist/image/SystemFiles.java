package io.purser.dist.image;

import io.purser.dist.Command;
import io.purser.dist.Layout;
import io.purser.local.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What the image holds beside the folder: the C library that the Java runtime was linked with, and
 * the files in which it looks up users and hosts. Certificates are none of them, since Java has its
 * own. There is no shell and nothing else that could be run.
 */
final class SystemFiles {
  /** An id that no user of a host has, so that it owns nothing there. */
  static final int USER = 10_001;

  private static final Map<String, String> TEXTS =
      Map.of(
          "/etc/passwd", "purser:x:%1$d:%1$d:Purser:/opt/purser:/sbin/nologin\n".formatted(USER),
          "/etc/group", "purser:x:%d:\n".formatted(USER),
          "/etc/nsswitch.conf", "passwd: files\ngroup: files\nhosts: files dns\n");

  /** A line of {@code ldd}: a name, where it was found, and its address. */
  private static final Pattern LIBRARY = Pattern.compile("(?:=> |^\\s*)(/\\S+) \\(0x");

  private SystemFiles() {}

  /** Where each belongs in the image, and what is to be there. */
  static Map<String, Path> collect(Layout layout, Path scratch) throws IOException {
    var files = new TreeMap<String, Path>();
    for (var program : List.of(layout.java(), layout.runtime().resolve("lib/server/libjvm.so"))) {
      addLibraries(files, program, layout.runtime());
    }
    try (var libraries = Files.newDirectoryStream(layout.runtime().resolve("lib"), "*.so")) {
      for (var library : libraries) {
        addLibraries(files, library, layout.runtime());
      }
    }
    for (var text : TEXTS.entrySet()) {
      var file = scratch.resolve(text.getKey().substring(1));
      Files.createDirectories(file.getParent());
      Files.writeString(file, text.getValue());
      files.put(text.getKey(), file);
    }
    return files;
  }

  private static void addLibraries(Map<String, Path> files, Path program, Path runtime)
      throws IOException {
    var listing = Command.outputOf(List.of("ldd", program.toString()));
    for (var line : listing.lines().toList()) {
      var found = LIBRARY.matcher(line);
      if (found.find() && !found.group(1).startsWith(runtime.toString())) {
        files.put(found.group(1), Path.of(found.group(1)).toRealPath());
      }
    }
    if (files.isEmpty()) {
      throw new CannotStart("ldd does not say what " + program + " is linked with:\n" + listing);
    }
  }
}
