package io.purser.domain.webhook;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * The secrets of one endpoint.
 *
 * @param previous those before, the newest first, while messages are signed with them as well: an
 *     answer that is lost and a rotation that is repeated must not lock a receiver out
 */
public record SigningSecrets(SigningSecret current, List<Previous> previous) {
  private static final int MOST_PREVIOUS = 3;

  /** A secret on its way out, for as long as receivers need to take over the new one. */
  public record Previous(SigningSecret secret, Instant until) {}

  public SigningSecrets {
    previous = List.copyOf(previous);
  }

  public static SigningSecrets of(SigningSecret secret) {
    return new SigningSecrets(secret, List.of());
  }

  /** Signs with the one of until now as well, until this time. */
  SigningSecrets rotated(SigningSecret next, Instant previousUntil, Instant now) {
    return new SigningSecrets(
        next,
        Stream.concat(Stream.of(new Previous(current, previousUntil)), previousAt(now))
            .limit(MOST_PREVIOUS)
            .toList());
  }

  /** What a message of this moment is signed with, the newest first. */
  public List<SigningSecret> at(Instant time) {
    return Stream.concat(Stream.of(current), previousAt(time).map(Previous::secret)).toList();
  }

  private Stream<Previous> previousAt(Instant time) {
    return previous.stream().filter(each -> time.isBefore(each.until()));
  }
}
