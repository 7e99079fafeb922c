package io.purser.domain.ledger;

import io.purser.domain.money.Asset;
import io.purser.domain.money.AssetAmount;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.wallet.WalletId;
import io.purser.domain.work.InMemoryUnitOfWork;
import io.purser.domain.work.Rows;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** {@link Ledger} in memory. */
public final class InMemoryLedger implements Ledger {
  private final InMemoryUnitOfWork work;
  private final Rows<List<Object>, Posting> rows;

  public InMemoryLedger(InMemoryUnitOfWork work) {
    this.work = work;
    this.rows = new Rows<>(work);
  }

  @Override
  public void post(Posting posting) {
    work.require(posting.tenant(), "ledger.post " + posting.kind());
    rows.add(List.of(posting.tenant(), posting.subject(), posting.kind()), posting);
  }

  @Override
  public Map<LedgerAccount, AssetAmount> balances(TenantId tenant, WalletId wallet, Asset asset) {
    work.require(tenant, "ledger.balances");
    var sums = new EnumMap<LedgerAccount, AssetAmount>(LedgerAccount.class);
    for (var account : LedgerAccount.values()) {
      sums.put(account, AssetAmount.zero(asset));
    }
    rows.all()
        .filter(posting -> posting.tenant().equals(tenant))
        .flatMap(posting -> posting.entries().stream())
        .filter(entry -> entry.wallet().equals(wallet))
        .forEach(entry -> sums.merge(entry.account(), entry.credit(), AssetAmount::plus));
    return sums;
  }

  /** Every posting of every tenant, for assertions. */
  public List<Posting> all() {
    return rows.committed();
  }
}
