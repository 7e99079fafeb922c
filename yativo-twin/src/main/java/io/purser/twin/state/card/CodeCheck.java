package io.purser.twin.state.card;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a person can be reached where they say, proved by a code sent there.
 *
 * @param target the e-mail address or phone number, null until it is given
 * @param code the last one sent, null before the first
 */
public record CodeCheck(@Nullable String target, @Nullable OneTimeCode code, boolean passed) {

  /** How a code that was brought back is judged. */
  public enum Verdict {
    RIGHT,
    WRONG,
    EXPIRED,
    TOO_MANY_TRIES,
    ALREADY_PASSED,
    NEVER_SENT
  }

  public static CodeCheck none() {
    return new CodeCheck(null, null, false);
  }

  public static CodeCheck of(String target, OneTimeCode code) {
    return new CodeCheck(target, code, false);
  }

  public static CodeCheck passed(@Nullable String target) {
    return new CodeCheck(target, null, true);
  }

  public Verdict judge(String given, Instant at, int mostTries) {
    if (passed) {
      return Verdict.ALREADY_PASSED;
    }
    if (code == null) {
      return Verdict.NEVER_SENT;
    }
    if (code.isExpired(at)) {
      return Verdict.EXPIRED;
    }
    if (code.tries() >= mostTries) {
      return Verdict.TOO_MANY_TRIES;
    }
    return code.digits().equals(given) ? Verdict.RIGHT : Verdict.WRONG;
  }

  /** What a judgement leaves behind: a right code passes, a wrong one is counted. */
  public CodeCheck after(Verdict verdict) {
    return switch (verdict) {
      case RIGHT -> passed(target);
      case WRONG -> new CodeCheck(target, code == null ? null : code.triedInVain(), false);
      case EXPIRED, TOO_MANY_TRIES, ALREADY_PASSED, NEVER_SENT -> this;
    };
  }
}
