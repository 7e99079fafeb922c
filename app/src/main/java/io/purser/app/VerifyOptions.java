package io.purser.app;

import io.purser.app.setting.UnusableSetting;
import io.purser.persistence.verify.KeptHead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/** What {@code verify} is asked to check. */
sealed interface VerifyOptions {
  /** Everything, but of the audit log only how its batches follow one another. */
  record Everything() implements VerifyOptions {}

  /**
   * The whole audit log.
   *
   * @param kept heads that were printed or logged before
   * @param unsignedUntil when the last node of a version that signed no entries was stopped
   */
  record Audit(List<KeptHead> kept, Instant unsignedUntil) implements VerifyOptions {}

  /**
   * An export of the audit log, which takes neither a database nor a key.
   *
   * @param kept heads that were printed or logged before
   */
  record File(Path export, List<KeptHead> kept) implements VerifyOptions {}

  /** Empty when the arguments make no sense. */
  static Optional<VerifyOptions> parse(List<String> arguments) {
    if (arguments.isEmpty()) {
      return Optional.of(new Everything());
    }
    if (!arguments.getFirst().equals("--audit")) {
      return Optional.empty();
    }
    var options = arguments.subList(1, arguments.size());
    return options.isEmpty() || options.getFirst().startsWith("--")
        ? audit(options)
        : file(Path.of(options.getFirst()), options.subList(1, options.size()));
  }

  private static Optional<VerifyOptions> file(Path export, List<String> options) {
    if (options.isEmpty()) {
      return Optional.of(new File(export, List.of()));
    }
    return options.size() == 2 && options.getFirst().equals("--heads")
        ? Optional.of(new File(export, heads(Path.of(options.getLast()))))
        : Optional.empty();
  }

  private static Optional<VerifyOptions> audit(List<String> options) {
    var kept = List.<KeptHead>of();
    var unsignedUntil = Instant.EPOCH;
    if (options.size() % 2 != 0) {
      return Optional.empty();
    }
    for (int i = 0; i < options.size(); i += 2) {
      var value = options.get(i + 1);
      switch (options.get(i)) {
        case "--heads" -> kept = heads(Path.of(value));
        case "--unsigned-until" -> {
          try {
            unsignedUntil = Instant.parse(value);
          } catch (DateTimeParseException e) {
            return Optional.empty();
          }
        }
        default -> {
          return Optional.empty();
        }
      }
    }
    return Optional.of(new Audit(kept, unsignedUntil));
  }

  private static List<KeptHead> heads(Path file) {
    try (var lines = Files.lines(file)) {
      var heads = lines.flatMap(line -> KeptHead.in(line).stream()).toList();
      if (heads.isEmpty()) {
        throw new UnusableSetting("--heads", "names a file without a head: " + file);
      }
      return heads;
    } catch (IOException e) {
      throw new UnusableSetting("--heads", "names a file that cannot be read: " + file);
    }
  }
}
