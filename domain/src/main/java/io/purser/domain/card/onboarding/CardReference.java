package io.purser.domain.card.onboarding;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.id.TypeId;
import io.purser.domain.tenant.TenantId;
import java.util.Optional;

/**
 * What the provider keeps with a card customer so that we know it for ours. It follows from tenant
 * and customer alone, so every attempt of every node sends the same one; and both can be read from
 * it, by whoever looks at the provider's records.
 */
public record CardReference(String value) {
  public static CardReference of(TenantId tenant, CustomerId customer) {
    return new CardReference(tenant + "." + customer);
  }

  /** Whom a reference names, or empty when it is none that we give. */
  public static Optional<Named> parse(String text) {
    int dot = text.indexOf('.');
    if (dot < 0 || !TypeId.is(text.substring(0, dot), "ten")) {
      return Optional.empty();
    }
    return CustomerId.parse(text.substring(dot + 1))
        .map(customer -> new Named(new TenantId(text.substring(0, dot)), customer));
  }

  /** Of whichever tenant. */
  public record Named(TenantId tenant, CustomerId customer) {}

  @Override
  public String toString() {
    return value;
  }
}
