package io.purser.domain.access;

import io.purser.domain.tenant.TenantId;
import java.time.Instant;

/**
 * Proofs that a caller has the key of its token, which are good for one request each, on all nodes
 * together. Used inside a unit of work of the tenant.
 */
public interface UsedProofs {
  /**
   * Notes that a proof was shown. True once, for whoever comes first; of two at the same time the
   * later one waits for what becomes of the first.
   *
   * @param hash SHA-256 in hex of what tells the proof from every other
   * @param until when it is refused for its age in any case, and need not be remembered any more
   */
  boolean use(TenantId tenant, String hash, Instant until);
}
