package io.purser.domain.kyc.imports;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.operation.ProviderKey;
import io.purser.domain.operation.ProviderWrite.Answer;
import io.purser.domain.operation.ProviderWrite.Sighting;
import io.purser.domain.work.Deadline;

/**
 * The company's own service that takes over verifications from its vendor. A call repeated with the
 * same key takes a token over once and is answered alike; docs/verification-import.md has the whole
 * contract. An answer about another customer is none.
 */
public interface VerificationImporter {
  /** Whether there is one. Where there is none, nothing is asked of it. */
  boolean isConfigured();

  /** Refuses with {@code SHARE_TOKEN_EXPIRED} or {@code SHARE_TOKEN_NOT_ACCEPTED}. */
  Answer<ImportAnswer> take(
      ProviderKey key, CustomerId customer, ShareToken token, Deadline deadline);

  /** What was taken over under this key. What was refused is not there. */
  Sighting<ImportAnswer> find(ProviderKey key, CustomerId customer, Deadline deadline);
}
