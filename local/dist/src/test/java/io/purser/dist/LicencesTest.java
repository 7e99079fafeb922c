package io.purser.dist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * What the platform consists of may be handed on. The list is made by {@code mvn verify -Psbom},
 * which asks to be online, so this runs there.
 */
@EnabledIfSystemProperty(named = "purser.sbom", matches = ".+")
class LicencesTest {
  private static final Path SBOM = Path.of(System.getProperty("purser.sbom", ""));
  private static final String OURS = "io.purser";

  /** Who offers several lets us choose, so one of them is enough. */
  private static final Set<String> ACCEPTED =
      Set.of(
          "Apache-2.0",
          "BSD-2-Clause",
          "BSD-3-Clause",
          "Bouncy Castle Licence",
          "CC0-1.0",
          "EPL-2.0",
          "MIT",
          "MIT-0");

  @Test
  void every_library_has_a_licence_that_we_accept() throws IOException {
    var refused = new ArrayList<String>();
    for (var component : components()) {
      if (!component.path("group").asText().equals(OURS)
          && licences(component).stream().noneMatch(ACCEPTED::contains)) {
        refused.add(component.path("purl").asText() + " " + licences(component));
      }
    }
    assertThat(refused).isEmpty();
  }

  @Test
  void the_list_names_what_the_distribution_takes() throws IOException {
    var classpath = SBOM.resolveSibling("classpath");
    var jars =
        List.of(Files.readString(classpath).strip().split(":", -1)).stream()
            .map(jar -> jar.substring(jar.lastIndexOf('/') + 1))
            .filter(jar -> jar.endsWith(".jar"))
            .toList();
    var named =
        components().stream()
            .map(it -> it.path("name").asText() + "-" + it.path("version").asText() + ".jar")
            .toList();

    assertThat(jars).isNotEmpty();
    assertThat(named).containsAll(jars);
  }

  private static List<JsonNode> components() throws IOException {
    var components = new ArrayList<JsonNode>();
    new JsonMapper().readTree(SBOM.toFile()).path("components").forEach(components::add);
    assertThat(components).hasSizeGreaterThan(50);
    return components;
  }

  private static List<String> licences(JsonNode component) {
    var licences = new ArrayList<String>();
    for (var each : component.path("licenses")) {
      var licence = each.path("license");
      licences.add(licence.path("id").asText(licence.path("name").asText()));
    }
    return licences;
  }
}
