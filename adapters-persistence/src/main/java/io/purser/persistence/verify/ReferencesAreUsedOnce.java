package io.purser.persistence.verify;

import static io.purser.persistence.schema.Tables.OPERATION;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.listAgg;

import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** An order of money is placed once, for ever. */
final class ReferencesAreUsedOnce implements Check {
  private static final Condition HAS_REFERENCE = OPERATION.REFERENCE_INDEX.isNotNull();

  @Override
  public String claim() {
    return "no two orders of a tenant and kind have one reference";
  }

  @Override
  public int rows(DSLContext database) {
    return database.fetchCount(OPERATION, HAS_REFERENCE);
  }

  @Override
  public List<String> contradictions(DSLContext database, int maximum) {
    var all = listAgg(OPERATION.ID, inline(", ")).withinGroupOrderBy(OPERATION.ID);
    return database
        .select(OPERATION.TENANT_ID, OPERATION.KIND, all)
        .from(OPERATION)
        .where(HAS_REFERENCE)
        .groupBy(OPERATION.TENANT_ID, OPERATION.KIND, OPERATION.REFERENCE_INDEX)
        .having(count().gt(1))
        .orderBy(all)
        .limit(maximum)
        .fetch(
            row ->
                "operations %s of %s, each %s, have one reference"
                    .formatted(row.value3(), row.value1(), row.value2()));
  }
}
