package io.purser.persistence.programme;

import static io.purser.persistence.schema.Tables.MASTER_WALLET;

import io.purser.domain.money.Money;
import io.purser.domain.programme.MasterWallet;
import io.purser.domain.programme.MasterWallets;
import io.purser.domain.tenant.TenantId;
import io.purser.persistence.OpenWork;
import io.purser.persistence.schema.tables.records.MasterWalletRecord;
import jakarta.inject.Singleton;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jooq.SelectConditionStep;

@Singleton
final class JooqMasterWallets implements MasterWallets {
  @Override
  public Optional<MasterWallet> get(TenantId tenant, Currency currency) {
    return of(tenant, currency).fetchOptional().flatMap(JooqMasterWallets::read);
  }

  /** A row that is just being added is waited for, so there is always one to lock. */
  @Override
  public Optional<MasterWallet> lock(TenantId tenant, Currency currency) {
    OpenWork.of(tenant)
        .insertInto(MASTER_WALLET)
        .set(MASTER_WALLET.TENANT_ID, tenant)
        .set(MASTER_WALLET.CURRENCY, currency.getCurrencyCode())
        .onConflictDoNothing()
        .execute();
    return of(tenant, currency).forUpdate().fetchOptional().flatMap(JooqMasterWallets::read);
  }

  private static SelectConditionStep<MasterWalletRecord> of(TenantId tenant, Currency currency) {
    return OpenWork.of(tenant)
        .selectFrom(MASTER_WALLET)
        .where(MASTER_WALLET.TENANT_ID.eq(tenant))
        .and(MASTER_WALLET.CURRENCY.eq(currency.getCurrencyCode()));
  }

  @Override
  public List<MasterWallet> all(TenantId tenant) {
    return OpenWork.of(tenant)
        .selectFrom(MASTER_WALLET)
        .where(MASTER_WALLET.TENANT_ID.eq(tenant))
        .orderBy(MASTER_WALLET.CURRENCY)
        .fetch(JooqMasterWallets::read)
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  @Override
  public void save(TenantId tenant, MasterWallet wallet) {
    OpenWork.of(tenant)
        .update(MASTER_WALLET)
        .set(MASTER_WALLET.AVAILABLE, wallet.available().minor())
        .set(MASTER_WALLET.AS_OF, wallet.asOf())
        .where(MASTER_WALLET.TENANT_ID.eq(tenant))
        .and(MASTER_WALLET.CURRENCY.eq(wallet.available().currency().getCurrencyCode()))
        .execute();
  }

  private static Optional<MasterWallet> read(MasterWalletRecord row) {
    return row.getAvailable() == null
        ? Optional.empty()
        : Optional.of(
            new MasterWallet(
                new Money(row.getAvailable(), Currency.getInstance(row.getCurrency())),
                row.getAsOf()));
  }
}
