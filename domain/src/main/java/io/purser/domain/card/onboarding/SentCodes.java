package io.purser.domain.card.onboarding;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When codes were sent to customers. Used inside a unit of work of the tenant that has locked the
 * customer's onboarding, so that limits hold whichever nodes are asked.
 */
public interface SentCodes {
  Optional<SentCode> newest(TenantId tenant, CustomerId customer, CodeChannel channel);

  /** The times after this one at which codes were sent, oldest first. */
  List<Instant> sentAfter(TenantId tenant, CustomerId customer, CodeChannel channel, Instant after);

  /** Adds one, and forgets those that are too old to count for anything. */
  void add(TenantId tenant, CustomerId customer, CodeChannel channel, SentCode code);

  /** One more code was passed on to the provider. */
  void countTry(TenantId tenant, SentCode code);

  /** The last try did not reach the provider. This and all below need no lock. */
  void giveTryBack(TenantId tenant, SentCode code);

  /** No try is left, as if there had been this many. */
  void useUp(TenantId tenant, SentCode code, int tries);

  void setGoodUntil(TenantId tenant, SentCode code, Instant end);

  /** It was not sent after all. */
  void remove(TenantId tenant, SentCode code);
}
