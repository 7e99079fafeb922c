package io.purser.rest.card.onboarding;

import io.purser.domain.card.onboarding.CardOnboarding.Known;
import io.purser.domain.card.onboarding.Kyc;
import io.purser.domain.card.onboarding.OnboardingStatus;
import io.purser.domain.card.onboarding.SentCode;
import io.purser.rest.json.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be done next, most natural first. */
final class Actions {
  private static final String RETRYABLE = "retryable";

  private Actions() {}

  static List<ActionView> of(OnboardingStatus status) {
    var onboarding = status.onboarding();
    var at = CardOnboardingView.path(onboarding);
    return switch (onboarding.stage()) {
      case REQUESTED, ACCOUNT -> List.of(get("wait", at));
      case EMAIL_CODE ->
          codes(
              status.code(),
              post("resend-email-code", at + "/email/resend", null, status.nextSend()),
              "verify-email",
              at + "/email/verify");
      case KYC ->
          onboarding instanceof Known known && known.cardholder().progress().kyc() == Kyc.IN_REVIEW
              ? List.of(get("wait", at))
              // Who is rejected there has to begin anew.
              : List.of(new ActionView("open-kyc", "POST", at + "/kyc-link", null, null, "final"));
      case SOURCE_OF_FUNDS ->
          List.of(
              get("read-questions", at + "/source-of-funds"),
              post("answer-questions", at + "/source-of-funds", null, null));
      case PHONE ->
          codes(
              status.code(),
              post("send-phone-code", at + "/phone/send", null, status.nextSend()),
              "verify-phone",
              at + "/phone/verify");
      case READY ->
          List.of(post("issue-card", CardOnboardingView.cardsPath(onboarding), null, null));
      case ACTIVE -> List.of();
      case DECLINED, EXPIRED, MUST_RESTART -> List.of(post("restart", at, null, null));
    };
  }

  /** A code that cannot be right any more is not asked for. */
  private static List<ActionView> codes(
      @Nullable SentCode code, ActionView send, String verify, String verifyAt) {
    var actions = new ArrayList<ActionView>();
    if (code != null) {
      actions.add(post(verify, verifyAt, code.goodUntil(), null));
    }
    actions.add(send);
    return actions;
  }

  private static ActionView get(String kind, String url) {
    return new ActionView(kind, "GET", url, null, null, RETRYABLE);
  }

  private static ActionView post(
      String kind, String url, @Nullable Instant expiresAt, @Nullable Instant notBefore) {
    return new ActionView(kind, "POST", url, text(expiresAt), text(notBefore), RETRYABLE);
  }

  private static @Nullable String text(@Nullable Instant time) {
    return time == null ? null : Times.text(time);
  }
}
