package io.purser.domain.audit;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was done. It holds ids and facts; what is personal in it is sealed where it is
 * stored, or kept as a hash.
 *
 * @param id {@code aud_…}
 * @param by who did it, why and from where; the reason and the address are sealed
 * @param action what was done, such as {@code customer.suspended}
 * @param subject the id of what it was done to
 * @param customer the customer it concerns, or null
 * @param changes the members that were changed; empty where nothing was, or where it is not said
 */
public record AuditEntry(
    String id,
    TenantId tenant,
    Instant at,
    Initiator by,
    String action,
    String subject,
    @Nullable CustomerId customer,
    List<MemberChange> changes) {
  public AuditEntry {
    changes = changes.stream().filter(change -> !change.isNone()).toList();
  }

  public String actor() {
    return by.actor();
  }

  public @Nullable String reason() {
    return by.reason();
  }

  public @Nullable String requestId() {
    return by.requestId();
  }
}
