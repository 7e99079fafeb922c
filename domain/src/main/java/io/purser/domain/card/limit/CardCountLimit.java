package io.purser.domain.card.limit;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.operation.OperationId;
import io.purser.domain.tenant.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * How many cards a customer may have. The provider shows it in its answer to a change and nowhere
 * else, so nothing is known before the first one: then the programme's own limits hold.
 *
 * @param inForce as the provider confirmed it last
 * @param ceilings what the programme allowed at most then
 * @param wanted the newest change that the provider was or is to be asked for, or null
 * @param version the one loaded; saving over any other is refused
 */
public record CardCountLimit(
    TenantId tenant,
    CustomerId customer,
    CardCounts inForce,
    CardCounts ceilings,
    @Nullable Wanted wanted,
    long version) {
  /**
   * Numbers and the operation that asks for them.
   *
   * @param counts with all that older wishes ask for which the newer one says nothing about
   */
  public record Wanted(CardCounts counts, OperationId operation) {}

  /** One that was never changed. */
  public static CardCountLimit of(TenantId tenant, CustomerId customer) {
    return new CardCountLimit(tenant, customer, CardCounts.UNKNOWN, CardCounts.UNKNOWN, null, 0);
  }

  /** What will be in force when everything that is wanted has come about. */
  public CardCounts intended() {
    return wanted == null ? inForce : inForce.with(wanted.counts());
  }

  public CardCountLimit want(CardCounts change, OperationId operation) {
    var all = wanted == null ? change : wanted.counts().with(change);
    return new CardCountLimit(
        tenant, customer, inForce, ceilings, new Wanted(all, operation), version);
  }

  public CardCountLimit confirmed(CardCounts counts, CardCounts most) {
    return new CardCountLimit(tenant, customer, counts, ceilings.with(most), wanted, version);
  }

  /** The operation has ended. A newer one stays wanted. */
  public CardCountLimit settled(OperationId operation) {
    return wanted != null && wanted.operation().equals(operation)
        ? new CardCountLimit(tenant, customer, inForce, ceilings, null, version)
        : this;
  }

  public CardCountLimit withVersion(long stored) {
    return new CardCountLimit(tenant, customer, inForce, ceilings, wanted, stored);
  }
}
