package io.purser.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
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
    var sources = new ArrayList<Path>();
    Files.walkFileTree(
        CHECKOUT,
        new SimpleFileVisitor<>() {
          // Builds make and delete files there all the time.
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            var name = folder.getFileName().toString();
            boolean isOfNoSources =
                name.equals("target") || (name.startsWith(".") && !folder.equals(CHECKOUT));
            return isOfNoSources ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.toString().contains("src/test/java") && file.toString().endsWith(".java")) {
              sources.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return sources;
  }
}
