package io.purser.local;

import static io.purser.local.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does what the README says in its first five minutes, and sees what the README says one sees. */
class FirstFiveMinutesTest {
  private static final Path README = Path.of("..", "README.md");
  private static final Pattern STEP =
      Pattern.compile("```sh\\n(.+?)\\n```(?:\\n\\n```json\\n(.+?)\\n```)?", Pattern.DOTALL);
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path home;

  /** A command, and the answer that is shown below it, if one is. */
  private record Step(String command, @Nullable String answer) {}

  @Test
  void the_readme_tells_the_truth() throws IOException {
    try (var claimed = ClaimedPorts.forNodes(1);
        var up =
            Up.start(
                new UpOptions(claimed.ports().first(), home.resolve("data"), 1, false, null, null),
                home.resolve(".purser/env"))) {
      assertThat(up.environment()).isNotEmpty();
      var steps = steps();
      assertThat(steps).hasSizeGreaterThanOrEqualTo(7);
      for (var step : steps) {
        if (step.answer() == null) {
          run(step.command());
        } else {
          var expected = JSON.readTree(step.answer());
          // What a webhook brings may take a moment, so reads are repeated.
          eventually(() -> JSON.readTree(run(step.command())), seen -> matches(expected, seen));
        }
      }
    }
  }

  private static List<Step> steps() throws IOException {
    var text = Files.readString(README);
    var section =
        text.substring(
            text.indexOf("## The first five minutes"), text.indexOf("## What works offline"));
    var steps = new ArrayList<Step>();
    var matcher = STEP.matcher(section);
    while (matcher.find()) {
      steps.add(new Step(matcher.group(1), matcher.group(2)));
    }
    return steps;
  }

  private String run(String command) throws IOException {
    var shell =
        new ProcessBuilder("bash", "-c", "source .purser/env\n" + command)
            .directory(home.toFile())
            .redirectErrorStream(true)
            .start();
    try (var output = shell.getInputStream()) {
      var text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(shell.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(shell.exitValue()).as(text).isZero();
      return text;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /**
   * The same members and values; a text that ends in an ellipsis stands for every text that begins
   * like it.
   */
  private static boolean matches(JsonNode expected, JsonNode seen) {
    if (expected.isObject() && seen.isObject()) {
      return names(expected).equals(names(seen))
          && names(expected).stream().allMatch(name -> matches(expected.get(name), seen.get(name)));
    }
    if (expected.isArray() && seen.isArray() && expected.size() == seen.size()) {
      for (int i = 0; i < expected.size(); i++) {
        if (!matches(expected.get(i), seen.get(i))) {
          return false;
        }
      }
      return true;
    }
    if (expected.isTextual() && seen.isTextual() && expected.asText().endsWith("…")) {
      var beginning = expected.asText().substring(0, expected.asText().length() - 1);
      return seen.asText().startsWith(beginning) && seen.asText().length() > beginning.length();
    }
    return expected.equals(seen);
  }

  private static List<String> names(JsonNode object) {
    var names = new ArrayList<String>();
    object.fieldNames().forEachRemaining(names::add);
    return names.stream().sorted().toList();
  }
}
