package io.purser.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of the documentation name tests, and each of them exists. */
class PagesNameTestsTest {
  private static final Path CHECKOUT = Path.of("..");
  private static final Pattern NAMED =
      Pattern.compile("`([A-Z][A-Za-z]*(?:Test|Contract))(?:\\.([a-z_0-9]+))?`");

  @ParameterizedTest
  @ValueSource(strings = {"reliability.md", "migrating.md"})
  void every_test_that_a_page_names_exists(String name) throws IOException {
    var sources = testSources();
    var page = Files.readString(CHECKOUT.resolve("docs").resolve(name));
    var named = NAMED.matcher(page).results().toList();
    assertThat(named).hasSizeGreaterThan(10);
    for (var one : named) {
      var file = Path.of(one.group(1) + ".java");
      var method = one.group(2) == null ? "class " + one.group(1) : "void " + one.group(2) + "(";
      assertThat(sources)
          .as(one.group())
          .filteredOn(source -> source.endsWith(file))
          .anySatisfy(source -> assertThat(source).content().contains(method));
    }
  }

  private static List<Path> testSources() throws IOException {
    try (var files = Files.walk(CHECKOUT, 12)) {
      return files
          .filter(
              path ->
                  path.toString().contains("src/test/java")
                      && !path.toString().contains("/target/"))
          .filter(path -> path.toString().endsWith(".java"))
          .toList();
    }
  }
}
