package io.purser.twin;

import io.purser.twin.state.LiveSettings;
import io.purser.twin.state.LiveSettings.Quota;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the options of {@link Main}. */
final class CommandLine {
  static final int USUAL_PORT = 8480;
  static final String USAGE =
      """
      The twin of the Yativo provider.

        --port N                 port to listen on (default 8480; 0 for any free one)
        --host ADDRESS           address to listen on (default 127.0.0.1)
        --state FILE             keep the state in FILE and resume from it (default: in memory)
        --api-key KEY            key of the default account (default: made up)
        --api-secret SECRET      secret of the default account (default: made up)
        --accept-duplicates      make one more record although the same one exists
        --quota MINUTE,HOUR,DAY  requests allowed per API key (default: not counted)
        --route NAME=PATH        serve a route of the provider under another path
        --webhook-timeout-ms N   how long a webhook's receiver may take (default 5000)
        --help                   this text
      """;

  private CommandLine() {}

  /** An option that cannot be used, in a sentence for the person who gave it. */
  static final class BadOption extends Exception {
    private static final long serialVersionUID = 1L;

    BadOption(String message) {
      super(message);
    }
  }

  /** The settings, or null when help was asked for. */
  static @Nullable TwinSettings parse(List<String> arguments) throws BadOption {
    var left = new ArrayDeque<>(arguments);
    var settings = TwinSettings.defaults().withPort(USUAL_PORT);
    LiveSettings live = settings.live();
    while (!left.isEmpty()) {
      String option = left.removeFirst();
      switch (option) {
        case "--help", "-h" -> {
          return null;
        }
        case "--port" -> settings = settings.withPort(number(option, left, 0, 65_535));
        case "--host" -> settings = settings.withHost(value(option, left));
        case "--state" -> settings = settings.withStateFile(Path.of(value(option, left)));
        case "--api-key" -> settings = settings.withApiKey(value(option, left));
        case "--api-secret" -> settings = settings.withApiSecret(value(option, left));
        case "--accept-duplicates" -> live = live.withAcceptDuplicates(true);
        case "--quota" -> live = live.withQuota(quota(value(option, left)));
        case "--route" -> settings = routed(settings, value(option, left));
        case "--webhook-timeout-ms" ->
            live = live.withWebhookTimeoutMs(number(option, left, 1, 120_000));
        default -> throw new BadOption("unknown option " + option);
      }
    }
    return settings.withLive(live);
  }

  private static TwinSettings routed(TwinSettings settings, String text) throws BadOption {
    int equals = text.indexOf('=');
    if (equals < 0) {
      throw new BadOption(
          "--route needs NAME=PATH, such as \"GET /card-issuer/customers/lookup=/card-issuer/look-up\"");
    }
    return settings.withRoute(text.substring(0, equals), text.substring(equals + 1));
  }

  private static String value(String option, Deque<String> left) throws BadOption {
    var value = left.pollFirst();
    if (value == null || value.isBlank()) {
      throw new BadOption(option + " needs a value");
    }
    return value;
  }

  private static int number(String option, Deque<String> left, int least, int most)
      throws BadOption {
    String text = value(option, left);
    try {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // Told below, as one that is out of bounds.
    }
    throw new BadOption(
        option + " must be a number from " + least + " to " + most + ", not " + text);
  }

  private static Quota quota(String text) throws BadOption {
    var windows = new ArrayDeque<>(List.of(text.split(",", -1)));
    if (windows.size() != 3) {
      throw new BadOption("--quota needs three numbers, such as 60,3000,50000");
    }
    return new Quota(
        number("--quota", windows, 1, 10_000_000),
        number("--quota", windows, 1, 10_000_000),
        number("--quota", windows, 1, 10_000_000));
  }
}
