package io.purser.persistence.statement;

import static io.purser.persistence.schema.Tables.LEDGER_ENTRY;
import static io.purser.persistence.schema.Tables.LEDGER_POSTING;
import static io.purser.persistence.schema.Tables.WALLET_TRANSACTION;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.sum;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.ledger.LedgerAccount;
import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.list.Position;
import io.purser.domain.money.Asset;
import io.purser.domain.money.AssetAmount;
import io.purser.domain.statement.Movement;
import io.purser.domain.statement.Period;
import io.purser.domain.statement.Statements;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.wallet.WalletId;
import io.purser.persistence.OpenWork;
import io.purser.persistence.Pages;
import io.purser.persistence.Words;
import io.purser.persistence.wallet.TransactionColumns;
import jakarta.inject.Singleton;
import java.math.BigInteger;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.TableOnConditionStep;
import org.jspecify.annotations.Nullable;

/** What a wallet holds is what came from outside and has not gone back. */
@Singleton
final class JooqStatements implements Statements {
  /** From the postings of a customer, which have an index by time, to their entries. */
  private static final TableOnConditionStep<Record> MOVED =
      LEDGER_POSTING
          .join(LEDGER_ENTRY)
          .on(LEDGER_ENTRY.TENANT_ID.eq(LEDGER_POSTING.TENANT_ID))
          .and(LEDGER_ENTRY.SUBJECT.eq(LEDGER_POSTING.SUBJECT))
          .and(LEDGER_ENTRY.KIND.eq(LEDGER_POSTING.KIND))
          .and(LEDGER_ENTRY.ACCOUNT.eq(Words.of(LedgerAccount.OUTSIDE)));

  @Override
  public SortedMap<WalletId, AssetAmount> balancesBefore(
      TenantId tenant, CustomerId customer, Instant time) {
    var outside = sum(LEDGER_ENTRY.CREDIT);
    var balances = new TreeMap<WalletId, AssetAmount>(ORDER);
    OpenWork.of(tenant)
        .select(
            LEDGER_ENTRY.WALLET_ID,
            LEDGER_ENTRY.CHAIN,
            LEDGER_ENTRY.SYMBOL,
            LEDGER_ENTRY.DECIMALS,
            outside)
        .from(MOVED)
        .where(LEDGER_POSTING.TENANT_ID.eq(tenant))
        .and(LEDGER_POSTING.CUSTOMER_ID.eq(customer))
        .and(LEDGER_POSTING.POSTED_AT.lt(time))
        .groupBy(
            LEDGER_ENTRY.WALLET_ID, LEDGER_ENTRY.CHAIN, LEDGER_ENTRY.SYMBOL, LEDGER_ENTRY.DECIMALS)
        .forEach(
            found ->
                balances.put(
                    found.get(LEDGER_ENTRY.WALLET_ID),
                    into(found, found.get(outside).toBigIntegerExact())));
    return balances;
  }

  @Override
  public Page<Movement> movements(
      TenantId tenant, CustomerId customer, Period period, PageRequest page) {
    var found =
        OpenWork.of(tenant)
            .select(LEDGER_POSTING.POSTED_AT)
            .select(LEDGER_ENTRY.fields())
            .select(WALLET_TRANSACTION.fields())
            .from(MOVED)
            .leftJoin(WALLET_TRANSACTION)
            .on(WALLET_TRANSACTION.TENANT_ID.eq(LEDGER_POSTING.TENANT_ID))
            .and(WALLET_TRANSACTION.ID.coerce(String.class).eq(LEDGER_POSTING.SUBJECT))
            .where(LEDGER_POSTING.TENANT_ID.eq(tenant))
            .and(LEDGER_POSTING.CUSTOMER_ID.eq(customer))
            .and(LEDGER_POSTING.POSTED_AT.ge(period.from()))
            .and(LEDGER_POSTING.POSTED_AT.lt(period.before()))
            .and(after(page.after()))
            .orderBy(LEDGER_POSTING.POSTED_AT, LEDGER_POSTING.SUBJECT)
            .limit(Pages.rowsFor(page))
            .fetch(JooqStatements::movement);
    return Pages.of(found, page, last -> new Position(last.bookedAt(), last.subject()), () -> 0);
  }

  private static Condition after(@Nullable Position position) {
    return position == null
        ? noCondition()
        : row(LEDGER_POSTING.POSTED_AT, LEDGER_POSTING.SUBJECT)
            .gt(position.createdAt(), position.id());
  }

  private static Movement movement(Record found) {
    var transaction = found.get(WALLET_TRANSACTION.ID) == null ? null : found;
    return new Movement(
        found.get(LEDGER_ENTRY.WALLET_ID),
        found.get(LEDGER_ENTRY.SUBJECT),
        into(found, found.get(LEDGER_ENTRY.CREDIT)),
        found.get(LEDGER_POSTING.POSTED_AT),
        transaction == null ? null : TransactionColumns.read(transaction.into(WALLET_TRANSACTION)));
  }

  /** What came into the wallet from outside. */
  private static AssetAmount into(Record found, BigInteger outside) {
    var asset =
        new Asset(
            found.get(LEDGER_ENTRY.CHAIN),
            found.get(LEDGER_ENTRY.SYMBOL),
            found.get(LEDGER_ENTRY.DECIMALS));
    return new AssetAmount(outside.negate(), asset);
  }
}
