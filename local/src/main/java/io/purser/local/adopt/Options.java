package io.purser.local.adopt;

import io.purser.local.BadOption;
import io.purser.local.OptionReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code ./purser adopt} is asked for.
 *
 * @param reason why, for the audit log
 * @param confirmExact whether to confirm what was found by our own reference or the external id
 * @param url where the product is, or null for the one on this machine
 */
record Options(String reason, boolean confirmExact, @Nullable String url) {
  /**
   * @throws BadOption when the arguments make no sense
   */
  static Options parse(List<String> arguments) {
    String reason = null;
    String url = null;
    boolean confirmExact = false;
    var reader = new OptionReader(arguments);
    while (reader.hasNext()) {
      switch (reader.next()) {
        case "--reason" -> reason = reader.value();
        case "--url" -> url = reader.value();
        case "--confirm" -> {
          if (!reader.value().equals("exact")) {
            throw new BadOption(
                "--confirm takes exact and nothing else: a person looks at the rest");
          }
          confirmExact = true;
        }
        default -> throw reader.unknown();
      }
    }
    if (reason == null || reason.isBlank()) {
      throw new BadOption("--reason is missing: it goes into the audit log");
    }
    if (!StandardCharsets.US_ASCII.newEncoder().canEncode(reason)) {
      throw new BadOption("--reason travels in a header, so it is plain ASCII");
    }
    return new Options(reason, confirmExact, url);
  }
}
