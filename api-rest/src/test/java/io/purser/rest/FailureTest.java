package io.purser.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Given;
import io.purser.domain.work.StaleAggregate;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FailureTest {
  private final TestServer server = TestServer.shared();
  private final FailingWork work = server.bean(FailingWork.class);
  private final String path = "/v1/customers/" + server.given.customer(server.tenant).id();

  @AfterEach
  void recover() {
    work.recover();
  }

  @Test
  void our_own_mistakes_are_told_without_any_detail() {
    work.failNext(new IllegalStateException("the secret of ana@example.com"), 1);

    var answer = server.get(path);

    assertThat(answer.problem()).isEqualTo("500 internal-error");
    assertThat(answer.body()).doesNotContain("secret", "ana@", "IllegalState");
    assertThat(answer.json().get("requestId").asText()).isEqualTo(answer.header("Request-Id"));
    assertThat(server.get(path).status()).isEqualTo(200);
  }

  @Test
  void a_database_that_is_away_is_a_503_with_a_time_to_come_back() {
    for (var state : new String[] {"08006", "57P01", "53300", "40001", "55P03"}) {
      work.failNext(new IllegalStateException(new SQLException("db.internal refused", state)), 1);
      var answer = server.get(path);
      assertThat(answer.problem()).as(state).isEqualTo("503 temporarily-unavailable");
      assertThat(answer.header("Retry-After")).matches("[1-9][0-9]*");
      assertThat(answer.body()).doesNotContain("db.internal");
    }
    work.failNext(
        new IllegalStateException(new SQLTransientConnectionException("no connection")), 1);
    assertThat(server.get(path).problem()).isEqualTo("503 temporarily-unavailable");
    work.failNext(new IllegalStateException(new SQLException("no such column", "42703")), 1);
    assertThat(server.get(path).problem()).isEqualTo("500 internal-error");
  }

  @Test
  void a_change_that_lost_a_race_is_made_again_a_few_times() {
    work.failNext(new StaleAggregate("cus_1"), 3);
    server.create("/v1/customers", "{}").expect(201);

    work.failNext(new StaleAggregate("cus_1"), 10);
    assertThat(server.create("/v1/customers", "{}").problem())
        .isEqualTo("503 temporarily-unavailable");
  }

  @Test
  void a_failure_is_not_stored_and_the_same_key_succeeds_later() {
    var key = Given.unique("key");
    work.failNext(new IllegalStateException(new SQLException("away", "08006")), 1);
    var request = server.call("POST", "/v1/customers").key(key).json("{}");
    assertThat(request.send().status()).isEqualTo(503);

    var again = server.call("POST", "/v1/customers").key(key).json("{}").send().expect(201);
    assertThat(again.header("Idempotent-Replayed")).isEmpty();
  }
}
