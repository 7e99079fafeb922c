package io.purser.twin.api;

import io.purser.twin.http.Response;
import io.purser.twin.state.card.CodeCheck;
import java.time.Duration;
import java.util.Optional;

/** What is answered to a code that comes back, by e-mail or by phone alike. */
final class SentCodes {
  private SentCodes() {}

  /**
   * A judgement on a code.
   *
   * @param after what is to be remembered, also of a wrong code: so it is answered and not thrown
   * @param refusal empty for the right code
   */
  record Judged(CodeCheck after, Optional<Response> refusal) {}

  static Judged judge(Call call, CodeCheck check, String given) {
    int mostTries = call.world().cardSettings.get().codeTries();
    var verdict = check.judge(given, call.cause().at(), mostTries);
    var refusal =
        switch (verdict) {
          case RIGHT -> Optional.<Refusal>empty();
          case WRONG -> refused("INVALID_OTP", "Invalid verification code");
          case EXPIRED ->
              refused("OTP_EXPIRED", "Verification code has expired. Request a new one.");
          case TOO_MANY_TRIES ->
              refused("OTP_MAX_ATTEMPTS", "Too many wrong codes. Request a new one.");
          case ALREADY_PASSED -> Optional.of(alreadyVerified());
          case NEVER_SENT -> refused("INVALID_OTP", "No verification code was requested");
        };
    return new Judged(check.after(verdict), refusal.map(Family.CARD::failure));
  }

  /** An answer when the last code was sent a moment ago. */
  static Optional<Response> tooSoon(Call call, CodeCheck check) {
    var code = check.code();
    if (code == null) {
      return Optional.empty();
    }
    var next = code.sentAt().plusSeconds(call.world().cardSettings.get().codeResendSeconds());
    var left = Duration.between(call.cause().at(), next);
    return left.isPositive()
        ? Optional.of(Family.CARD.tooManyRequests(Math.ceilDiv(left.toMillis(), 1_000)))
        : Optional.empty();
  }

  static Refusal alreadyVerified() {
    return new Refusal(400, "OTP_ALREADY_VERIFIED", "Already verified");
  }

  private static Optional<Refusal> refused(String code, String message) {
    return Optional.of(new Refusal(400, code, message));
  }
}
