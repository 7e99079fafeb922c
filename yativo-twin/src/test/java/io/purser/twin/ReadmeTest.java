package io.purser.twin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.purser.twin.fault.FaultKind;
import io.purser.twin.http.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Holds the README to what the twin does. */
class ReadmeTest {
  private static final Pattern EXAMPLE =
      Pattern.compile("```http\n(.*?)```\n```json (\\d{3})\n(.*?)```", Pattern.DOTALL);
  private static final Pattern PLACEHOLDER = Pattern.compile("<([a-z_]+)>");
  private static final String MORE = "…";

  @AutoClose final RunningTwin twin = RunningTwin.start();
  @AutoClose final Receiver receiver = Receiver.start();
  private final Map<String, String> values = new HashMap<>();

  @Test
  void every_example_is_answered_as_it_says() throws IOException {
    values.put("api_key", twin.twin().apiKey());
    values.put("api_secret", twin.twin().apiSecret());
    values.put("receiver", receiver.url());
    var examples = EXAMPLE.matcher(readme()).results().toList();
    assertThat(examples).hasSizeGreaterThan(10);
    for (var example : examples) {
      var reply = ask(example.group(1));
      assertThat(reply.status())
          .as(example.group(1) + reply.text())
          .isEqualTo(Integer.parseInt(example.group(2)));
      compare("", Json.parse(example.group(3)).orElseThrow(), reply.json());
    }
  }

  @Test
  void every_route_fault_and_setting_is_named() throws IOException {
    String readme = readme();
    for (var route : twin.control("").json().path("provider_routes")) {
      assertThat(readme).contains("`" + route.asText() + "`");
    }
    for (var kind : FaultKind.values()) {
      assertThat(readme).contains("| `" + kind.wireName() + "` |");
      for (var parameter : kind.parameters()) {
        assertThat(readme).contains("`" + parameter.name() + "`");
      }
    }
    for (var setting : twin.control("/settings").json().properties()) {
      var line = "| `" + setting.getKey() + "` | `" + plain(setting.getValue()) + "` |";
      assertThat(readme).contains(line);
    }
  }

  @Test
  void every_option_of_the_command_line_is_named() throws IOException {
    String readme = readme();
    var options = Pattern.compile("--[a-z-]+").matcher(CommandLine.USAGE).results().toList();
    assertThat(options).isNotEmpty();
    options.forEach(option -> assertThat(readme).contains("`" + option.group()));
  }

  private static String plain(JsonNode value) {
    return value.isFloatingPointNumber() ? Integer.toString(value.asInt()) : value.toString();
  }

  private static String readme() throws IOException {
    return Files.readString(Path.of("README.md"));
  }

  private Reply ask(String request) {
    String[] headAndBody = filled(request).split("\n\n", 2);
    String[] lines = headAndBody[0].strip().split("\n", -1);
    String[] first = lines[0].split(" ", 2);
    var headers = new HashMap<String, String>();
    for (String line : List.of(lines).subList(1, lines.length)) {
      String[] header = line.split(": ", 2);
      headers.put(header[0], header[1]);
    }
    String origin = twin.twin().controlUrl().replace("/_twin", "");
    String body = headAndBody.length > 1 ? headAndBody[1].strip() : "";
    return twin.send(first[0], origin + first[1], body, headers);
  }

  private String filled(String text) {
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(
            found -> {
              var value = values.get(found.group(1));
              assertThat(value).as(found.group()).isNotNull();
              return String.valueOf(value);
            });
  }

  private void compare(String where, JsonNode expected, JsonNode actual) {
    if (expected.isObject()) {
      var names = new ArrayList<String>();
      expected.fieldNames().forEachRemaining(names::add);
      if (!names.remove(MORE)) {
        assertThat(actual.fieldNames()).toIterable().as(where).containsExactlyElementsOf(names);
      }
      names.forEach(name -> compare(where + "/" + name, expected.path(name), actual.path(name)));
    } else if (expected.isArray()) {
      assertThat(actual).as(where).hasSize(expected.size());
      for (int i = 0; i < expected.size(); i++) {
        compare(where + "/" + i, expected.path(i), actual.path(i));
      }
    } else {
      var placeholder = PLACEHOLDER.matcher(expected.asText());
      if (!placeholder.matches()) {
        assertThat(actual).as(where).isEqualTo(expected);
      } else if (!placeholder.group(1).equals("any")) {
        var known = values.putIfAbsent(placeholder.group(1), actual.asText());
        assertThat(actual.asText()).as(where).isEqualTo(known == null ? actual.asText() : known);
      }
    }
  }
}
