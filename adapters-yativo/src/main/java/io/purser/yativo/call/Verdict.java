package io.purser.yativo.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.purser.domain.operation.ProviderWrite.Answer;
import io.purser.domain.operation.ProviderWrite.Sighting;
import io.purser.domain.operation.Rejection;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What came of a call: the five things that can be known about it (ADR 3). */
public sealed interface Verdict<T> {
  /** It succeeded, and the answer names what was asked for. */
  record Ok<T>(T value) implements Verdict<T> {}

  /**
   * The provider refused in so many words.
   *
   * @param code its own code, or null when it gave none
   * @param details what it says beside that, or a missing node
   */
  record Rejected<T>(int status, @Nullable String code, JsonNode details) implements Verdict<T> {
    public Rejected(int status, @Nullable String code) {
      this(status, code, MissingNode.getInstance());
    }

    /** Whether the code is one of these, which are in lower case. */
    public boolean says(String... codes) {
      return code != null && List.of(codes).contains(code.toLowerCase(Locale.ROOT));
    }

    /** What it says may be personal, and stays out of every log. */
    @Override
    public String toString() {
      return "Rejected[" + status + ", " + code + ", details hidden]";
    }

    public String why() {
      return "the provider refuses: " + status + (code == null ? "" : " " + code);
    }
  }

  /** The provider turned the request away unread, or gave no token to send it with. */
  sealed interface NotExecuted<T> extends Verdict<T> {
    String why();

    Duration retryAfter();
  }

  record TooManyCalls<T>(Duration retryAfter) implements NotExecuted<T> {
    @Override
    public String why() {
      return "the provider counts too many calls";
    }
  }

  /**
   * The token, or the credentials themselves, were not accepted. The first time the token may have
   * been revoked early; with a new one only a person can help.
   */
  record Unauthorized<T>() implements NotExecuted<T> {
    private static final Duration UNTIL_SOMEONE_LOOKS = Duration.ofSeconds(30);

    @Override
    public String why() {
      return "the provider does not accept who we are";
    }

    @Override
    public Duration retryAfter() {
      return UNTIL_SOMEONE_LOOKS;
    }
  }

  record NoToken<T>(String why, Duration retryAfter) implements NotExecuted<T> {}

  /** The provider has not seen the request. */
  record NotSent<T>(String why, Duration retryAfter) implements Verdict<T> {}

  /** It may have happened or not. */
  record Ambiguous<T>(String why) implements Verdict<T> {}

  /** The answer to a write. */
  default Answer<T> toAnswer(Function<Rejected<T>, Rejection> refusal) {
    return switch (this) {
      case Ok<T>(var value) -> new Answer.Done<>(value);
      case Rejected<T> rejected -> new Answer.Refused<>(refusal.apply(rejected));
      case NotExecuted<T> turnedAway ->
          new Answer.NotExecuted<>(turnedAway.why(), turnedAway.retryAfter());
      case NotSent<T>(var why, var retryAfter) -> new Answer.NotExecuted<>(why, retryAfter);
      case Ambiguous<T>(var why) -> new Answer.InDoubt<>(why);
    };
  }

  /** What a look-up saw. */
  static <E> Sighting<E> toSighting(
      Verdict<Optional<E>> verdict, Function<Rejected<Optional<E>>, Sighting<E>> refusal) {
    return switch (verdict) {
      case Ok<Optional<E>>(var found) ->
          found.<Sighting<E>>map(Sighting.Present::new).orElseGet(Sighting.Absent::new);
      case Rejected<Optional<E>> rejected -> refusal.apply(rejected);
      case NotExecuted<Optional<E>> turnedAway ->
          new Sighting.Unclear<>(turnedAway.why(), turnedAway.retryAfter());
      case NotSent<Optional<E>>(var why, var retryAfter) -> new Sighting.Unclear<>(why, retryAfter);
      case Ambiguous<Optional<E>>(var why) -> new Sighting.Unclear<>(why, Duration.ZERO);
    };
  }
}
