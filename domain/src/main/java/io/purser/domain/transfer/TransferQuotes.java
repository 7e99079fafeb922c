package io.purser.domain.transfer;

import io.purser.domain.tenant.TenantId;
import java.util.Optional;

/** All quotes. They never change. Used inside a unit of work of the tenant. */
public interface TransferQuotes {
  void add(TransferQuote quote);

  Optional<TransferQuote> get(TenantId tenant, QuoteId id);
}
