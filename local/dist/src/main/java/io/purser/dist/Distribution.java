package io.purser.dist;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/** What is deployed where there are no containers: a folder, and the same folder as an archive. */
public final class Distribution {
  private static final List<String> TEMPLATES =
      List.of("bin/purser", "etc/jvm.options", "README.txt");

  private final Checkout checkout;
  private final Layout layout;

  public Distribution(Checkout checkout) {
    this.checkout = checkout;
    this.layout = new Layout(checkout.output().resolve("purser"));
  }

  public Layout layout() {
    return layout;
  }

  /** Unpacks to a folder named for the version. */
  public Path archive() throws IOException {
    return checkout.output().resolve(name() + "-" + Platform.NAME + ".tar.gz");
  }

  /**
   * Makes the folder and the archive, unless they were made from the very same things before.
   *
   * @return whether they were made
   */
  public boolean make() throws IOException {
    var fingerprint = Fingerprint.of(checkout.jars(), checkout.version());
    var stamp = checkout.output().resolve("fingerprint");
    if (Files.exists(stamp)
        && Files.readString(stamp).equals(fingerprint)
        && Files.exists(layout.cache())
        && Files.exists(archive())) {
      return false;
    }
    Folders.delete(checkout.output());
    Files.createDirectories(layout.root());
    TrimmedRuntime.write(layout.runtime());
    Libraries.write(checkout.jars(), layout);
    for (var template : TEMPLATES) {
      writeTemplate(template);
    }
    allowEveryoneToRead(layout.root());
    FixedTimes.setBelow(layout.root());
    train();
    allowEveryoneToRead(layout.root());
    FixedTimes.setBelow(layout.root());
    Training.requireCache(layout);
    Archive.write(layout.root(), name(), archive());
    Files.writeString(stamp, fingerprint);
    return true;
  }

  private String name() throws IOException {
    return "purser-" + checkout.version();
  }

  private void train() throws IOException {
    var folder = Files.createTempDirectory("purser-training");
    new Training(layout, folder).run();
    Folders.delete(folder);
  }

  private void writeTemplate(String name) throws IOException {
    var file = layout.root().resolve(name);
    Files.createDirectories(file.getParent());
    try (var template = Distribution.class.getResourceAsStream("/dist/" + name)) {
      if (template == null) {
        throw new IllegalStateException("there is no template " + name);
      }
      var text = new String(template.readAllBytes(), StandardCharsets.UTF_8);
      for (var value :
          Map.of("version", checkout.version(), "platform", Platform.NAME).entrySet()) {
        text = text.replace("${" + value.getKey() + "}", value.getValue());
      }
      Files.writeString(file, text);
    }
    Files.setPosixFilePermissions(layout.script(), PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** Whatever mask the maker has: another user runs it. Nothing in it is secret. */
  private static void allowEveryoneToRead(Path folder) throws IOException {
    try (var paths = Files.walk(folder)) {
      for (var path : (Iterable<Path>) paths::iterator) {
        boolean runs = Files.isDirectory(path) || Files.isExecutable(path);
        Files.setPosixFilePermissions(
            path, PosixFilePermissions.fromString(runs ? "rwxr-xr-x" : "rw-r--r--"));
      }
    }
  }
}
