package io.purser.persistence.wallet;

import static io.purser.persistence.schema.Tables.EXTERNAL_WALLET;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.val;

import io.purser.domain.chain.Chain;
import io.purser.domain.chain.ChainAddress;
import io.purser.domain.chain.TransactionHash;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.list.Position;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.wallet.external.Authorization;
import io.purser.domain.wallet.external.Authorization.Recorder;
import io.purser.domain.wallet.external.ExternalWallet;
import io.purser.domain.wallet.external.ExternalWalletId;
import io.purser.domain.wallet.external.ExternalWallets;
import io.purser.domain.wallet.external.Ownership;
import io.purser.domain.wallet.external.OwnershipChallenge;
import io.purser.domain.work.StaleAggregate;
import io.purser.persistence.OpenWork;
import io.purser.persistence.Pages;
import io.purser.persistence.Words;
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
  public boolean unlink(ExternalWallet wallet, Instant at) {
    int unlinked =
        OpenWork.of(wallet.tenant())
            .update(EXTERNAL_WALLET)
            .set(EXTERNAL_WALLET.UNLINKED_AT, at)
            .setNull(EXTERNAL_WALLET.CHALLENGE)
            .setNull(EXTERNAL_WALLET.CHALLENGE_EXPIRES_AT)
            .setNull(EXTERNAL_WALLET.WRONG_SIGNATURES)
            .where(isAsLoaded(wallet))
            .execute();
    if (unlinked == 0 && get(wallet.tenant(), wallet.id()).isPresent()) {
      throw new StaleAggregate(wallet.id().value());
    }
    return unlinked == 1;
  }

  @Override
  public ExternalWallet save(ExternalWallet wallet) {
    var saved = wallet.saved();
    int changed =
        OpenWork.of(wallet.tenant())
            .update(EXTERNAL_WALLET)
            .set(changeable(saved))
            .where(isAsLoaded(wallet))
            .execute();
    if (changed == 0) {
      throw new StaleAggregate(wallet.id().value());
    }
    return saved;
  }

  private static Condition isAsLoaded(ExternalWallet wallet) {
    return EXTERNAL_WALLET
        .TENANT_ID
        .eq(wallet.tenant())
        .and(EXTERNAL_WALLET.ID.eq(wallet.id()))
        .and(EXTERNAL_WALLET.VERSION.eq(wallet.version()))
        .and(IS_LINKED);
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
    var row = changeable(wallet);
    row.setTenantId(wallet.tenant());
    row.setId(wallet.id());
    row.setCustomerId(wallet.customer());
    row.setChain(wallet.address().chain().word());
    row.setAddress(wallet.address().text());
    row.setLinkedAt(wallet.linkedAt());
    return row;
  }

  /** Every one of these columns is written on every save, so nothing former stays behind. */
  private static ExternalWalletRecord changeable(ExternalWallet wallet) {
    var row = new ExternalWalletRecord();
    switch (wallet.ownership()) {
      case Ownership.Unproven _ -> row.setProvenAt(null);
      case Ownership.Proven(var at) -> row.setProvenAt(at);
    }
    var challenge = wallet.challenge();
    row.setChallenge(challenge == null ? null : challenge.message());
    row.setChallengeExpiresAt(challenge == null ? null : challenge.expiresAt());
    row.setWrongSignatures(challenge == null ? null : (short) challenge.wrongSignatures());
    write(wallet.authorization(), row);
    row.setVersion(wallet.version());
    return row;
  }

  private static void write(Authorization authorization, ExternalWalletRecord row) {
    switch (authorization) {
      case Authorization.None _ -> write(row, "none", null, null, null);
      case Authorization.Permit(var transaction, var at, var by) ->
          write(row, "permit", transaction, at, by);
      case Authorization.Native(var transaction, var at, var by) ->
          write(row, "native", transaction, at, by);
    }
  }

  private static void write(
      ExternalWalletRecord row,
      String state,
      @Nullable TransactionHash transaction,
      @Nullable Instant at,
      @Nullable Recorder by) {
    row.setAuthorizationState(state);
    row.setAuthorizationHash(transaction == null ? null : transaction.text());
    row.setAuthorizedAt(at);
    row.setAuthorizationBy(by == null ? null : Words.of(by));
  }

  static ExternalWallet read(ExternalWalletRecord row) {
    return new ExternalWallet(
        row.getId(),
        row.getTenantId(),
        row.getCustomerId(),
        new ChainAddress(Chain.of(row.getChain()).orElseThrow(), row.getAddress()),
        row.getLinkedAt(),
        row.getProvenAt() == null
            ? new Ownership.Unproven()
            : new Ownership.Proven(row.getProvenAt()),
        row.getChallenge() == null
            ? null
            : new OwnershipChallenge(
                row.getChallenge(), row.getChallengeExpiresAt(), row.getWrongSignatures()),
        authorization(row),
        row.getVersion());
  }

  private static Authorization authorization(ExternalWalletRecord row) {
    return switch (row.getAuthorizationState()) {
      case "none" -> new Authorization.None();
      case "permit" ->
          new Authorization.Permit(
              row.getAuthorizationHash() == null ? null : transaction(row),
              row.getAuthorizedAt(),
              recorder(row));
      case "native" ->
          new Authorization.Native(transaction(row), row.getAuthorizedAt(), recorder(row));
      default -> throw new IllegalStateException("no such state of an authorization");
    };
  }

  private static TransactionHash transaction(ExternalWalletRecord row) {
    return new TransactionHash(Chain.of(row.getChain()).orElseThrow(), row.getAuthorizationHash());
  }

  private static Recorder recorder(ExternalWalletRecord row) {
    return Words.parse(Recorder.class, row.getAuthorizationBy());
  }
}
