package io.purser.local.operations;

import io.purser.local.BadOption;
import io.purser.local.OptionReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What {@code ./purser operations} is asked for.
 *
 * @param url where the product is, or null for the one on this machine
 * @param json whether to print what the API answers, as it is
 */
record Options(Request request, @Nullable String url, boolean json) {
  /** Options of the list, and the parameters of the API that they are. */
  private static final Map<String, String> FILTERS =
      Map.of(
          "--state", "state",
          "--kind", "kind",
          "--customer", "customerId",
          "--limit", "limit",
          "--cursor", "cursor");

  /**
   * @throws BadOption when the arguments make no sense
   */
  static Options parse(List<String> arguments) {
    if (arguments.isEmpty()) {
      throw new BadOption("say what to do: list, show, look-again, confirm or close");
    }
    var command = arguments.getFirst();
    boolean isList = command.equals("list");
    if (!isList && (arguments.size() < 2 || arguments.get(1).startsWith("--"))) {
      throw new BadOption(command + " needs the id of an operation");
    }
    var given = new HashMap<String, String>();
    boolean json = false;
    var reader = new OptionReader(arguments.subList(isList ? 1 : 2, arguments.size()));
    while (reader.hasNext()) {
      var option = reader.next();
      if (option.equals("--json")) {
        json = true;
      } else if (isOptionOf(command, option)) {
        given.put(option, reader.value());
      } else {
        throw reader.unknown();
      }
    }
    var url = given.remove("--url");
    return new Options(request(command, isList ? "" : arguments.get(1), given), url, json);
  }

  private static boolean isOptionOf(String command, String option) {
    return option.equals("--url")
        || switch (command) {
          case "list" -> FILTERS.containsKey(option);
          case "look-again", "close" -> option.equals("--reason") || option.equals("--key");
          case "confirm" ->
              option.equals("--reason") || option.equals("--key") || option.equals("--provider-id");
          default -> false;
        };
  }

  private static Request request(String command, String id, Map<String, String> given) {
    return switch (command) {
      case "list" -> {
        var filters = new HashMap<String, String>();
        given.forEach((option, value) -> filters.put(FILTERS.getOrDefault(option, option), value));
        yield new Request.List(filters);
      }
      case "show" -> new Request.Show(id);
      case "look-again" ->
          change(id, "look-again", Map.of("reason", required(given, "--reason")), given);
      case "close" ->
          change(
              id,
              "decision",
              Map.of("outcome", "no-effect", "reason", required(given, "--reason")),
              given);
      case "confirm" ->
          change(
              id,
              "decision",
              Map.of(
                  "outcome",
                  "confirmed",
                  "providerId",
                  required(given, "--provider-id"),
                  "reason",
                  required(given, "--reason")),
              given);
      default -> throw new BadOption("operations cannot '" + command + "'");
    };
  }

  private static Request change(
      String id, String action, Map<String, String> body, Map<String, String> given) {
    return new Request.Change(
        id, action, body, given.getOrDefault("--key", UUID.randomUUID().toString()));
  }

  private static String required(Map<String, String> given, String option) {
    var value = given.get(option);
    if (value == null) {
      throw new BadOption(option + " is missing");
    }
    return value;
  }
}
