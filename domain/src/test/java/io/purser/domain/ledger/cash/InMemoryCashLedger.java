package io.purser.domain.ledger.cash;

import io.purser.domain.money.Money;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.InMemoryUnitOfWork;
import io.purser.domain.work.Rows;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** {@link CashLedger} in memory. */
public final class InMemoryCashLedger implements CashLedger {
  private final InMemoryUnitOfWork work;
  private final Rows<List<Object>, CashPosting> rows;

  public InMemoryCashLedger(InMemoryUnitOfWork work) {
    this.work = work;
    this.rows = new Rows<>(work);
  }

  @Override
  public void post(CashPosting posting) {
    work.require(posting.tenant(), "cashLedger.post " + posting.kind());
    rows.add(List.of(posting.tenant(), posting.subject(), posting.kind()), posting);
  }

  @Override
  public Map<CashAccount, Money> balances(TenantId tenant, Currency currency) {
    work.require(tenant, "cashLedger.balances");
    var sums = new EnumMap<CashAccount, Money>(CashAccount.class);
    for (var account : CashAccount.values()) {
      sums.put(account, Money.zero(currency));
    }
    rows.all()
        .filter(posting -> posting.tenant().equals(tenant))
        .flatMap(posting -> posting.entries().stream())
        .filter(entry -> entry.credit().currency().equals(currency))
        .forEach(entry -> sums.merge(entry.account(), entry.credit(), Money::plus));
    return sums;
  }

  /** Every posting of every tenant, in the order in which they were committed. */
  public List<CashPosting> all() {
    return rows.committed();
  }
}
