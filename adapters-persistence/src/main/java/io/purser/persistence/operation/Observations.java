package io.purser.persistence.operation;

import static io.purser.persistence.schema.Tables.OPERATION_OBSERVATION;
import static java.util.Objects.requireNonNull;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.select;

import io.purser.domain.operation.Observation;
import io.purser.domain.operation.Operation;
import io.purser.domain.operation.Operations.Seen;
import io.purser.persistence.OpenWork;
import io.purser.persistence.ReadyStatement;
import io.purser.persistence.Words;
import io.purser.persistence.schema.tables.records.OperationObservationRecord;
import io.purser.persistence.seal.Place;
import io.purser.persistence.seal.SealKeys;
import jakarta.inject.Singleton;
import java.util.List;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** What was seen of operations. Evidence is sealed, since the provider's words may be in it. */
@Singleton
final class Observations {
  /** All but the number, which the database gives. */
  private static final List<Field<?>> WRITTEN =
      List.of(
          OPERATION_OBSERVATION.TENANT_ID,
          OPERATION_OBSERVATION.OPERATION_ID,
          OPERATION_OBSERVATION.ATTEMPT,
          OPERATION_OBSERVATION.ACTION,
          OPERATION_OBSERVATION.FINDING,
          OPERATION_OBSERVATION.EVIDENCE,
          OPERATION_OBSERVATION.FIRST_AT,
          OPERATION_OBSERVATION.TIMES,
          OPERATION_OBSERVATION.LAST_AT);

  private static final ReadyStatement INSERT =
      ReadyStatement.of(
          DSL.insertInto(OPERATION_OBSERVATION)
              .columns(WRITTEN)
              .values(WRITTEN.stream().map(ReadyStatement::parameterFor).toList()));

  private final SealKeys keys;

  Observations(SealKeys keys) {
    this.keys = keys;
  }

  /**
   * Adds them behind those that are there. One that says what the last one said, as those of an
   * operation that waits for hours do, only counts that up.
   */
  void add(Operation.Header operation, List<Observation> seen) {
    for (var observation : seen) {
      boolean mayRepeat = seen.size() == 1 && operation.attempt() > 1;
      if (!(mayRepeat && observation.finding().isCounted() && counted(operation, observation))) {
        insert(operation, observation);
      }
    }
  }

  private boolean counted(Operation.Header operation, Observation observation) {
    var all = OPERATION_OBSERVATION.as("every");
    return OpenWork.of(operation.tenant())
            .update(OPERATION_OBSERVATION)
            .set(OPERATION_OBSERVATION.TIMES, OPERATION_OBSERVATION.TIMES.plus(1))
            .set(OPERATION_OBSERVATION.LAST_AT, observation.at())
            .where(OPERATION_OBSERVATION.TENANT_ID.eq(operation.tenant()))
            .and(OPERATION_OBSERVATION.OPERATION_ID.eq(operation.id()))
            .and(OPERATION_OBSERVATION.ACTION.eq(Words.of(observation.action())))
            .and(OPERATION_OBSERVATION.FINDING.eq(Words.of(observation.finding())))
            .and(
                OPERATION_OBSERVATION.NUMBER.eq(
                    select(max(all.NUMBER))
                        .from(all)
                        .where(all.TENANT_ID.eq(operation.tenant()))
                        .and(all.OPERATION_ID.eq(operation.id()))))
            .execute()
        == 1;
  }

  private void insert(Operation.Header operation, Observation observation) {
    OpenWork.atTheEnd(
        operation.tenant(),
        INSERT,
        operation.tenant(),
        operation.id(),
        observation.attempt(),
        Words.of(observation.action()),
        Words.of(observation.finding()),
        keys.of(operation.tenant(), operation.concerned())
            .seal(place(operation), observation.evidence()),
        observation.at(),
        1,
        observation.at());
  }

  List<Seen> list(Operation.Header operation) {
    return OpenWork.of(operation.tenant())
        .selectFrom(OPERATION_OBSERVATION)
        .where(OPERATION_OBSERVATION.TENANT_ID.eq(operation.tenant()))
        .and(OPERATION_OBSERVATION.OPERATION_ID.eq(operation.id()))
        .orderBy(OPERATION_OBSERVATION.NUMBER)
        .fetch(row -> read(operation, row));
  }

  private Seen read(Operation.Header operation, OperationObservationRecord row) {
    // Nothing can be read of it once the customer's key is destroyed.
    var evidence =
        keys.read(
                operation.tenant(),
                operation.concerned(),
                key -> requireNonNull(key.openText(place(operation), row.getEvidence())))
            .orElse("");
    var first =
        new Observation(
            row.getAttempt(),
            Words.parse(Observation.Action.class, row.getAction()),
            Words.parse(Observation.Finding.class, row.getFinding()),
            evidence,
            row.getFirstAt());
    return new Seen(first, row.getTimes(), row.getLastAt());
  }

  private static Place place(Operation.Header operation) {
    return Place.of(
        OPERATION_OBSERVATION.EVIDENCE, operation.tenant().value(), operation.id().value());
  }
}
