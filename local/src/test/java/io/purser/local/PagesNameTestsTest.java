package io.purser.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of the documentation name tests, and each of them exists; one names requirements too. */
class PagesNameTestsTest {
  private static final Path CHECKOUT = Path.of("..");
  private static final Pattern NAMED =
      Pattern.compile("`([A-Z][A-Za-z0-9]*(?:Test|Contract))(?:\\.([a-z_0-9]+))?`");

  /** Of OWASP's ASVS: chapter, section and requirement. */
  private static final Pattern REQUIREMENT =
      Pattern.compile("\\b[0-9]{1,2}(?:\\.[0-9]{1,2}){2}\\b");

  /** So many has ASVS 5.0 on levels 1 and 2. */
  private static final int REQUIREMENTS = 253;

  @ParameterizedTest
  @ValueSource(strings = {"reliability.md", "migrating.md", "security.md"})
  void every_test_that_a_page_names_exists(String name) throws IOException {
    var sources = testSources();
    var page = page(name);
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

  @Test
  void every_requirement_of_the_asvs_has_one_place_in_the_page_about_security() throws IOException {
    var named = REQUIREMENT.matcher(page("security.md")).results().map(MatchResult::group).toList();
    assertThat(named).doesNotHaveDuplicates().hasSize(REQUIREMENTS);
  }

  private static String page(String name) throws IOException {
    return Files.readString(CHECKOUT.resolve("docs").resolve(name));
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
