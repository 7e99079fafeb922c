package io.purser.persistence.verify;

import static io.purser.persistence.schema.Tables.EVENT_LOG;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;

import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** The events of one subject are numbered without a gap, in the order in which they are read. */
final class SequencesAreDense implements Check {
  private static final Condition IS_PLACED = EVENT_LOG.POSITION.isNotNull();

  @Override
  public String claim() {
    return "the events of a subject are numbered without a gap, in the order of their positions";
  }

  @Override
  public int rows(DSLContext database) {
    return database.fetchCount(EVENT_LOG, IS_PLACED);
  }

  @Override
  public List<String> contradictions(DSLContext database, int maximum) {
    var nth =
        rowNumber()
            .over()
            .partitionBy(EVENT_LOG.TENANT_ID, EVENT_LOG.SUBJECT)
            .orderBy(EVENT_LOG.POSITION, EVENT_LOG.SEQUENCE)
            .coerce(Long.class)
            .as("nth");
    var numbered =
        name("numbered")
            .as(
                select(
                        EVENT_LOG.TENANT_ID,
                        EVENT_LOG.ID,
                        EVENT_LOG.SUBJECT,
                        EVENT_LOG.POSITION,
                        EVENT_LOG.SEQUENCE,
                        nth)
                    .from(EVENT_LOG)
                    .where(IS_PLACED));
    var sequence = numbered.field(EVENT_LOG.SEQUENCE);
    var expected = field(name("numbered", "nth"), Long.class);
    return database
        .with(numbered)
        .select(
            numbered.field(EVENT_LOG.TENANT_ID),
            numbered.field(EVENT_LOG.ID),
            numbered.field(EVENT_LOG.SUBJECT),
            sequence,
            expected)
        .from(numbered)
        .where(expected.ne(sequence))
        .orderBy(numbered.field(EVENT_LOG.TENANT_ID), numbered.field(EVENT_LOG.POSITION))
        .limit(maximum)
        .fetch(
            row ->
                "event %s of %s is number %d of %s, and is called number %d"
                    .formatted(
                        row.value2(), row.value1(), row.value5(), row.value3(), row.value4()));
  }
}
