package io.purser.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.purser.planted.Planted;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the modules' poms cannot say. Each rule has a class that breaks it, which it must find. */
class ArchitectureTest {
  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(
              location -> !location.contains("test-classes") && !location.contains("-tests.jar"))
          .importPackages("io.purser");

  static Stream<Arguments> rules() {
    return Architecture.RULES.entrySet().stream()
        .map(
            rule ->
                Arguments.of(
                    rule.getKey(), rule.getValue(), Planted.VIOLATIONS.get(rule.getKey())));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void the_product_keeps_the_rule(String name, ArchRule rule, Class<?> violation) {
    rule.check(PRODUCT);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void a_planted_violation_is_found(String name, ArchRule rule, Class<?> violation) {
    var planted = new ClassFileImporter().importClasses(violation);
    assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> rule.check(planted));
  }

  @Test
  void every_module_is_looked_at() {
    var packages =
        Map.of("domain", 0, "yativo", 0, "verification", 0, "persistence", 0, "rest", 0, "app", 0);
    assertThat(packages.keySet())
        .allSatisfy(
            name ->
                assertThat(PRODUCT)
                    .anyMatch(type -> type.getPackageName().startsWith("io.purser." + name)));
  }
}
