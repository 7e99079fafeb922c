package io.purser.domain.card.spending;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What spending calls the cards of customers: the provider has tokens there, and tells nowhere
 * which card each of them is. Used inside a unit of work of the tenant.
 */
public interface CardTokens {
  /** Every token that was met with a customer. */
  List<Token> of(TenantId tenant, CustomerId customer);

  /** Keeps it, over what was kept of the same token. A card has one token. */
  void put(TenantId tenant, CustomerId customer, Token token);

  /**
   * @param providerCard the provider's id of the card, or null while it is not certain
   * @param askedAt when the provider's cards were last looked through for it
   */
  record Token(String value, @Nullable String providerCard, Instant askedAt) {}
}
