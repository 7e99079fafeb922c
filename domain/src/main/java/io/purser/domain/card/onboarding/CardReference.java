package io.purser.domain.card.onboarding;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.tenant.TenantId;

/**
 * What the provider keeps with a card customer so that we know it for ours. It follows from tenant
 * and customer alone, so every attempt of every node sends the same one; and both can be read from
 * it, by whoever looks at the provider's records.
 */
public record CardReference(String value) {
  public static CardReference of(TenantId tenant, CustomerId customer) {
    return new CardReference(tenant + "." + customer);
  }

  @Override
  public String toString() {
    return value;
  }
}
