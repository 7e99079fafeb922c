package io.purser.domain.transfer;

import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.InMemoryUnitOfWork;
import io.purser.domain.work.Rows;
import java.util.Optional;

/** {@link TransferQuotes} in memory. */
public final class InMemoryTransferQuotes implements TransferQuotes {
  private final InMemoryUnitOfWork work;
  private final Rows<QuoteId, TransferQuote> rows;

  public InMemoryTransferQuotes(InMemoryUnitOfWork work) {
    this.work = work;
    this.rows = new Rows<>(work);
  }

  @Override
  public void add(TransferQuote quote) {
    work.require(quote.tenant(), "quotes.add");
    rows.add(quote.id(), quote);
  }

  @Override
  public Optional<TransferQuote> get(TenantId tenant, QuoteId id) {
    work.require(tenant, "quotes.get");
    return rows.get(id).filter(quote -> quote.tenant().equals(tenant));
  }
}
