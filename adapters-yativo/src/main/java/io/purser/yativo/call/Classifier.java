package io.purser.yativo.call;

import io.purser.yativo.call.Exchange.Answered;
import io.purser.yativo.call.Exchange.NoAnswer;
import io.purser.yativo.call.Exchange.NotSent;
import java.time.Duration;

/**
 * The one place that says what an exchange means. A status alone settles nothing: a refusal counts
 * only when it can be read, and a success only when it names what was asked for.
 */
final class Classifier {
  private static final int UNAUTHORIZED = 401;
  private static final int REQUEST_TIMEOUT = 408;
  private static final int TOO_MANY_REQUESTS = 429;

  /** For a provider that counts too many calls and does not say when to come back. */
  private static final Duration SHORT_PAUSE = Duration.ofSeconds(1);

  private Classifier() {}

  static <T> Verdict<T> classify(Exchange exchange, AnswerReader<T> reader) {
    return switch (exchange) {
      case NotSent(var why) -> new Verdict.NotSent<>(why, Duration.ZERO);
      case NoAnswer(var why) -> new Verdict.Ambiguous<>(why);
      case Answered answered -> ofAnswer(answered, reader);
    };
  }

  private static <T> Verdict<T> ofAnswer(Answered answer, AnswerReader<T> reader) {
    int status = answer.status();
    if (status == TOO_MANY_REQUESTS) {
      return new Verdict.TooManyCalls<>(pause(answer));
    }
    if (status == UNAUTHORIZED) {
      return new Verdict.Unauthorized<>();
    }
    if (status >= 200 && status < 300) {
      return success(answer, reader);
    }
    if (status >= 400 && status < 500 && status != REQUEST_TIMEOUT) {
      return refusal(answer);
    }
    return new Verdict.Ambiguous<>("answered " + status);
  }

  private static <T> Verdict<T> success(Answered answer, AnswerReader<T> reader) {
    var read = Envelope.read(answer.body(), reader::wants);
    if (read.isEmpty()) {
      return new Verdict.Ambiguous<>("answered " + answer.status() + " with something unreadable");
    }
    var envelope = read.get();
    if (envelope.saysFailure()) {
      return new Verdict.Ambiguous<>("answered " + answer.status() + " and says that it failed");
    }
    return switch (reader.read(envelope)) {
      case Reading.Understood<T>(var value) -> new Verdict.Ok<>(value);
      case Reading.Doubtful<T>(var why) -> new Verdict.Ambiguous<>(why);
    };
  }

  private static <T> Verdict<T> refusal(Answered answer) {
    return Envelope.read(answer.body())
        .filter(envelope -> envelope.explains() && !envelope.saysSuccess())
        .<Verdict<T>>map(
            envelope ->
                new Verdict.Rejected<>(
                    answer.status(),
                    envelope.code(),
                    Members.first(envelope.body(), "details", "data")))
        .orElseGet(
            () ->
                new Verdict.Ambiguous<>(
                    "answered " + answer.status() + " without a readable refusal"));
  }

  private static Duration pause(Answered answer) {
    if (!answer.retryAfter().isZero()) {
      return answer.retryAfter();
    }
    return Envelope.read(answer.body())
        .map(Envelope::retryAfter)
        .filter(pause -> !pause.isZero())
        .orElse(SHORT_PAUSE);
  }
}
