package io.purser.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.local.Api.Answer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Surroundings.Shared.class)
class IdempotencyTest {
  private static final int AT_ONCE = 32;
  private final Api service;

  IdempotencyTest(Surroundings surroundings) {
    this.service = surroundings.service();
  }

  @Test
  void thirty_two_at_once_with_one_key_make_one_customer()
      throws IOException, InterruptedException, ExecutionException {
    var body = Map.of("externalId", "at-once");
    var answers = atOnce(body);
    assertThat(answers).allMatch(answer -> answer.status() == 201 || answer.status() == 409);
    assertThat(answers).anyMatch(answer -> answer.status() == 201);
    assertThat(answers)
        .filteredOn(answer -> answer.status() == 409)
        .allMatch(answer -> "request-in-flight".equals(answer.body().path("code").asText()));
    var again = service.post("/v1/customers", body, "Idempotency-Key", "at-once");
    assertThat(again.status()).isEqualTo(201);
    assertThat(answers)
        .filteredOn(answer -> answer.status() == 201)
        .allMatch(answer -> answer.body().equals(again.body()));
    var found = service.get("/v1/customers?externalId=at-once&include=total").require("the list");
    assertThat(found.path("total").asInt()).isEqualTo(1);
  }

  private List<Answer> atOnce(Map<String, ?> body) throws InterruptedException, ExecutionException {
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var calls = new ArrayList<Future<Answer>>();
      for (int i = 0; i < AT_ONCE; i++) {
        calls.add(
            executor.submit(
                () -> service.post("/v1/customers", body, "Idempotency-Key", "at-once")));
      }
      var answers = new ArrayList<Answer>();
      for (var call : calls) {
        answers.add(call.get());
      }
      return answers;
    }
  }
}
