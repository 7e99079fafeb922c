package io.purser.persistence.wallet;

import static io.purser.persistence.schema.Tables.EXTERNAL_WALLET;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.val;

import io.purser.domain.chain.Chain;
import io.purser.domain.chain.ChainAddress;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.list.Position;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.wallet.external.ExternalWallet;
import io.purser.domain.wallet.external.ExternalWalletId;
import io.purser.domain.wallet.external.ExternalWallets;
import io.purser.domain.work.StaleAggregate;
import io.purser.persistence.OpenWork;
import io.purser.persistence.Pages;
import io.purser.persistence.schema.tables.records.ExternalWalletRecord;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;

@Singleton
final class JooqExternalWallets implements ExternalWallets {
  private static final Condition IS_LINKED = EXTERNAL_WALLET.UNLINKED_AT.isNull();

  @Override
  public Linking link(ExternalWallet wallet) {
    int added =
        OpenWork.of(wallet.tenant())
            .insertInto(EXTERNAL_WALLET)
            .set(write(wallet))
            .onConflictDoNothing()
            .execute();
    return added == 1 ? new Linking.Linked() : new Linking.AlreadyLinked(linked(wallet));
  }

  /** Stale when it was unlinked again since it was in the way. */
  private static ExternalWalletId linked(ExternalWallet wallet) {
    return OpenWork.of(wallet.tenant())
        .select(EXTERNAL_WALLET.ID)
        .from(EXTERNAL_WALLET)
        .where(isOf(wallet.tenant(), wallet.customer()))
        .and(EXTERNAL_WALLET.CHAIN.eq(wallet.address().chain().word()))
        .and(EXTERNAL_WALLET.ADDRESS.eq(wallet.address().text()))
        .fetchOptional(EXTERNAL_WALLET.ID)
        .orElseThrow(() -> new StaleAggregate(wallet.id().value()));
  }

  @Override
  public boolean unlink(TenantId tenant, ExternalWalletId id, Instant at) {
    return OpenWork.of(tenant)
            .update(EXTERNAL_WALLET)
            .set(EXTERNAL_WALLET.UNLINKED_AT, at)
            .where(EXTERNAL_WALLET.TENANT_ID.eq(tenant))
            .and(EXTERNAL_WALLET.ID.eq(id))
            .and(IS_LINKED)
            .execute()
        == 1;
  }

  @Override
  public Optional<ExternalWallet> get(TenantId tenant, ExternalWalletId id) {
    return OpenWork.of(tenant)
        .selectFrom(EXTERNAL_WALLET)
        .where(EXTERNAL_WALLET.TENANT_ID.eq(tenant))
        .and(EXTERNAL_WALLET.ID.eq(id))
        .and(IS_LINKED)
        .fetchOptional(JooqExternalWallets::read);
  }

  @Override
  public Page<ExternalWallet> list(TenantId tenant, CustomerId customer, PageRequest page) {
    var matching = isOf(tenant, customer);
    var found =
        OpenWork.of(tenant)
            .selectFrom(EXTERNAL_WALLET)
            .where(matching)
            .and(isAfter(page.after()))
            .orderBy(EXTERNAL_WALLET.LINKED_AT.desc(), EXTERNAL_WALLET.ID.desc())
            .limit(Pages.rowsFor(page))
            .fetch(JooqExternalWallets::read);
    return Pages.of(
        found,
        page,
        last -> new Position(last.linkedAt(), last.id().value()),
        () -> OpenWork.of(tenant).fetchCount(EXTERNAL_WALLET, matching));
  }

  private static Condition isOf(TenantId tenant, CustomerId customer) {
    return EXTERNAL_WALLET
        .TENANT_ID
        .eq(tenant)
        .and(EXTERNAL_WALLET.CUSTOMER_ID.eq(customer))
        .and(IS_LINKED);
  }

  private static Condition isAfter(@Nullable Position last) {
    return last == null
        ? noCondition()
        : row(EXTERNAL_WALLET.LINKED_AT, EXTERNAL_WALLET.ID)
            .lt(
                row(
                    val(last.createdAt()),
                    val(new ExternalWalletId(last.id()), EXTERNAL_WALLET.ID)));
  }

  private static ExternalWalletRecord write(ExternalWallet wallet) {
    var row = new ExternalWalletRecord();
    row.setTenantId(wallet.tenant());
    row.setId(wallet.id());
    row.setCustomerId(wallet.customer());
    row.setChain(wallet.address().chain().word());
    row.setAddress(wallet.address().text());
    row.setLinkedAt(wallet.linkedAt());
    return row;
  }

  static ExternalWallet read(ExternalWalletRecord row) {
    return new ExternalWallet(
        row.getId(),
        row.getTenantId(),
        row.getCustomerId(),
        new ChainAddress(Chain.of(row.getChain()).orElseThrow(), row.getAddress()),
        row.getLinkedAt());
  }
}
