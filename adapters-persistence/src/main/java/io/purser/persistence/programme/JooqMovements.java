package io.purser.persistence.programme;

import static io.purser.persistence.schema.Tables.MASTER_WALLET_MOVEMENT;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.val;

import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.list.Position;
import io.purser.domain.programme.history.Movement;
import io.purser.domain.programme.history.MovementFilter;
import io.purser.domain.programme.history.MovementId;
import io.purser.domain.programme.history.MovementState;
import io.purser.domain.programme.history.Movements;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.persistence.OpenWork;
import io.purser.persistence.Pages;
import io.purser.persistence.Words;
import io.purser.persistence.schema.tables.records.MasterWalletMovementRecord;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;

@Singleton
final class JooqMovements implements Movements {
  @Override
  public void keep(ProviderAccountId account, List<Movement> movements, Instant askedAt) {
    if (!movements.isEmpty()) {
      upsert(account, rows(account, movements, askedAt));
    }
  }

  /**
   * One row of each, since a statement can write a row once alone; and in one order, so that of two
   * who write at once one waits for the other.
   */
  private static Collection<MasterWalletMovementRecord> rows(
      ProviderAccountId account, List<Movement> movements, Instant askedAt) {
    var byProviderId = new TreeMap<String, MasterWalletMovementRecord>();
    movements.forEach(
        movement ->
            byProviderId.put(
                movement.told().providerId(), MovementColumns.write(account, movement, askedAt)));
    return byProviderId.values();
  }

  private static void upsert(
      ProviderAccountId account, Collection<MasterWalletMovementRecord> rows) {
    var table = MASTER_WALLET_MOVEMENT;
    OpenWork.of(account)
        .insertInto(table)
        .set(rows)
        .onConflict(table.ACCOUNT_ID, table.PROVIDER_ID)
        .doUpdate()
        .set(table.KIND, excluded(table.KIND))
        .set(table.KIND_WORD, excluded(table.KIND_WORD))
        .set(table.STATE, excluded(table.STATE))
        .set(table.STATE_WORD, excluded(table.STATE_WORD))
        .set(table.CURRENCY, excluded(table.CURRENCY))
        .set(table.AMOUNT, excluded(table.AMOUNT))
        .set(table.CHAIN_HASH, excluded(table.CHAIN_HASH))
        .set(table.BEGUN_AT, excluded(table.BEGUN_AT))
        .set(table.LISTED_AT, coalesce(excluded(table.BEGUN_AT), table.LISTED_AT))
        .set(table.TOLD_AT, excluded(table.TOLD_AT))
        .where(table.TOLD_AT.le(excluded(table.TOLD_AT)))
        .execute();
  }

  @Override
  public Page<Movement> list(
      ProviderAccountId account, List<MovementFilter> filters, PageRequest page) {
    var matching =
        filters.stream()
            .map(JooqMovements::holds)
            .reduce(MASTER_WALLET_MOVEMENT.ACCOUNT_ID.eq(account), Condition::and);
    var found =
        OpenWork.of(account)
            .selectFrom(MASTER_WALLET_MOVEMENT)
            .where(matching)
            .and(isAfter(page.after()))
            .orderBy(MASTER_WALLET_MOVEMENT.LISTED_AT.desc(), MASTER_WALLET_MOVEMENT.ID.desc())
            .limit(Pages.rowsFor(page))
            .fetch(MovementColumns::read);
    return Pages.of(
        found,
        page,
        last -> new Position(last.listedAt(), last.id().value()),
        () -> OpenWork.of(account).fetchCount(MASTER_WALLET_MOVEMENT, matching));
  }

  private static Condition holds(MovementFilter filter) {
    return switch (filter) {
      case MovementFilter.OfKind(var kind) -> MASTER_WALLET_MOVEMENT.KIND.eq(Words.of(kind));
      case MovementFilter.In(var currency) ->
          MASTER_WALLET_MOVEMENT.CURRENCY.eq(currency.getCurrencyCode());
    };
  }

  private static Condition isAfter(@Nullable Position last) {
    return last == null
        ? noCondition()
        : row(MASTER_WALLET_MOVEMENT.LISTED_AT, MASTER_WALLET_MOVEMENT.ID)
            .lt(
                row(
                    val(last.createdAt()),
                    val(new MovementId(last.id()), MASTER_WALLET_MOVEMENT.ID)));
  }

  @Override
  public Optional<Instant> oldestPending(ProviderAccountId account, Instant notBefore) {
    return OpenWork.of(account)
        .select(min(MASTER_WALLET_MOVEMENT.LISTED_AT))
        .from(MASTER_WALLET_MOVEMENT)
        .where(MASTER_WALLET_MOVEMENT.ACCOUNT_ID.eq(account))
        .and(MASTER_WALLET_MOVEMENT.STATE.eq(inline(Words.of(MovementState.PENDING))))
        .and(MASTER_WALLET_MOVEMENT.LISTED_AT.ge(notBefore))
        .fetchOptional(found -> found.value1());
  }
}
