package io.purser.yativo.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An answer that is JSON, in whichever of the provider's six envelopes it came ({@code
 * docs/provider.md}).
 */
public final class Envelope {
  private static final Set<String> WORDS_OF_FAILURE = Set.of("error", "fail", "failed", "failure");
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_]{1,64}");
  private static final int LONGEST_PAUSE_SECONDS = 86_400;

  private final JsonNode body;
  private final int rowsLeftOut;

  private Envelope(JsonNode body, int rowsLeftOut) {
    this.body = body;
    this.rowsLeftOut = rowsLeftOut;
  }

  /** Empty when the bytes are not one JSON object or array. */
  public static Optional<Envelope> read(byte[] bytes) {
    return read(bytes, _ -> true);
  }

  /** The same, with only those rows of its lists that are wanted. */
  static Optional<Envelope> read(byte[] bytes, Predicate<JsonNode> wanted) {
    var rows = new Rows(wanted);
    try {
      var body = rows.read(bytes);
      return body.isContainerNode()
          ? Optional.of(new Envelope(body, rows.leftOut()))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** How many rows were there that nobody wanted. */
  public int rowsLeftOut() {
    return rowsLeftOut;
  }

  /** What the envelope holds, or the whole answer where there is none. */
  public JsonNode payload() {
    var data = body.path("data");
    return data.isContainerNode() ? data : body;
  }

  /** The answer as it came. */
  public JsonNode body() {
    return body;
  }

  /** Whether the answer says that the request was refused or went wrong. */
  boolean saysFailure() {
    return saysSo(false) || names(body.path("error_code")) || names(body.path("error"));
  }

  boolean saysSuccess() {
    return saysSo(true);
  }

  /** Whether there is enough in it to be a refusal, and not just any JSON. */
  boolean explains() {
    return body.isObject() && (saysFailure() || code() != null || names(body.path("message")));
  }

  /** The provider's code: upper snake, lower snake, or null where it gives a sentence or none. */
  @Nullable String code() {
    for (var candidate :
        new JsonNode[] {
          body.path("error_code"), body.path("error"), body.path("code"), body.at("/error/code")
        }) {
      if (candidate.isTextual() && CODE.matcher(candidate.textValue()).matches()) {
        return candidate.textValue();
      }
    }
    return null;
  }

  /** The pause that the body asks for, zero when it asks for none. */
  Duration retryAfter() {
    var seconds = body.path("retry_after");
    return seconds.canConvertToInt()
            && seconds.intValue() > 0
            && seconds.intValue() <= LONGEST_PAUSE_SECONDS
        ? Duration.ofSeconds(seconds.intValue())
        : Duration.ZERO;
  }

  /**
   * {@code success} is a boolean; {@code status} a boolean, a word, an object with either, or a
   * record's own state that says nothing about the request.
   */
  private boolean saysSo(boolean success) {
    return verdict(body.path("success"), success)
        || verdict(body.path("status"), success)
        || verdict(body.at("/status/success"), success);
  }

  private static boolean verdict(JsonNode node, boolean success) {
    if (node.isBoolean()) {
      return node.booleanValue() == success;
    }
    String word = node.isTextual() ? node.textValue().toLowerCase(Locale.ROOT) : "";
    return success ? word.equals("success") : WORDS_OF_FAILURE.contains(word);
  }

  private static boolean names(JsonNode node) {
    boolean nothing =
        node instanceof MissingNode
            || node.isNull()
            || (node.isBoolean() && !node.booleanValue())
            || (node.isTextual() && node.textValue().isBlank());
    return !nothing;
  }
}
