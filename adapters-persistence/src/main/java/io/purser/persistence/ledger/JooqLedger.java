package io.purser.persistence.ledger;

import static io.purser.persistence.schema.Tables.LEDGER_ENTRY;
import static io.purser.persistence.schema.Tables.LEDGER_POSTING;
import static org.jooq.impl.DSL.sum;

import io.purser.domain.ledger.Entry;
import io.purser.domain.ledger.Ledger;
import io.purser.domain.ledger.LedgerAccount;
import io.purser.domain.ledger.Posting;
import io.purser.domain.money.Asset;
import io.purser.domain.money.AssetAmount;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.wallet.WalletId;
import io.purser.persistence.OpenWork;
import io.purser.persistence.ReadyStatement;
import io.purser.persistence.Words;
import io.purser.persistence.schema.tables.records.LedgerEntryRecord;
import io.purser.persistence.schema.tables.records.LedgerPostingRecord;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;

@Singleton
final class JooqLedger implements Ledger {
  private static final ReadyStatement ADD_POSTING = ReadyStatement.insertInto(LEDGER_POSTING);
  private static final ReadyStatement ADD_ENTRY = ReadyStatement.insertInto(LEDGER_ENTRY);

  @Override
  public void post(Posting posting) {
    var row = new LedgerPostingRecord();
    row.setTenantId(posting.tenant());
    row.setSubject(posting.subject());
    row.setKind(Words.of(posting.kind()));
    row.setCustomerId(posting.customer());
    row.setPostedAt(posting.at());
    ADD_POSTING.execute(posting.tenant(), ReadyStatement.values(row));
    for (var entry : posting.entries()) {
      ADD_ENTRY.execute(posting.tenant(), ReadyStatement.values(row(posting, entry)));
    }
  }

  private static LedgerEntryRecord row(Posting posting, Entry entry) {
    var asset = entry.credit().asset();
    var row = new LedgerEntryRecord();
    row.setTenantId(posting.tenant());
    row.setSubject(posting.subject());
    row.setKind(Words.of(posting.kind()));
    row.setWalletId(entry.wallet());
    row.setAccount(Words.of(entry.account()));
    row.setCustomerId(posting.customer());
    row.setChain(asset.chain());
    row.setSymbol(asset.symbol());
    row.setDecimals((short) asset.decimals());
    row.setCredit(entry.credit().units());
    return row;
  }

  @Override
  public Map<LedgerAccount, AssetAmount> balances(TenantId tenant, WalletId wallet, Asset asset) {
    var sums = new EnumMap<LedgerAccount, AssetAmount>(LedgerAccount.class);
    for (var account : LedgerAccount.values()) {
      sums.put(account, AssetAmount.zero(asset));
    }
    OpenWork.of(tenant)
        .select(LEDGER_ENTRY.ACCOUNT, sum(LEDGER_ENTRY.CREDIT))
        .from(LEDGER_ENTRY)
        .where(LEDGER_ENTRY.TENANT_ID.eq(tenant))
        .and(LEDGER_ENTRY.WALLET_ID.eq(wallet))
        .groupBy(LEDGER_ENTRY.ACCOUNT)
        .forEach(
            row ->
                sums.put(
                    Words.parse(LedgerAccount.class, row.value1()),
                    new AssetAmount(row.value2().toBigIntegerExact(), asset)));
    return sums;
  }
}
