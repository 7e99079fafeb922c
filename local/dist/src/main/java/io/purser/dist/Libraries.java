package io.purser.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;

/**
 * The platform's jars in one folder, with a jar that names them. The cache depends on their order,
 * and a manifest keeps it wherever the folder lies, which a wildcard does not.
 */
final class Libraries {
  private static final String MAIN_CLASS = "io.purser.app.Main";

  private Libraries() {}

  static void write(List<Path> jars, Layout layout) throws IOException {
    Files.createDirectories(layout.libraries());
    for (var jar : jars) {
      Files.copy(jar, layout.libraries().resolve(jar.getFileName()));
    }
    writeLauncher(jars, layout.launcherJar());
  }

  private static void writeLauncher(List<Path> jars, Path file) throws IOException {
    var manifest = new Manifest();
    var attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(Attributes.Name.MAIN_CLASS, MAIN_CLASS);
    attributes.put(
        Attributes.Name.CLASS_PATH,
        jars.stream().map(jar -> jar.getFileName().toString()).collect(Collectors.joining(" ")));
    var entry = new ZipEntry("META-INF/MANIFEST.MF");
    entry.setTimeLocal(FixedTimes.LOCAL);
    try (var jar = new JarOutputStream(Files.newOutputStream(file))) {
      jar.putNextEntry(entry);
      manifest.write(jar);
      jar.closeEntry();
    }
  }
}
