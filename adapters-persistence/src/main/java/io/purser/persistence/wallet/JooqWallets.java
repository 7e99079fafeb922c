package io.purser.persistence.wallet;

import static io.purser.persistence.ReadyStatement.parameterFor;
import static io.purser.persistence.schema.Tables.WALLET;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.list.Position;
import io.purser.domain.money.Asset;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.wallet.Wallet;
import io.purser.domain.wallet.WalletId;
import io.purser.domain.wallet.Wallets;
import io.purser.domain.work.StaleAggregate;
import io.purser.persistence.OpenWork;
import io.purser.persistence.Pages;
import io.purser.persistence.ReadyStatement;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;

@Singleton
final class JooqWallets implements Wallets {
  private static final ReadyStatement GET =
      ReadyStatement.of(
          select(WALLET.fields())
              .from(WALLET)
              .where(WALLET.TENANT_ID.eq(parameterFor(WALLET.TENANT_ID)))
              .and(WALLET.ID.eq(parameterFor(WALLET.ID))));

  @Override
  public void add(Wallet.Requested wallet) {
    OpenWork.of(wallet.header().tenant())
        .insertInto(WALLET)
        .set(WalletColumns.write(wallet, 1))
        .execute();
  }

  @Override
  public Optional<WalletId> open(TenantId tenant, CustomerId customer, Asset asset) {
    return OpenWork.of(tenant)
        .select(WALLET.ID)
        .from(WALLET)
        .where(isOf(tenant, customer, asset))
        .and(WALLET.STATE.in("requested", "active"))
        .fetchOptional(WALLET.ID);
  }

  @Override
  public void save(Wallet wallet) {
    var loaded = wallet.header();
    int saved =
        OpenWork.of(loaded.tenant())
            .update(WALLET)
            .set(WalletColumns.write(wallet, loaded.version() + 1))
            .where(WALLET.TENANT_ID.eq(loaded.tenant()))
            .and(WALLET.ID.eq(loaded.id()))
            .and(WALLET.VERSION.eq(loaded.version()))
            .execute();
    if (saved == 0) {
      throw new StaleAggregate(loaded.id().value());
    }
  }

  @Override
  public Optional<Wallet> get(TenantId tenant, WalletId id) {
    return GET.fetchOptional(tenant, tenant, id).map(row -> WalletColumns.read(row.into(WALLET)));
  }

  @Override
  public Optional<Wallet.Active> byProviderId(
      TenantId tenant, CustomerId customer, String providerWalletId) {
    return OpenWork.of(tenant)
        .selectFrom(WALLET)
        .where(WALLET.TENANT_ID.eq(tenant))
        .and(WALLET.CUSTOMER_ID.eq(customer))
        .and(WALLET.PROVIDER_WALLET_ID.eq(providerWalletId))
        .and(WALLET.STATE.eq("active"))
        .fetchOptional(WalletColumns::active);
  }

  @Override
  public Optional<Wallet.Active> active(TenantId tenant, CustomerId customer, Asset asset) {
    return OpenWork.of(tenant)
        .selectFrom(WALLET)
        .where(isOf(tenant, customer, asset))
        .and(WALLET.STATE.eq("active"))
        .fetchOptional(WalletColumns::active);
  }

  @Override
  public Page<Wallet> list(TenantId tenant, CustomerId customer, PageRequest page) {
    var matching = WALLET.TENANT_ID.eq(tenant).and(WALLET.CUSTOMER_ID.eq(customer));
    var found =
        OpenWork.of(tenant)
            .selectFrom(WALLET)
            .where(matching)
            .and(isAfter(page.after()))
            .orderBy(WALLET.CREATED_AT.desc(), WALLET.ID.desc())
            .limit(Pages.rowsFor(page))
            .fetch(WalletColumns::read);
    return Pages.of(
        found,
        page,
        last -> new Position(last.header().createdAt(), last.id().value()),
        () -> OpenWork.of(tenant).fetchCount(WALLET, matching));
  }

  private static Condition isAfter(@Nullable Position last) {
    return last == null
        ? noCondition()
        : row(WALLET.CREATED_AT, WALLET.ID)
            .lt(row(val(last.createdAt()), val(new WalletId(last.id()), WALLET.ID)));
  }

  private static Condition isOf(TenantId tenant, CustomerId customer, Asset asset) {
    return WALLET
        .TENANT_ID
        .eq(tenant)
        .and(WALLET.CUSTOMER_ID.eq(customer))
        .and(WALLET.CHAIN.eq(asset.chain()))
        .and(WALLET.SYMBOL.eq(asset.symbol()));
  }
}
