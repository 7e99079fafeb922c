package io.purser.domain.event;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to an aggregate.
 *
 * @param id {@code evt_…}
 * @param type aggregate and what happened to it: {@code wallet.activated}
 * @param subject the id of the aggregate
 * @param customer the customer it concerns, or null
 * @param facts what changed, as ids and amounts; no personal data
 */
public record DomainEvent(
    String id,
    TenantId tenant,
    String type,
    String subject,
    @Nullable CustomerId customer,
    Map<String, String> facts,
    Instant occurredAt) {
  public DomainEvent {
    facts = Collections.unmodifiableMap(new TreeMap<>(facts));
  }
}
