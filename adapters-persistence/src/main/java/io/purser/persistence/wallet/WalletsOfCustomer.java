package io.purser.persistence.wallet;

import static io.purser.persistence.ReadyStatement.parameterFor;
import static io.purser.persistence.ReadyStatement.parametersFor;
import static io.purser.persistence.schema.Tables.EXTERNAL_WALLET;
import static io.purser.persistence.schema.Tables.WALLET;
import static io.purser.persistence.schema.Tables.WALLET_BALANCE;
import static io.purser.persistence.schema.Tables.WALLET_TRANSACTION;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;

import io.purser.domain.customer.overview.Overview.Holding;
import io.purser.domain.customer.overview.Overviews;
import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.list.Position;
import io.purser.domain.wallet.Wallet;
import io.purser.domain.wallet.WalletTransaction;
import io.purser.domain.wallet.external.ExternalWallet;
import io.purser.persistence.CustomerRead;
import io.purser.persistence.Pages;
import io.purser.persistence.ReadyStatement;
import java.util.List;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.Select;

/** What a customer has of wallets, as parts of a greater read. */
public final class WalletsOfCustomer {
  private static final PageRequest FIRST = PageRequest.first(Overviews.FIRST);

  public static final CustomerRead<Page<Wallet>> WALLETS =
      new CustomerRead<>(
          ReadyStatement.of(
              select(WALLET.fields())
                  .from(WALLET)
                  .where(WALLET.TENANT_ID.eq(parameterFor(WALLET.TENANT_ID)))
                  .and(WALLET.CUSTOMER_ID.eq(parameterFor(WALLET.CUSTOMER_ID)))
                  .orderBy(WALLET.CREATED_AT.desc(), WALLET.ID.desc())
                  .limit(Pages.rowsFor(FIRST))),
          rows ->
              page(
                  rows.map(row -> WalletColumns.read(row.into(WALLET))),
                  last -> new Position(last.header().createdAt(), last.id().value())));

  /** One that failed to be opened has nothing in it to tell of. */
  public static final CustomerRead<List<Holding>> HOLDINGS =
      new CustomerRead<>(
          ReadyStatement.of(holdings(WALLET.CUSTOMER_ID.eq(parameterFor(WALLET.CUSTOMER_ID)))),
          rows -> rows.map(WalletsOfCustomer::holding));

  /** The same of several customers, whose ids are its second parameter. */
  public static final ReadyStatement HOLDINGS_OF_SEVERAL =
      ReadyStatement.of(holdings(WALLET.CUSTOMER_ID.eq(any(parametersFor(WALLET.CUSTOMER_ID)))));

  public static final CustomerRead<Page<WalletTransaction>> TRANSACTIONS =
      new CustomerRead<>(
          ReadyStatement.of(
              select(WALLET_TRANSACTION.fields())
                  .from(WALLET_TRANSACTION)
                  .where(
                      WALLET_TRANSACTION.TENANT_ID.eq(parameterFor(WALLET_TRANSACTION.TENANT_ID)))
                  .and(
                      WALLET_TRANSACTION.CUSTOMER_ID.eq(
                          parameterFor(WALLET_TRANSACTION.CUSTOMER_ID)))
                  .orderBy(WALLET_TRANSACTION.CREATED_AT.desc(), WALLET_TRANSACTION.ID.desc())
                  .limit(Pages.rowsFor(FIRST))),
          rows ->
              page(
                  rows.map(row -> TransactionColumns.read(row.into(WALLET_TRANSACTION))),
                  last -> new Position(last.facts().createdAt(), last.facts().id().value())));

  public static final CustomerRead<Page<ExternalWallet>> EXTERNAL_WALLETS =
      new CustomerRead<>(
          ReadyStatement.of(
              select(EXTERNAL_WALLET.fields())
                  .from(EXTERNAL_WALLET)
                  .where(EXTERNAL_WALLET.TENANT_ID.eq(parameterFor(EXTERNAL_WALLET.TENANT_ID)))
                  .and(EXTERNAL_WALLET.CUSTOMER_ID.eq(parameterFor(EXTERNAL_WALLET.CUSTOMER_ID)))
                  .and(EXTERNAL_WALLET.UNLINKED_AT.isNull())
                  .orderBy(EXTERNAL_WALLET.LINKED_AT.desc(), EXTERNAL_WALLET.ID.desc())
                  .limit(Pages.rowsFor(FIRST))),
          rows ->
              page(
                  rows.map(row -> JooqExternalWallets.read(row.into(EXTERNAL_WALLET))),
                  last -> new Position(last.linkedAt(), last.id().value())));

  private WalletsOfCustomer() {}

  private static Select<?> holdings(Condition owner) {
    return select(WALLET.fields())
        .select(WALLET_BALANCE.fields())
        .from(WALLET)
        .leftJoin(WALLET_BALANCE)
        .on(WALLET_BALANCE.TENANT_ID.eq(WALLET.TENANT_ID))
        .and(WALLET_BALANCE.WALLET_ID.eq(WALLET.ID))
        .where(WALLET.TENANT_ID.eq(parameterFor(WALLET.TENANT_ID)))
        .and(owner)
        .and(WALLET.STATE.in(inline("requested"), inline("active")))
        .orderBy(WALLET.CREATED_AT.desc(), WALLET.ID.desc());
  }

  private static <T> Page<T> page(List<T> found, Function<T, Position> position) {
    return Pages.of(found, FIRST, position, () -> 0);
  }

  public static Holding holding(Record row) {
    var balance = row.get(WALLET_BALANCE.WALLET_ID) == null ? null : row.into(WALLET_BALANCE);
    return new Holding(
        WalletColumns.read(row.into(WALLET)),
        balance == null ? null : JooqWalletBalances.read(balance));
  }
}
