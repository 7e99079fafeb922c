package io.purser.persistence.wallet;

import static io.purser.persistence.ReadyStatement.parameterFor;
import static io.purser.persistence.schema.Tables.WALLET;
import static io.purser.persistence.schema.Tables.WALLET_BALANCE;
import static org.jooq.impl.DSL.select;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.money.Asset;
import io.purser.domain.money.AssetAmount;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.wallet.WalletBalance;
import io.purser.domain.wallet.WalletBalances;
import io.purser.domain.wallet.WalletId;
import io.purser.persistence.DatabaseTime;
import io.purser.persistence.OpenWork;
import io.purser.persistence.ReadyStatement;
import io.purser.persistence.Transactions;
import io.purser.persistence.Words;
import io.purser.persistence.schema.Routines;
import io.purser.persistence.schema.tables.records.WalletBalanceRecord;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jooq.SelectConditionStep;

@Singleton
final class JooqWalletBalances implements WalletBalances {
  private static final ReadyStatement GET =
      ReadyStatement.of(
          select(WALLET_BALANCE.fields())
              .from(WALLET_BALANCE)
              .where(WALLET_BALANCE.TENANT_ID.eq(parameterFor(WALLET_BALANCE.TENANT_ID)))
              .and(WALLET_BALANCE.WALLET_ID.eq(parameterFor(WALLET_BALANCE.WALLET_ID))));

  private final Transactions transactions;

  JooqWalletBalances(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public void add(TenantId tenant, WalletBalance balance) {
    var asset = balance.ledger().asset();
    var owner =
        select(WALLET.CUSTOMER_ID)
            .from(WALLET)
            .where(WALLET.TENANT_ID.eq(tenant))
            .and(WALLET.ID.eq(balance.wallet()));
    OpenWork.of(tenant)
        .insertInto(WALLET_BALANCE)
        .set(WALLET_BALANCE.TENANT_ID, tenant)
        .set(WALLET_BALANCE.WALLET_ID, balance.wallet())
        .set(WALLET_BALANCE.CUSTOMER_ID, owner)
        .set(WALLET_BALANCE.CHAIN, asset.chain())
        .set(WALLET_BALANCE.SYMBOL, asset.symbol())
        .set(WALLET_BALANCE.DECIMALS, (short) asset.decimals())
        .set(amounts(balance))
        .execute();
  }

  @Override
  public Optional<WalletBalance> get(TenantId tenant, WalletId wallet) {
    return GET.fetchOptional(tenant, tenant, wallet).map(row -> read(row.into(WALLET_BALANCE)));
  }

  @Override
  public Optional<WalletBalance> getForUpdate(TenantId tenant, WalletId wallet) {
    return OpenWork.of(tenant)
        .selectFrom(WALLET_BALANCE)
        .where(WALLET_BALANCE.TENANT_ID.eq(tenant))
        .and(WALLET_BALANCE.WALLET_ID.eq(wallet))
        .forUpdate()
        .fetchOptional(JooqWalletBalances::read);
  }

  @Override
  public void save(TenantId tenant, WalletBalance balance) {
    int saved =
        OpenWork.of(tenant)
            .update(WALLET_BALANCE)
            .set(amounts(balance))
            .where(WALLET_BALANCE.TENANT_ID.eq(tenant))
            .and(WALLET_BALANCE.WALLET_ID.eq(balance.wallet()))
            .execute();
    if (saved == 0) {
      throw new IllegalStateException("there is no balance of " + balance.wallet());
    }
  }

  @Override
  public List<WalletBalance> ofCustomer(TenantId tenant, CustomerId customer) {
    return balancesOf(tenant, customer)
        .orderBy(WALLET_BALANCE.WALLET_ID)
        .fetch(JooqWalletBalances::read);
  }

  @Override
  public List<WalletBalance> ofCustomerForUpdate(TenantId tenant, CustomerId customer) {
    return balancesOf(tenant, customer)
        .orderBy(WALLET_BALANCE.WALLET_ID)
        .forUpdate()
        .fetch(JooqWalletBalances::read);
  }

  @Override
  public List<Outdated> outdated(Duration age, int maximum) {
    return transactions.inNone(
        dsl ->
            Routines.claimOutdatedBalances(dsl.configuration(), DatabaseTime.interval(age), maximum)
                .map(found -> new Outdated(found.getTenantId(), found.getCustomerId())));
  }

  private static SelectConditionStep<WalletBalanceRecord> balancesOf(
      TenantId tenant, CustomerId customer) {
    return OpenWork.of(tenant)
        .selectFrom(WALLET_BALANCE)
        .where(WALLET_BALANCE.TENANT_ID.eq(tenant))
        .and(WALLET_BALANCE.CUSTOMER_ID.eq(customer));
  }

  private static WalletBalanceRecord amounts(WalletBalance balance) {
    var row = new WalletBalanceRecord();
    row.setLedger(balance.ledger().units());
    row.setIncoming(balance.incoming().units());
    row.setOutgoing(balance.outgoing().units());
    row.setHeld(balance.held().units());
    row.setAsOf(balance.asOf());
    row.setSource(Words.of(balance.source()));
    return row;
  }

  static WalletBalance read(WalletBalanceRecord row) {
    var asset = new Asset(row.getChain(), row.getSymbol(), row.getDecimals());
    return new WalletBalance(
        row.getWalletId(),
        new AssetAmount(row.getLedger(), asset),
        new AssetAmount(row.getIncoming(), asset),
        new AssetAmount(row.getOutgoing(), asset),
        new AssetAmount(row.getHeld(), asset),
        row.getAsOf(),
        Words.parse(WalletBalance.Source.class, row.getSource()));
  }
}
