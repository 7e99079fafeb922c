package io.purser.persistence.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.event.DomainEvent;
import io.purser.domain.event.EventLog;
import io.purser.domain.event.EventPlaces;
import io.purser.domain.id.TypeId;
import io.purser.persistence.Samples;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Followers rely on the places of events; each check of them sees the damage that it is for. */
class EventLogVerificationTest {
  private static final String POSITIONS =
      "the positions of a tenant's events have no gap and none is used twice";
  private static final String SEQUENCES =
      "the events of a subject are numbered without a gap, in the order of their positions";

  private DamagedDatabase database;

  @BeforeEach
  void place_events_of_two_subjects() throws SQLException {
    database = new DamagedDatabase();
    var first = database.customer().id().value();
    var second = database.get().ids().next("wal");
    append(first);
    append(second);
    append(first);
    append(second);
    database.get().get(EventPlaces.class).place(database.tenant().id(), 100);
  }

  @AfterEach
  void stop() {
    database.close();
  }

  private void append(String subject) {
    database
        .samples()
        .in(
            database.tenant().id(),
            () -> {
              var event =
                  new DomainEvent(
                      database.get().ids().next("evt"),
                      database.tenant().id(),
                      "customer.changed",
                      subject,
                      database.customer().id(),
                      Map.of(),
                      Samples.NOON);
              database.get().get(EventLog.class).append(event);
              return event;
            });
  }

  @Test
  void places_that_the_relay_gave_are_right_and_all_are_looked_at() {
    assertThat(database.findings()).allMatch(Finding::isRight);
    assertThat(database.findings())
        .filteredOn(finding -> finding.claim().equals(POSITIONS))
        .singleElement()
        .extracting(Finding::rows)
        .isEqualTo(5);
  }

  @Test
  void a_position_that_is_missing_is_named() throws SQLException {
    database.damage("UPDATE purser.event_log SET position = 9 WHERE position = 5");

    database.isNamed(
        POSITIONS, database.tenant().id().value(), "5 events", "the last position is 9");
  }

  @Test
  void a_position_that_is_used_twice_is_named() throws SQLException {
    database.damage("DROP INDEX purser.event_log_one_per_position");
    database.damage("UPDATE purser.event_log SET position = 4 WHERE position = 5");

    database.isNamed(POSITIONS, database.tenant().id().value(), "5 events", "stand at 4 positions");
  }

  @Test
  void a_number_of_a_subject_that_is_missing_is_named() throws SQLException {
    database.damage("UPDATE purser.event_log SET sequence = 7 WHERE position = 5");

    database.isNamed(
        SEQUENCES,
        database.text("SELECT id FROM purser.event_log WHERE position = 5"),
        "is number 2",
        "called number 7");
  }

  @Test
  void events_of_a_subject_that_are_out_of_order_are_named() throws SQLException {
    database.damage("DROP INDEX purser.event_log_one_per_sequence");
    database.damage("UPDATE purser.event_log SET sequence = 3 - sequence WHERE position IN (3, 5)");

    assertThat(database.findings())
        .filteredOn(finding -> !finding.isRight())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.claim()).isEqualTo(SEQUENCES);
              assertThat(finding.contradictions()).hasSize(2);
            });
  }

  @Test
  void an_event_that_the_relay_leaves_lying_is_named() throws SQLException {
    append(database.customer().id().value());
    assertThat(database.findings()).allMatch(Finding::isRight);
    var written = Instant.now().minus(Duration.ofMinutes(11));
    database.damage(
        "UPDATE purser.event_log SET id = ? WHERE position IS NULL",
        TypeId.of("evt", new UUID(written.toEpochMilli() << 16, 7)));

    database.isNamed(
        "events get their positions within minutes",
        database.text("SELECT id FROM purser.event_log WHERE position IS NULL"),
        "has no position");
  }
}
