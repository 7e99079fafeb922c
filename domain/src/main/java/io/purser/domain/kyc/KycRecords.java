package io.purser.domain.kyc;

import org.jspecify.annotations.Nullable;

/**
 * What is stored of how far a customer is known.
 *
 * @param verification as it was saved
 * @param terms the acceptance that was last, or null
 * @param evidence what an operator has looked at last, or null
 */
public record KycRecords(
    Verification verification, @Nullable TermsAcceptance terms, @Nullable SeenEvidence evidence) {}
