package io.purser.rest.audit;

import io.purser.domain.audit.RecordedEntry;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The place of an entry in the chain. */
@Schema(name = "AuditSeal", description = "The place of an entry in the chain of batches.")
record AuditSealView(
    @Schema(example = "17") long batch,
    @Schema(description = "Its place in the batch, from 1.", example = "3") int nth,
    @Schema(
            description = "SHA-256 over what is stored of it.",
            example = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
        String digest) {

  static @Nullable AuditSealView of(RecordedEntry.@Nullable Seal seal) {
    return seal == null ? null : new AuditSealView(seal.batch(), seal.nth(), seal.digest().hex());
  }
}
