package io.purser.rest;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import com.fasterxml.jackson.core.JsonParseException;
import io.purser.domain.Given;
import io.purser.domain.work.DeadlineInForce;
import io.purser.domain.work.DeadlinePassed;
import io.purser.domain.work.StaleAggregate;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.stream.Collectors;
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
  void the_log_tells_where_a_failure_came_from_and_none_of_its_words() {
    var row = new SQLException("Key (email)=(ana@example.com) already exists", "23505");
    var unread = new JsonParseException(null, "Unrecognized token 'ana'");
    var failure = new IllegalStateException("saving ana@example.com", row);
    failure.addSuppressed(new UncheckedIOException("no rollback for ana", unread));
    work.failNext(failure, 1);

    var logged = logOf(() -> server.get(path));

    assertThat(logged)
        .contains("IllegalStateException", "SQLException SQLSTATE 23505", "JsonParseException")
        .contains("at io.purser.rest.FailureTest.", "UncheckedIOException")
        .doesNotContain("ana@", "'ana'", "for ana", "already exists");
    assertThat(logged).contains("Caused by: ", "Suppressed: ");
  }

  @Test
  void a_failure_that_is_its_own_cause_is_told_once() {
    var inner = new IllegalStateException("inner");
    var outer = new IllegalArgumentException("outer", inner);
    inner.addSuppressed(outer);
    work.failNext(outer, 1);

    assertThat(logOf(() -> assertThat(server.get(path).status()).isEqualTo(500)))
        .containsOnlyOnce("IllegalArgumentException")
        .containsOnlyOnce("IllegalStateException");
  }

  @Test
  void a_database_that_is_away_is_named_in_one_line() {
    work.failNext(new IllegalStateException(new SQLException("db.internal refused", "08006")), 1);

    assertThat(logOf(() -> server.get(path)))
        .contains("SQLException SQLSTATE 08006")
        .doesNotContain("db.internal", "\tat ");
  }

  @Test
  void a_database_that_is_away_is_a_503_is_a_503_with_a_time_to_come_back() {
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
  void a_request_whose_time_is_over_is_a_503_with_a_time_to_come_back() {
    work.failNext(new IllegalStateException(new DeadlinePassed()), 1);

    var answer = server.get(path);

    assertThat(answer.problem()).isEqualTo("503 deadline-passed");
    assertThat(answer.header("Retry-After")).matches("[1-9][0-9]*");
  }

  @Test
  void every_unit_of_work_of_a_request_knows_how_long_it_may_take() {
    var left = new ArrayList<Duration>();
    Runnable look = () -> left.add(DeadlineInForce.get().orElseThrow().left());
    work.meetNext(look);
    server.get(path).expect(200);
    work.meetNext(look);
    server.create("/v1/customers", "{}").expect(201);

    assertThat(left)
        .hasSize(2)
        .allSatisfy(
            time -> assertThat(time).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(10)));
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

  /** Everything that any logger writes meanwhile, as it would stand in a file. */
  private static String logOf(Runnable body) {
    return Logged.during(body).stream()
        .map(event -> event.getFormattedMessage() + "\n" + stack(event))
        .collect(Collectors.joining("\n"));
  }

  private static String stack(ILoggingEvent event) {
    var proxy = event.getThrowableProxy();
    return proxy == null ? "" : ThrowableProxyUtil.asString(proxy);
  }
}
