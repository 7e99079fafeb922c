package io.purser.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.purser.local.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.spi.ToolProvider;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder laid out like the real one, with a main class of a few lines. */
class CacheTest {
  private static final String MAIN =
      """
      package io.purser.app;
      public class Main {
        public static void main(String... arguments) { System.out.println("called with " + arguments[0]); }
      }
      """;

  @TempDir Path folder;
  private Layout layout = new Layout(Path.of("/none"));

  @BeforeEach
  void train() throws IOException {
    layout = new Layout(folder.resolve("purser"));
    Files.createDirectories(layout.jvmOptions().getParent());
    Files.writeString(layout.jvmOptions(), "-XX:+UseSerialGC -XX:+UseCompactObjectHeaders\n");
    Files.createSymbolicLink(layout.runtime(), Path.of(System.getProperty("java.home")));
    Libraries.write(List.of(jarOf(MAIN)), layout);
    FixedTimes.setBelow(layout.libraries());
    var training = new ArrayList<>(layout.start("-XX:AOTCacheOutput=" + layout.cache()));
    training.add("help");
    Command.outputOf(training);
  }

  @Test
  void a_cache_of_these_very_files_is_taken() {
    assertThatNoException().isThrownBy(() -> Training.requireCache(layout));
  }

  @Test
  void a_cache_made_with_other_options_is_refused_though_the_jvm_would_only_warn()
      throws IOException {
    Files.writeString(layout.jvmOptions(), "-XX:+UseSerialGC -XX:-UseCompactObjectHeaders\n");
    assertThatExceptionOfType(CannotStart.class)
        .isThrownBy(() -> Training.requireCache(layout))
        .withMessageContaining("does not take the cache");
    var start = new ArrayList<>(layout.startWithCache());
    start.add("help");
    assertThat(Command.outputOf(start)).contains("called with help");
  }

  @Test
  void a_cache_that_is_not_there_is_refused() throws IOException {
    Files.delete(layout.cache());
    assertThatExceptionOfType(CannotStart.class).isThrownBy(() -> Training.requireCache(layout));
  }

  private Path jarOf(String source) throws IOException {
    var file = Files.writeString(folder.resolve("Main.java"), source);
    int status =
        ToolProvider.findFirst("javac")
            .orElseThrow()
            .run(System.out, System.err, "-d", folder.toString(), file.toString());
    assertThat(status).isZero();
    var name = "io/purser/app/Main.class";
    var target = folder.resolve("main.jar");
    try (var output = new JarOutputStream(Files.newOutputStream(target))) {
      output.putNextEntry(new ZipEntry(name));
      Files.copy(folder.resolve(name), output);
      output.closeEntry();
    }
    return target;
  }
}
