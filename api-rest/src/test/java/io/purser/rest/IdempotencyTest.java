package io.purser.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Given;
import io.purser.domain.access.Scope;
import io.purser.rest.TestServer.Answer;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IdempotencyTest {
  private final TestServer server = TestServer.shared();
  private final String key = Given.unique("key");

  @Test
  void a_repeated_request_gets_the_first_answer_byte_for_byte() {
    var first = post("{\"name\":\"Ana\"}").expect(201);
    var again = post("{\"name\":\"Ana\"}");

    assertSameAnswer(again, first);
    assertThat(first.header("Idempotent-Replayed")).isEmpty();
    assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
  }

  @Test
  void the_same_request_may_be_spelled_in_another_way() {
    var first = post("{\"metadata\":{\"a\":1,\"b\":2},\"name\":\"Ana\"}").expect(201);

    assertSameAnswer(
        post(
            " {\"name\":\"\\u0041na\",\"type\":\"individual\",\"email\":null,\"metadata\":{\"b\":2,\"a\":1}}"),
        first);
  }

  @Test
  void another_request_with_the_same_key_is_refused() {
    post("{\"name\":\"Ana\"}").expect(201);

    assertThat(post("{\"name\":\"Bea\"}").problem()).isEqualTo("422 idempotency-key-reused");
    assertThat(post("{}").problem()).isEqualTo("422 idempotency-key-reused");
  }

  @Test
  void what_was_refused_stays_refused_with_the_same_bytes() {
    var email = Given.unique("ana") + "@example.com";
    server.newCustomer("{\"email\":\"%s\"}".formatted(email));

    var first = post("{\"email\":\"%s\"}".formatted(email));
    var again = post("{\"email\":\"%s\"}".formatted(email));

    assertThat(first.problem()).isEqualTo("409 email-taken");
    assertSameAnswer(again, first);
    assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
  }

  @Test
  void wrong_input_does_not_use_the_key_up() {
    assertThat(post("{\"name\":1}").problem()).isEqualTo("400 wrong-type");

    post("{\"name\":\"Ana\"}").expect(201);
  }

  @Test
  void a_key_belongs_to_the_service_and_not_to_its_credential() {
    var first = post("{}").expect(201);
    var rotated = server.key(server.tenant.id(), Scope.values());

    var again = server.call("POST", "/v1/customers").as(rotated).key(key).json("{}").send();
    assertSameAnswer(again, first);
  }

  @Test
  void the_same_key_of_another_caller_is_another_request() {
    var first = post("{}").expect(201);
    var operator = server.issuers.operator("admin", server.store.now());

    var others =
        server
            .call("POST", "/v1/customers")
            .as(operator)
            .header("Purser-Reason", "asked for")
            .key(key)
            .json("{}")
            .send()
            .expect(201);
    assertThat(others.json().get("id")).isNotEqualTo(first.json().get("id"));
  }

  @Test
  void a_key_is_required_once_and_in_its_form() {
    var path = "/v1/customers";
    assertThat(server.call("POST", path).json("{}").send().problem())
        .isEqualTo("400 idempotency-key-missing");
    assertThat(server.call("POST", path).key("a b").json("{}").send().problem())
        .isEqualTo("400 idempotency-key-invalid");
    assertThat(server.call("POST", path).key("x".repeat(256)).json("{}").send().problem())
        .isEqualTo("400 idempotency-key-invalid");
    assertThat(
            server
                .call("POST", path)
                .header("Idempotency-Key", "a")
                .header("Idempotency-Key", "b")
                .json("{}")
                .send()
                .problem())
        .isEqualTo("400 idempotency-key-invalid");
  }

  @Test
  void the_same_request_at_the_same_time_is_done_once() throws Exception {
    List<Answer> answers;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Answer> request = () -> post("{\"name\":\"Ana\"}");
      answers =
          threads.invokeAll(IntStream.range(0, 16).mapToObj(_ -> request).toList()).stream()
              .map(Future::resultNow)
              .toList();
    }

    var done = answers.stream().filter(answer -> answer.status() == 201).toList();
    assertThat(done).isNotEmpty();
    assertThat(done.stream().map(Answer::body).distinct()).hasSize(1);
    assertThat(answers)
        .filteredOn(answer -> answer.status() != 201)
        .allSatisfy(
            answer -> {
              assertThat(answer.problem()).isEqualTo("409 request-in-flight");
              assertThat(answer.header("Retry-After")).matches("[1-9][0-9]*");
            });
  }

  private Answer post(String body) {
    return server.call("POST", "/v1/customers").key(key).json(body).send();
  }

  static void assertSameAnswer(Answer actual, Answer expected) {
    assertThat(actual.status()).isEqualTo(expected.status());
    assertThat(actual.body()).isEqualTo(expected.body());
    for (var header : List.of("Content-Type", "Location", "ETag")) {
      assertThat(actual.header(header)).isEqualTo(expected.header(header));
    }
  }
}
