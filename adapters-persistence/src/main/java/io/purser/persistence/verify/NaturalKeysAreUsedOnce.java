package io.purser.persistence.verify;

import static io.purser.persistence.schema.Tables.OPERATION;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.listAgg;

import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** The provider does not de-duplicate, so of one thing at most one is being made. */
final class NaturalKeysAreUsedOnce implements Check {
  private static final Condition HOLDS_ITS_KEY =
      OPERATION
          .STATE
          .in("withheld", "planned", "sent", "unknown", "manual")
          .and(OPERATION.CLASS.ne("state"));

  @Override
  public String claim() {
    return "no two open operations of an account have one natural key";
  }

  @Override
  public int rows(DSLContext database) {
    return database.fetchCount(OPERATION, HOLDS_ITS_KEY);
  }

  @Override
  public List<String> contradictions(DSLContext database, int maximum) {
    var all = listAgg(OPERATION.ID, inline(", ")).withinGroupOrderBy(OPERATION.ID);
    return database
        .select(OPERATION.ACCOUNT_ID, all)
        .from(OPERATION)
        .where(HOLDS_ITS_KEY)
        .groupBy(OPERATION.ACCOUNT_ID, OPERATION.NATURAL_KEY_INDEX)
        .having(count().gt(1))
        .orderBy(all)
        .limit(maximum)
        .fetch(
            row ->
                "operations %s of account %s are open with one natural key"
                    .formatted(row.value2(), row.value1()));
  }
}
