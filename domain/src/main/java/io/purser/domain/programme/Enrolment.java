package io.purser.domain.programme;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the provider shows of an application that was made. Whatever it leaves out, or says in words
 * that we do not know, is null.
 *
 * @param programmeId the provider's id of the programme
 */
public record Enrolment(
    @Nullable String programmeId,
    @Nullable FundingStructure structure,
    @Nullable FundingChain chain,
    @Nullable Boolean iban,
    @Nullable Instant appliedAt) {
  /** Whether it can be what was asked for: nothing that is shown differs. */
  boolean fits(ProgrammeApplication wanted) {
    return (structure == null || structure == wanted.structure())
        && (chain == null || chain == wanted.chain())
        && (iban == null || iban == wanted.iban());
  }
}
