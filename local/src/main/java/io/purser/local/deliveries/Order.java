package io.purser.local.deliveries;

import io.purser.local.BadOption;
import io.purser.local.OptionReader;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done.
 *
 * @param id the delivery, for commands about one
 * @param state only deliveries in it, or null for all
 * @param reason why, for commands that change something
 * @param forgetPrevious whether a rotation leaves only the new secret good
 * @param url the platform, or null for the one that runs on this machine
 */
record Order(
    Command command,
    @Nullable String id,
    @Nullable String state,
    @Nullable String reason,
    boolean forgetPrevious,
    @Nullable String url) {
  static final String USAGE =
      """
      usage: ./purser deliveries list [--state STATE]         the newest 100, or those in a state
             ./purser deliveries show ID                      what became of one
             ./purser deliveries replay ID --reason TEXT      has a quarantined one worked again
             ./purser deliveries rotate-secret --reason TEXT  has the provider sign with a new secret
               --forget-previous                              because somebody may know the old one
               --url URL                                      another platform than the one that runs on
                                                              this machine; PURSER_TOKEN is then the
                                                              access token of an operator
      """;

  private static final Pattern ID = Pattern.compile("dlv_[0-9a-z]{26}");

  private static final Pattern REASON = Pattern.compile("[ -~]{1,500}");

  enum Command {
    LIST,
    SHOW,
    REPLAY,
    ROTATE_SECRET,
    HELP
  }

  static Order parse(List<String> arguments) {
    if (arguments.isEmpty()) {
      throw new BadOption("deliveries needs a command");
    }
    var command = command(arguments.getFirst());
    boolean aboutOne = command == Command.SHOW || command == Command.REPLAY;
    if (aboutOne && (arguments.size() < 2 || !ID.matcher(arguments.get(1)).matches())) {
      throw new BadOption(arguments.getFirst() + " needs the id of a delivery, dlv_…");
    }
    var options = new OptionReader(arguments.subList(aboutOne ? 2 : 1, arguments.size()));
    @Nullable String state = null;
    @Nullable String reason = null;
    @Nullable String url = null;
    boolean forget = false;
    while (options.hasNext()) {
      switch (options.next()) {
        case "--state" -> state = options.value();
        case "--reason" -> reason = reason(options.value());
        case "--url" -> url = options.value();
        case "--forget-previous" -> forget = true;
        default -> throw options.unknown();
      }
    }
    if ((command == Command.REPLAY || command == Command.ROTATE_SECRET) && reason == null) {
      throw new BadOption("--reason is needed; it is kept in the audit log");
    }
    return new Order(command, aboutOne ? arguments.get(1) : null, state, reason, forget, url);
  }

  /** It travels in a header, and Java's client sends other characters as question marks. */
  private static String reason(String text) {
    if (!REASON.matcher(text).matches()) {
      throw new BadOption("--reason takes 1 to 500 printable ASCII characters");
    }
    return text;
  }

  /** The delivery of a command about one. */
  String requiredId() {
    return Objects.requireNonNull(id, "read with the command");
  }

  private static Command command(String word) {
    if (word.equals("--help") || word.equals("-h")) {
      return Command.HELP;
    }
    for (var command : Command.values()) {
      if (command.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(word)) {
        return command;
      }
    }
    throw new BadOption("there is no command 'deliveries " + word + "'");
  }
}
