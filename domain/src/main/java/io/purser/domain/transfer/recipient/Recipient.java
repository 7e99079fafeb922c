package io.purser.domain.transfer.recipient;

import io.purser.domain.chain.ChainAddress;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.text.Text;
import java.time.Instant;
import java.util.Optional;

/**
 * An address that a customer sends to, by a name of their own. The address never changes: whoever
 * means another one adds another recipient.
 *
 * @param label whatever the customer calls it; personal
 * @param version the one loaded; saving over any other is refused
 */
public record Recipient(
    RecipientId id,
    TenantId tenant,
    CustomerId customer,
    String label,
    ChainAddress address,
    Instant createdAt,
    Instant updatedAt,
    long version) {
  private static final int LONGEST_LABEL = 100;

  public Recipient {
    Text.require(label, problemWithLabel(label));
  }

  public static Optional<String> problemWithLabel(String text) {
    return Text.problemWith(text, LONGEST_LABEL);
  }

  Recipient called(String newLabel, Instant at) {
    return new Recipient(id, tenant, customer, newLabel, address, createdAt, at, version);
  }

  public Recipient withVersion(long newVersion) {
    return new Recipient(id, tenant, customer, label, address, createdAt, updatedAt, newVersion);
  }
}
