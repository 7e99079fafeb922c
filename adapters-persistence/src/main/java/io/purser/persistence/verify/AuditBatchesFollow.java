package io.purser.persistence.verify;

import static io.purser.persistence.schema.Tables.AUDIT_BATCH;
import static io.purser.persistence.schema.Tables.AUDIT_DIGEST;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.selectOne;

import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;

/**
 * The batches of a tenant are numbered 1, 2, 3 and so on, each names the digest of the one before,
 * and each has its entries. Whether a digest is that of what is stored is found out by reading all
 * of it, which {@link AuditVerification} does.
 */
final class AuditBatchesFollow implements Check {
  @Override
  public String claim() {
    return "the batches of the audit log follow one another without a gap";
  }

  @Override
  public int rows(DSLContext database) {
    return database.fetchCount(AUDIT_BATCH);
  }

  @Override
  public List<String> contradictions(DSLContext database, int maximum) {
    var sentences = new ArrayList<String>();
    sentences.addAll(broken(database, maximum));
    sentences.addAll(missing(database, maximum));
    return sentences.stream().limit(maximum).toList();
  }

  private static List<String> broken(DSLContext database, int maximum) {
    var before = AUDIT_BATCH.as("before");
    return database
        .select(AUDIT_BATCH.TENANT_ID, AUDIT_BATCH.NUMBER)
        .from(AUDIT_BATCH)
        .leftJoin(before)
        .on(before.TENANT_ID.eq(AUDIT_BATCH.TENANT_ID))
        .and(before.NUMBER.eq(AUDIT_BATCH.NUMBER.minus(1)))
        .where(AUDIT_BATCH.NUMBER.gt(1L))
        .and(AUDIT_BATCH.PREVIOUS.isDistinctFrom(before.DIGEST))
        .orderBy(AUDIT_BATCH.TENANT_ID, AUDIT_BATCH.NUMBER)
        .limit(maximum)
        .fetch(
            row ->
                "batch %d of %s does not follow batch %d"
                    .formatted(row.value2(), row.value1(), row.value2() - 1));
  }

  private static List<String> missing(DSLContext database, int maximum) {
    return database
        .select(AUDIT_DIGEST.TENANT_ID, AUDIT_DIGEST.BATCH, count())
        .from(AUDIT_DIGEST)
        .whereNotExists(
            selectOne()
                .from(AUDIT_BATCH)
                .where(AUDIT_BATCH.TENANT_ID.eq(AUDIT_DIGEST.TENANT_ID))
                .and(AUDIT_BATCH.NUMBER.eq(AUDIT_DIGEST.BATCH)))
        .groupBy(AUDIT_DIGEST.TENANT_ID, AUDIT_DIGEST.BATCH)
        .orderBy(AUDIT_DIGEST.TENANT_ID, AUDIT_DIGEST.BATCH)
        .limit(maximum)
        .fetch(
            row ->
                "batch %d of %s is gone, and %d entries were in it"
                    .formatted(row.value2(), row.value1(), row.value3()));
  }
}
