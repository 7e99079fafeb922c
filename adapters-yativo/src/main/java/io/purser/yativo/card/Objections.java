package io.purser.yativo.card;

import io.purser.domain.card.onboarding.CardOnboardingProvider.Objection;
import io.purser.domain.card.onboarding.CardOnboardingProvider.Told;
import io.purser.yativo.call.Verdict;

/** What the provider's codes of refusal mean. Most are inferred ({@code docs/provider.md}, 12). */
final class Objections {
  private Objections() {}

  /**
   * @param malformed what it means that the provider does not like the form of what it got
   */
  static <T> Told<T> told(Verdict<T> verdict, Objection malformed) {
    return switch (verdict) {
      case Verdict.Ok<T>(var value) -> new Told.Said<>(value);
      case Verdict.Rejected<T> rejected ->
          new Told.Refused<>(
              rejected.says("validation_error") ? malformed : of(rejected), rejected.code());
      case Verdict.NotExecuted<T> turnedAway ->
          new Told.Away<>(turnedAway.why(), turnedAway.retryAfter());
      case Verdict.NotSent<T>(var why, var retryAfter) -> new Told.Away<>(why, retryAfter);
      case Verdict.Ambiguous<T>(var why) -> new Told.InDoubt<>(why);
    };
  }

  static <T> Told<T> told(Verdict<T> verdict) {
    return told(verdict, Objection.OTHER);
  }

  static boolean isUnknown(Verdict.Rejected<?> rejected) {
    return rejected.says("customer_not_found", "card_not_found", "not_found");
  }

  private static Objection of(Verdict.Rejected<?> rejected) {
    if (isUnknown(rejected)) {
      return Objection.NO_SUCH_CARD_CUSTOMER;
    }
    if (rejected.says("invalid_otp", "invalid_code")) {
      return Objection.WRONG_CODE;
    }
    if (rejected.says("otp_expired")) {
      return Objection.CODE_EXPIRED;
    }
    if (rejected.says("otp_max_attempts")) {
      return Objection.TRIES_USED_UP;
    }
    if (rejected.says("otp_already_verified", "kyc_already_approved")) {
      return Objection.ALREADY_DONE;
    }
    if (rejected.says("invalid_phone_number")) {
      return Objection.PHONE_NOT_ACCEPTED;
    }
    return rejected.says(
            "otp_not_verified",
            "kyc_not_approved",
            "kyc_rejected",
            "sof_required",
            "phone_not_verified",
            "wallet_not_ready")
        ? Objection.TOO_EARLY
        : Objection.OTHER;
  }
}
