package io.purser.persistence.verify;

import static io.purser.persistence.schema.Tables.AUDIT_BATCH;

import io.purser.domain.audit.Digest;
import io.purser.domain.tenant.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jooq.DSLContext;

/**
 * The newest batch of a tenant at some time. Kept where nobody can reach it who can write the
 * database, it shows later that nothing up to it was taken away.
 */
public record KeptHead(TenantId tenant, long number, Digest digest) {
  private static final Pattern TEXT =
      Pattern.compile("\\b(ten_[0-7][0-9a-hjkmnp-tv-z]{25}) ([1-9][0-9]{0,17}) ([0-9a-f]{64})\\b");

  /** The one that stands in a line that {@code verify} has printed or a node has logged. */
  public static Optional<KeptHead> in(String line) {
    var matcher = TEXT.matcher(line);
    if (!matcher.find()) {
      return Optional.empty();
    }
    return Optional.of(
        new KeptHead(
            new TenantId(matcher.group(1)),
            Long.parseLong(matcher.group(2)),
            new Digest(matcher.group(3))));
  }

  /** What {@link #in} finds. */
  public String text() {
    return tenant + " " + number + " " + digest;
  }

  static List<KeptHead> newest(DSLContext all) {
    return all.select(AUDIT_BATCH.TENANT_ID, AUDIT_BATCH.NUMBER, AUDIT_BATCH.DIGEST)
        .distinctOn(AUDIT_BATCH.TENANT_ID)
        .from(AUDIT_BATCH)
        .orderBy(AUDIT_BATCH.TENANT_ID, AUDIT_BATCH.NUMBER.desc())
        .fetch(row -> new KeptHead(row.value1(), row.value2(), Digest.of(row.value3())));
  }

  static Finding finding(DSLContext all, List<KeptHead> kept) {
    var lost = new ArrayList<String>();
    for (var head : kept) {
      boolean isThere =
          all.fetchExists(
              AUDIT_BATCH,
              AUDIT_BATCH
                  .TENANT_ID
                  .eq(head.tenant())
                  .and(AUDIT_BATCH.NUMBER.eq(head.number()))
                  .and(AUDIT_BATCH.DIGEST.eq(head.digest().bytes())));
      if (!isThere) {
        lost.add(
            "batch %d of %s is gone or another than the one that was kept"
                .formatted(head.number(), head.tenant()));
      }
    }
    return new Finding(
        "the heads that were kept are in the chain", kept.size(), Verification.shortened(lost));
  }
}
