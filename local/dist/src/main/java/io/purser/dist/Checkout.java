package io.purser.dist;

import io.purser.local.CannotStart;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** The folder of the sources, after Maven has packaged them. */
public record Checkout(Path home) {
  /** Where everything that is made goes. */
  public Path output() {
    return home.resolve("app/target/dist");
  }

  /** The platform's jars, in the order in which classes are looked for in them. */
  List<Path> jars() throws IOException {
    var classpath = Files.readString(home.resolve("app/target/classpath")).strip();
    return Stream.concat(
            Stream.of(appJar()), Stream.of(classpath.split(File.pathSeparator, -1)).map(Path::of))
        .toList();
  }

  /** The version that Maven has written into the platform's own jar. */
  public String version() throws IOException {
    try (var jar = new JarFile(appJar().toFile())) {
      return jar.getManifest().getMainAttributes().getValue("Implementation-Version");
    }
  }

  private Path appJar() throws IOException {
    try (var files = Files.newDirectoryStream(home.resolve("app/target"), "app-*.jar")) {
      for (var file : files) {
        return file;
      }
    }
    throw new CannotStart("the platform was not built: there is no jar in app/target");
  }

  /** The commit, marked when something was changed since; empty where there is no repository. */
  public Optional<String> revision() throws IOException {
    var commit = git("rev-parse", "HEAD");
    var changes = git("status", "--porcelain", "--untracked-files=no");
    return commit.map(id -> changes.orElse("").isEmpty() ? id : id + "-modified");
  }

  /** When the commit was made, so that the same sources say the same; without one the epoch. */
  public Instant commitTime() throws IOException {
    return git("log", "-1", "--format=%cI")
        .map(text -> OffsetDateTime.parse(text).toInstant())
        .orElse(Instant.EPOCH);
  }

  private Optional<String> git(String... arguments) throws IOException {
    if (!Files.exists(home.resolve(".git"))) {
      return Optional.empty();
    }
    var command =
        Stream.concat(Stream.of("git", "-C", home.toString()), Stream.of(arguments)).toList();
    return Command.tryOutputOf(command).map(String::strip);
  }
}
