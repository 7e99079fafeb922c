package io.purser.yativo.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClassifierTest {
  private static final String MINE = "{\"id\":\"mine\"}";

  static Stream<Arguments> table() {
    return Stream.of(
        // A success that names what was asked for, in each envelope.
        arguments(200, MINE, ok()),
        arguments(201, "{\"success\":true,\"data\":" + MINE + "}", ok()),
        arguments(200, "{\"status\":true,\"message\":\"m\",\"data\":" + MINE + "}", ok()),
        arguments(200, "{\"status\":\"success\",\"data\":" + MINE + "}", ok()),
        arguments(200, "{\"status\":{\"success\":true},\"data\":" + MINE + "}", ok()),
        arguments(200, "{\"success\":true,\"error\":null,\"id\":\"mine\"}", ok()),
        arguments(200, "{\"id\":\"mine\",\"status\":\"active\"}", ok()),
        arguments(200, "{\"id\":\"mine\",\"status\":\"suspended\"}", ok()),
        // A success that does not.
        arguments(200, "{\"id\":\"someone else's\"}", inDoubt()),
        arguments(200, "{}", inDoubt()),
        arguments(200, "[]", inDoubt()),
        // A success that says that it failed.
        arguments(200, "{\"success\":false,\"data\":" + MINE + "}", inDoubt()),
        arguments(200, "{\"status\":false,\"data\":" + MINE + "}", inDoubt()),
        arguments(200, "{\"status\":\"error\",\"id\":\"mine\"}", inDoubt()),
        arguments(200, "{\"status\":\"FAILED\",\"id\":\"mine\"}", inDoubt()),
        arguments(200, "{\"status\":{\"success\":false},\"data\":" + MINE + "}", inDoubt()),
        arguments(200, "{\"error\":\"internal_error\",\"id\":\"mine\"}", inDoubt()),
        arguments(201, "{\"error_code\":\"X\",\"data\":" + MINE + "}", inDoubt()),
        // A success that cannot be read.
        arguments(200, "", inDoubt()),
        arguments(204, "", inDoubt()),
        arguments(200, "<html></html>", inDoubt()),
        arguments(200, "{\"id\":\"mine\"", inDoubt()),
        arguments(200, MINE + MINE, inDoubt()),
        arguments(200, "{\"id\":\"mine\",\"id\":\"other\"}", inDoubt()),
        arguments(200, "\"mine\"", inDoubt()),
        arguments(200, "null", inDoubt()),
        // Neither a success nor a refusal.
        arguments(301, MINE, inDoubt()),
        arguments(302, "", inDoubt()),
        arguments(307, MINE, inDoubt()),
        arguments(408, "{\"error\":\"timeout\"}", inDoubt()),
        arguments(500, "{\"error\":\"internal_error\"}", inDoubt()),
        arguments(502, "<html></html>", inDoubt()),
        arguments(503, "{\"success\":false,\"error_code\":\"AWAY\"}", inDoubt()),
        arguments(504, "", inDoubt()),
        arguments(600, MINE, inDoubt()),
        // A refusal in so many words, in each envelope.
        arguments(400, "{\"error\":\"validation_error\"}", refused("validation_error")),
        arguments(403, "{\"error\":\"forbidden\",\"message\":\"m\"}", refused("forbidden")),
        arguments(404, "{\"code\":\"not_found\",\"message\":\"m\"}", refused("not_found")),
        arguments(409, "{\"success\":false,\"error_code\":\"TAKEN\"}", refused("TAKEN")),
        arguments(409, "{\"error\":{\"code\":\"conflict\"}}", refused("conflict")),
        arguments(422, "{\"status\":false,\"message\":\"No.\"}", refused(null)),
        arguments(400, "{\"success\":false,\"error\":\"A sentence.\"}", refused(null)),
        arguments(400, "{\"status\":\"error\"}", refused(null)),
        // A refusal that does not explain itself, or contradicts itself.
        arguments(400, "", inDoubt()),
        arguments(400, "{}", inDoubt()),
        arguments(404, "<html></html>", inDoubt()),
        arguments(404, "[{\"error\":\"not_found\"}]", inDoubt()),
        arguments(400, "{\"error\":\"validation_err", inDoubt()),
        arguments(400, "{\"success\":true,\"message\":\"Done.\"}", inDoubt()),
        arguments(409, "{\"id\":\"mine\"}", inDoubt()),
        // Turned away unread.
        arguments(401, "{\"error\":\"unauthorized\"}", new Verdict.Unauthorized<String>()),
        arguments(401, "", new Verdict.Unauthorized<String>()),
        arguments(429, "", tooMany(1)),
        arguments(429, "{\"error\":\"rate_limit_exceeded\",\"retry_after\":12}", tooMany(12)),
        arguments(429, "{\"retry_after\":-1}", tooMany(1)));
  }

  @ParameterizedTest
  @MethodSource("table")
  void an_answer_means_one_thing(int status, String body, Object expected) {
    var verdict = classify(status, body, Duration.ZERO);

    if (expected.equals(inDoubt())) {
      assertThat(verdict).isInstanceOf(Verdict.Ambiguous.class);
    } else if (expected instanceof Verdict.Rejected<?>(_, var code, _)) {
      assertThat(verdict).isEqualTo(new Verdict.Rejected<String>(status, code));
    } else {
      assertThat(verdict).isEqualTo(expected);
    }
  }

  @Test
  void the_pause_in_the_header_wins_over_the_one_in_the_body() {
    assertThat(classify(429, "{\"retry_after\":12}", Duration.ofSeconds(3))).isEqualTo(tooMany(3));
  }

  @Test
  void what_did_not_leave_was_not_sent() {
    assertThat(Classifier.classify(new Exchange.NotSent("w"), ClassifierTest::mine))
        .isEqualTo(new Verdict.NotSent<String>("w", Duration.ZERO));
  }

  @Test
  void what_left_and_stayed_unanswered_may_have_happened() {
    assertThat(Classifier.classify(new Exchange.NoAnswer("w"), ClassifierTest::mine))
        .isEqualTo(new Verdict.Ambiguous<String>("w"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Ana Example", "ana@example.com", "{\"email\":\"ana@example.com\"}"})
  void what_came_is_not_repeated_in_the_reason(String personal) {
    for (int status : List.of(200, 302, 400, 500)) {
      assertThat(classify(status, personal, Duration.ZERO)).asString().doesNotContain("ana", "Ana");
    }
  }

  @Test
  void a_sentence_is_not_a_code() {
    assertThat(classify(400, "{\"error\":\"No customer ana@example.com\"}", Duration.ZERO))
        .isEqualTo(new Verdict.Rejected<String>(400, null));
  }

  private static Verdict<String> classify(int status, String body, Duration retryAfter) {
    var answer =
        new Exchange.Answered(status, body.getBytes(StandardCharsets.UTF_8), retryAfter, "", null);
    return Classifier.classify(answer, ClassifierTest::mine);
  }

  private static Reading<String> mine(Envelope envelope) {
    return "mine".equals(Members.text(envelope.payload(), "id"))
        ? new Reading.Understood<>("mine")
        : new Reading.Doubtful<>("is another's");
  }

  private static Verdict<String> ok() {
    return new Verdict.Ok<>("mine");
  }

  private static Verdict<String> inDoubt() {
    return new Verdict.Ambiguous<>("");
  }

  private static Verdict<String> refused(@Nullable String code) {
    return new Verdict.Rejected<>(0, code);
  }

  private static Verdict<String> tooMany(int seconds) {
    return new Verdict.TooManyCalls<>(Duration.ofSeconds(seconds));
  }
}
