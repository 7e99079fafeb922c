package io.purser.domain.customer.erasure;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What deleted customers have left behind wherever they were. */
public interface Traces {
  /**
   * Destroys the key that everything about a deleted customer is sealed under, and what stands in
   * clear: their external wallets, quotes, and what is kept of requests about them. The books, what
   * happened and when, and who did it stay, without anything that was said of them. Their seals in
   * the audit log still hold. May be repeated. Used inside a unit of work of the tenant in which
   * the customer is locked.
   */
  void destroy(TenantId tenant, CustomerId customer);

  /**
   * Customers of any tenant who were deleted so long ago and were not erased, the earliest first.
   * Others may be told the same. Outside any unit of work.
   *
   * @param behind only those that come after this one; null from the first on
   */
  List<Due> dueAfter(Duration age, @Nullable Due behind, int maximum);

  /** Somebody who is to be erased. */
  record Due(TenantId tenant, CustomerId customer, Instant deletedAt) {}
}
