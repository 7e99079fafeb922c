package io.purser.domain.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What stands for an entry of the audit log in its batch.
 *
 * @param digest over what is stored of it
 */
public record DigestedEntry(String id, Digest digest) {
  private static final String FORM = "purser audit entry 1";

  /**
   * Of an entry with these columns, with what is sealed as the sealed bytes. So the digest can be
   * made again when the keys are gone: SHA-256 over the name of this form and all columns in this
   * order, in {@link Encoding}.
   */
  public static DigestedEntry of(
      String tenant,
      String id,
      Instant at,
      String actor,
      String action,
      String subject,
      @Nullable String customer,
      byte @Nullable [] reason,
      @Nullable String requestId,
      byte @Nullable [] address,
      byte @Nullable [] changes) {
    return new DigestedEntry(
        id,
        new Encoding(FORM)
            .add(tenant)
            .add(id)
            .add(at)
            .add(actor)
            .add(action)
            .add(subject)
            .add(customer)
            .add(reason)
            .add(requestId)
            .add(address)
            .add(changes)
            .digest());
  }

  /** A time as digests have it, to the microsecond. */
  public static String text(Instant time) {
    return Encoding.text(time);
  }
}
