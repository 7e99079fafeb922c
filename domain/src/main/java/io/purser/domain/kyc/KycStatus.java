package io.purser.domain.kyc;

import io.purser.domain.customer.CustomerId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a customer is known.
 *
 * @param missing what is not there yet, in a fixed order
 * @param terms the terms that were accepted last, or null
 * @param evidence what an operator has looked at last, or null; not for end users
 */
public record KycStatus(
    CustomerId customer,
    Verification verification,
    List<Missing> missing,
    @Nullable TermsAcceptance terms,
    @Nullable SeenEvidence evidence) {
  public KycStatus {
    missing = List.copyOf(missing);
  }
}
