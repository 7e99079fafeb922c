package io.purser.persistence.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.idempotency.Claim;
import io.purser.domain.idempotency.IdempotencyRecords;
import io.purser.domain.idempotency.StoredAnswer;
import io.purser.domain.operation.OperationKind;
import io.purser.domain.operation.Operations;
import io.purser.persistence.MigrationSettings;
import io.purser.persistence.Samples;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each check of operations, answers and the inbox sees the damage that it is for. */
class VerificationTest {
  private DamagedDatabase database;

  @BeforeEach
  void start() throws SQLException {
    database = new DamagedDatabase();
  }

  @AfterEach
  void stop() {
    database.close();
  }

  private String doubtful() throws SQLException {
    return database.text("SELECT id FROM purser.operation WHERE state = 'unknown'");
  }

  @Test
  void a_database_in_which_nothing_is_wrong_is_right_and_every_row_was_looked_at() {
    assertThat(database.findings())
        .hasSize(26)
        .allSatisfy(finding -> assertThat(finding.contradictions()).isEmpty());
    assertThat(database.findings())
        .filteredOn(finding -> finding.claim().contains("taken up"))
        .singleElement()
        .extracting(Finding::rows)
        .isEqualTo(12);
    assertThat(database.findings())
        .filteredOn(finding -> finding.claim().contains("names its delivery"))
        .singleElement()
        .extracting(Finding::rows)
        .isEqualTo(1);
  }

  @Test
  void one_who_is_not_the_owner_would_see_nothing_and_is_told_so() {
    assertThat(database.verify(database.get().applicationsSettings()))
        .isInstanceOfSatisfying(
            Verification.Result.NotPossible.class,
            refused -> assertThat(refused.why()).contains("not the owner"));
    assertThat(database.verify(new MigrationSettings("", "", "")))
        .isInstanceOf(Verification.Result.NotPossible.class);
    assertThat(
            database.verify(new MigrationSettings("jdbc:postgresql://127.0.0.1:1/none", "a", "b")))
        .isInstanceOf(Verification.Result.NotPossible.class);
  }

  @Test
  void a_doubt_that_outlasts_its_patience_is_named() throws SQLException {
    database.damage(
        "UPDATE purser.operation SET first_sent_at = now() - interval '25 hours'"
            + " WHERE state = 'unknown'");

    database.isNamed("what was sent is settled or left to a person in time", doubtful(), "unknown");
  }

  @Test
  void a_doubt_about_a_provider_that_cannot_be_read_is_given_two_days() throws SQLException {
    database.damage(
        "UPDATE purser.operation SET first_sent_at = now() - interval '47 hours'"
            + " WHERE state = 'unknown'");
    database.damage(
        "UPDATE purser.operation_observation SET action = 'look_up', finding = 'unreadable',"
            + " last_at = now()");
    assertThat(database.findings()).allMatch(Finding::isRight);

    database.damage(
        "UPDATE purser.operation SET first_sent_at = now() - interval '49 hours'"
            + " WHERE state = 'unknown'");
    database.isNamed("what was sent is settled or left to a person in time", doubtful());
  }

  @Test
  void an_operation_whose_lease_ended_long_ago_is_named() throws SQLException {
    database.damage(
        "UPDATE purser.operation SET lease_until = now() - interval '11 minutes',"
            + " due_at = now() - interval '1 hour' WHERE state = 'unknown'");

    database.isNamed("operations that are due are taken up within minutes", doubtful(), "since");
  }

  @Test
  void two_open_operations_with_one_natural_key_are_named() throws SQLException {
    database.damage("DROP INDEX purser.operation_one_open_per_natural_key");
    database.damage(
        "UPDATE purser.operation SET natural_key_index ="
            + " (SELECT natural_key_index FROM purser.operation WHERE state = 'unknown')"
            + " WHERE state = 'planned'");

    database.isNamed(
        "no two open operations of an account have one natural key",
        doubtful(),
        database.text("SELECT id FROM purser.operation WHERE state = 'planned'"));
  }

  @Test
  void two_orders_with_one_reference_are_named() throws SQLException {
    database.damage("DROP INDEX purser.operation_one_per_reference");
    database.damage(
        "UPDATE purser.operation SET kind = 'add_wallet', reference_index = '\\x01'"
            + " WHERE customer_id IS NOT NULL");

    database.isNamed("no two orders of a tenant and kind have one reference", doubtful());
  }

  @Test
  void money_that_was_sent_twice_is_named() throws SQLException {
    database.unguard("operation", "operation_money_is_sent_once");
    database.damage(
        "UPDATE purser.operation SET class = 'send_once', sends = 2 WHERE state = 'unknown'");

    database.isNamed("money without a key was sent once at most", doubtful(), "counts 2 sends");
  }

  @Test
  void money_that_was_seen_to_leave_twice_is_named_though_it_is_counted_once() throws SQLException {
    database.damage("UPDATE purser.operation SET class = 'send_once' WHERE state = 'unknown'");
    assertThat(database.findings()).allMatch(Finding::isRight);
    database.damage("UPDATE purser.operation_observation SET times = 2");

    database.isNamed("money without a key was sent once at most", doubtful(), "sent 2 times");
  }

  @Test
  void a_final_answer_of_an_operation_that_is_open_is_named() throws SQLException {
    database.damage(
        "UPDATE purser.idempotency_record SET operation_id ="
            + " (SELECT id FROM purser.operation WHERE state = 'unknown')");

    database.isNamed("stored answers agree with their operations", doubtful(), "answered");
  }

  @Test
  void a_call_that_still_waits_for_a_settled_operation_is_named() throws SQLException {
    var settled = settledWithEvent();
    accepted(settled);

    database.isNamed("stored answers agree with their operations", settled, "accepted");
  }

  @Test
  void an_outcome_without_its_event_is_named() throws SQLException {
    var settled = settledWithEvent();
    assertThat(database.findings()).allMatch(Finding::isRight);
    database.damage("DELETE FROM purser.event_log WHERE type = 'wallet.activated'");

    database.isNamed("every settled operation has its event", settled, "confirmed");
  }

  @Test
  void a_delivery_that_nobody_works_is_named() throws SQLException {
    database.damage(
        "UPDATE purser.inbox_delivery SET due_at = now() - interval '11 minutes',"
            + " lease_until = NULL");

    database.isNamed("deliveries that are due are worked within minutes", delivery());
  }

  @Test
  void a_delivery_without_its_body_is_named() throws SQLException {
    database.unguard("inbox_delivery", "inbox_delivery_body_while_waiting");
    database.damage("UPDATE purser.inbox_delivery SET body = NULL");

    database.isNamed("every delivery that waits has its body", delivery());
  }

  @Test
  void an_event_whose_delivery_is_gone_is_named() throws SQLException {
    database.unguard("inbox_event", "inbox_event_of_delivery");
    var delivery = delivery();
    database.damage("DELETE FROM purser.inbox_delivery");

    database.isNamed("every event that was seen names its delivery", delivery);
  }

  private String delivery() throws SQLException {
    return database.text("SELECT id FROM purser.inbox_delivery");
  }

  /** An operation that is confirmed, with an event of that moment. */
  private String settledWithEvent() throws SQLException {
    var customer = database.samples().storedPerson(database.tenant().id(), "ben");
    var planned =
        database.samples().plannedOperation(customer, OperationKind.ADD_WALLET, "settled");
    var operations = database.get().get(Operations.class);
    var now = Instant.now();
    database
        .samples()
        .in(
            database.tenant().id(),
            () -> {
              var claimed =
                  operations
                      .claim(database.tenant().id(), planned.id(), Duration.ofMinutes(1))
                      .orElseThrow();
              operations.save(claimed.send(now).confirm(now), List.of());
              return planned;
            });
    database.damage(
        "INSERT INTO purser.event_log (tenant_id, id, type, subject, customer_id, facts, occurred_at)"
            + " SELECT tenant_id, ?, 'wallet.activated', subject, customer_id, '', updated_at"
            + " FROM purser.operation WHERE id = ?",
        database.get().ids().next("evt"),
        planned.id().value());
    return planned.id().value();
  }

  private void accepted(String operation) throws SQLException {
    var records = database.get().get(IdempotencyRecords.class);
    database
        .samples()
        .in(
            database.tenant().id(),
            () -> {
              var claim =
                  (Claim.Fresh)
                      records.claim(
                          Samples.call(database.tenant().id(), "key-2"), Duration.ofSeconds(30));
              records.accept(claim.ticket(), new StoredAnswer(202, Map.of(), "{}", null));
              return claim;
            });
    database.damage(
        "UPDATE purser.idempotency_record SET operation_id = ? WHERE key = 'key-2'", operation);
  }
}
