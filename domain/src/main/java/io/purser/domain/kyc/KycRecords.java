package io.purser.domain.kyc;

import io.purser.domain.kyc.business.BusinessRecords;
import org.jspecify.annotations.Nullable;

/**
 * What is stored of how far a customer is known.
 *
 * @param verification as it was saved
 * @param terms the acceptance that was last, or null
 * @param evidence what an operator has looked at last, or null
 * @param business what there is of a business; nothing of a person
 */
public record KycRecords(
    Verification verification,
    @Nullable TermsAcceptance terms,
    @Nullable SeenEvidence evidence,
    BusinessRecords business) {}
