package io.purser.domain.kyc;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.text.Text;
import java.time.Instant;
import java.util.Optional;

/**
 * That a customer has accepted the tenant's terms. It never changes.
 *
 * @param version which terms, in the tenant's own words; 1 to 64 characters
 * @param acceptedAt when the customer did so
 */
public record TermsAcceptance(
    TenantId tenant, CustomerId customer, String version, Instant acceptedAt) {
  private static final int MAX_VERSION = 64;

  public TermsAcceptance {
    Text.require(version, problemWithVersion(version));
  }

  public static Optional<String> problemWithVersion(String text) {
    return Text.problemWith(text, MAX_VERSION);
  }
}
