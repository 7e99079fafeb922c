package io.purser.persistence.card;

import static io.purser.persistence.schema.Tables.CARD;
import static io.purser.persistence.schema.Tables.CARD_ONBOARDING;
import static io.purser.persistence.schema.Tables.CARD_SPENDING_CHECK;
import static io.purser.persistence.schema.Tables.CARD_TOKEN;
import static io.purser.persistence.schema.Tables.CARD_TRANSACTION;
import static io.purser.persistence.schema.Tables.CARD_TRANSACTION_SIGHTING;
import static java.util.stream.Collectors.groupingBy;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.val;

import io.purser.domain.card.CardId;
import io.purser.domain.card.onboarding.CardOnboardings.Waiting;
import io.purser.domain.card.onboarding.OnboardingId;
import io.purser.domain.card.spending.CardSpending;
import io.purser.domain.card.spending.CardTransaction;
import io.purser.domain.card.spending.CardTransactionId;
import io.purser.domain.card.spending.CardTransactions;
import io.purser.domain.card.spending.SpendingFilter;
import io.purser.domain.card.spending.SpendingState;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.list.Position;
import io.purser.domain.money.Money;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.StaleAggregate;
import io.purser.persistence.DatabaseTime;
import io.purser.persistence.OpenWork;
import io.purser.persistence.Pages;
import io.purser.persistence.Transactions;
import io.purser.persistence.Words;
import io.purser.persistence.schema.Routines;
import io.purser.persistence.schema.tables.records.CardTransactionSightingRecord;
import jakarta.inject.Singleton;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Result;
import org.jspecify.annotations.Nullable;

@Singleton
final class JooqCardTransactions implements CardTransactions {
  private static final List<String> OPEN =
      Arrays.stream(SpendingState.values()).filter(SpendingState::isOpen).map(Words::of).toList();

  /** The card that the token is known to be, where it is one of ours. */
  private static final Field<CardId> CARD_OF_TOKEN =
      field(
          select(CARD.ID)
              .from(CARD_TOKEN)
              .join(CARD)
              .on(
                  CARD.TENANT_ID
                      .eq(CARD_TOKEN.TENANT_ID)
                      .and(CARD.CUSTOMER_ID.eq(CARD_TOKEN.CUSTOMER_ID))
                      .and(CARD.PROVIDER_CARD_ID.eq(CARD_TOKEN.PROVIDER_CARD_ID)))
              .where(CARD_TOKEN.TENANT_ID.eq(CARD_TRANSACTION.TENANT_ID))
              .and(CARD_TOKEN.TOKEN.eq(CARD_TRANSACTION.CARD_TOKEN)));

  private static final io.purser.persistence.schema.tables.CardTransaction OTHER =
      CARD_TRANSACTION.as("other");

  private static final Field<CardTransactionId> ORIGINAL =
      field(
          select(OTHER.ID)
              .from(OTHER)
              .where(OTHER.TENANT_ID.eq(CARD_TRANSACTION.TENANT_ID))
              .and(OTHER.PROVIDER_ID.eq(CARD_TRANSACTION.ORIGINAL_PROVIDER_ID)));

  private static final Field<BigInteger> REFUNDED =
      field(
          select(sum(OTHER.SETTLED).cast(BigInteger.class))
              .from(OTHER)
              .where(OTHER.TENANT_ID.eq(CARD_TRANSACTION.TENANT_ID))
              .and(OTHER.ORIGINAL_PROVIDER_ID.eq(CARD_TRANSACTION.PROVIDER_ID))
              .and(OTHER.CURRENCY.eq(CARD_TRANSACTION.CURRENCY)));

  private static final Field<Instant> OLDEST_OPEN =
      field(
          select(min(CARD_TRANSACTION.OCCURRED_AT))
              .from(CARD_TRANSACTION)
              .where(CARD_TRANSACTION.TENANT_ID.eq(CARD_ONBOARDING.TENANT_ID))
              .and(CARD_TRANSACTION.CUSTOMER_ID.eq(CARD_ONBOARDING.CUSTOMER_ID))
              .and(CARD_TRANSACTION.STATE.in(OPEN)));

  private final Transactions transactions;
  private final CardTransactionColumns columns;

  JooqCardTransactions(Transactions transactions, CardTransactionColumns columns) {
    this.transactions = transactions;
    this.columns = columns;
  }

  @Override
  public void add(CardTransaction transaction) {
    OpenWork.of(transaction.header().tenant())
        .insertInto(CARD_TRANSACTION)
        .set(columns.write(transaction, 1))
        .execute();
    saveTold(transaction);
  }

  @Override
  public void save(CardTransaction transaction) {
    var loaded = transaction.header();
    int saved =
        OpenWork.of(loaded.tenant())
            .update(CARD_TRANSACTION)
            .set(columns.write(transaction, loaded.version() + 1))
            .where(CARD_TRANSACTION.TENANT_ID.eq(loaded.tenant()))
            .and(CARD_TRANSACTION.ID.eq(loaded.id()))
            .and(CARD_TRANSACTION.VERSION.eq(loaded.version()))
            .execute();
    if (saved == 0) {
      throw new StaleAggregate(loaded.id().value());
    }
    saveTold(transaction);
  }

  /** Whatever was told stays, in its place; only a record may have been read again. */
  private static void saveTold(CardTransaction transaction) {
    var told = transaction.told();
    var rows =
        IntStream.range(0, told.size())
            .mapToObj(i -> CardTransactionColumns.write(transaction, i + 1, told.get(i)))
            .toList();
    OpenWork.of(transaction.header().tenant())
        .insertInto(CARD_TRANSACTION_SIGHTING)
        .set(rows)
        .onConflict(
            CARD_TRANSACTION_SIGHTING.TENANT_ID,
            CARD_TRANSACTION_SIGHTING.TRANSACTION_ID,
            CARD_TRANSACTION_SIGHTING.NUMBER)
        .doUpdate()
        .set(CARD_TRANSACTION_SIGHTING.HEARD_AT, excluded(CARD_TRANSACTION_SIGHTING.HEARD_AT))
        .where(CARD_TRANSACTION_SIGHTING.HEARD_AT.ne(excluded(CARD_TRANSACTION_SIGHTING.HEARD_AT)))
        .execute();
  }

  @Override
  public Optional<CardTransaction> byProviderId(TenantId tenant, String providerTransactionId) {
    return all(
            tenant,
            OpenWork.of(tenant)
                .select(CARD_TRANSACTION.fields())
                .select(CARD_OF_TOKEN, ORIGINAL, REFUNDED)
                .from(CARD_TRANSACTION)
                .where(CARD_TRANSACTION.TENANT_ID.eq(tenant))
                .and(CARD_TRANSACTION.PROVIDER_ID.eq(providerTransactionId))
                .fetch())
        .stream()
        .map(CardSpending::transaction)
        .findFirst();
  }

  @Override
  public Optional<CardSpending> get(TenantId tenant, CardTransactionId id) {
    return all(
            tenant,
            OpenWork.of(tenant)
                .select(CARD_TRANSACTION.fields())
                .select(CARD_OF_TOKEN, ORIGINAL, REFUNDED)
                .from(CARD_TRANSACTION)
                .where(CARD_TRANSACTION.TENANT_ID.eq(tenant))
                .and(CARD_TRANSACTION.ID.eq(id))
                .fetch())
        .stream()
        .findFirst();
  }

  @Override
  public Page<CardSpending> list(
      TenantId tenant, CustomerId customer, List<SpendingFilter> filters, PageRequest page) {
    var matching =
        filters.stream()
            .map(filter -> condition(tenant, filter))
            .reduce(
                CARD_TRANSACTION
                    .TENANT_ID
                    .eq(tenant)
                    .and(CARD_TRANSACTION.CUSTOMER_ID.eq(customer)),
                Condition::and);
    var found =
        all(
            tenant,
            OpenWork.of(tenant)
                .select(CARD_TRANSACTION.fields())
                .select(CARD_OF_TOKEN, ORIGINAL, REFUNDED)
                .from(CARD_TRANSACTION)
                .where(matching)
                .and(isAfter(page.after()))
                .orderBy(CARD_TRANSACTION.OCCURRED_AT.desc(), CARD_TRANSACTION.ID.desc())
                .limit(Pages.rowsFor(page))
                .fetch());
    return Pages.of(
        found,
        page,
        last -> {
          var header = last.transaction().header();
          return new Position(header.occurredAt(), header.id().value());
        },
        () -> OpenWork.of(tenant).fetchCount(CARD_TRANSACTION, matching));
  }

  private List<CardSpending> all(TenantId tenant, Result<Record> found) {
    if (found.isEmpty()) {
      return List.of();
    }
    var told =
        OpenWork.of(tenant)
            .selectFrom(CARD_TRANSACTION_SIGHTING)
            .where(CARD_TRANSACTION_SIGHTING.TENANT_ID.eq(tenant))
            .and(CARD_TRANSACTION_SIGHTING.TRANSACTION_ID.in(found.getValues(CARD_TRANSACTION.ID)))
            .orderBy(CARD_TRANSACTION_SIGHTING.TRANSACTION_ID, CARD_TRANSACTION_SIGHTING.NUMBER)
            .fetch()
            .stream()
            .collect(groupingBy(CardTransactionSightingRecord::getTransactionId));
    return found.stream().map(row -> read(row, told)).toList();
  }

  private CardSpending read(
      Record found, Map<CardTransactionId, List<CardTransactionSightingRecord>> told) {
    var row = found.into(CARD_TRANSACTION);
    var transaction = columns.read(row, told.getOrDefault(row.getId(), List.of()));
    var refunded = found.get(REFUNDED);
    return new CardSpending(
        transaction,
        found.get(CARD_OF_TOKEN),
        found.get(ORIGINAL),
        new Money(
            refunded == null ? 0 : refunded.longValueExact(),
            transaction.told().getFirst().amount().currency()));
  }

  private static Condition isAfter(@Nullable Position last) {
    return last == null
        ? noCondition()
        : row(CARD_TRANSACTION.OCCURRED_AT, CARD_TRANSACTION.ID)
            .lt(
                row(
                    val(last.createdAt()),
                    val(new CardTransactionId(last.id()), CARD_TRANSACTION.ID)));
  }

  private static Condition condition(TenantId tenant, SpendingFilter filter) {
    return switch (filter) {
      case SpendingFilter.WithCard(var card) ->
          CARD_TRANSACTION.CARD_TOKEN.in(
              select(CARD_TOKEN.TOKEN)
                  .from(CARD_TOKEN)
                  .join(CARD)
                  .on(
                      CARD.TENANT_ID
                          .eq(CARD_TOKEN.TENANT_ID)
                          .and(CARD.PROVIDER_CARD_ID.eq(CARD_TOKEN.PROVIDER_CARD_ID)))
                  .where(CARD_TOKEN.TENANT_ID.eq(tenant))
                  .and(CARD.ID.eq(card)));
      case SpendingFilter.OfKind(var kind) -> CARD_TRANSACTION.KIND.eq(Words.of(kind));
      case SpendingFilter.InState(var state) -> CARD_TRANSACTION.STATE.eq(Words.of(state));
      case SpendingFilter.OccurredFrom(var time) -> CARD_TRANSACTION.OCCURRED_AT.ge(time);
      case SpendingFilter.OccurredBefore(var time) -> CARD_TRANSACTION.OCCURRED_AT.lt(time);
    };
  }

  @Override
  public List<Waiting> waiting(Duration age, int maximum) {
    return transactions.inNone(
        dsl ->
            Routines.claimCardSpending(dsl.configuration(), DatabaseTime.interval(age), maximum)
                .map(found -> new Waiting(found.getTenantId(), found.getOnboardingId())));
  }

  @Override
  public Optional<Instant> readBackTo(
      TenantId tenant, OnboardingId onboarding, CustomerId customer, Instant now) {
    return OpenWork.of(tenant)
        .select(coalesce(OLDEST_OPEN, val(now)))
        .from(CARD_SPENDING_CHECK)
        .join(CARD_ONBOARDING)
        .on(
            CARD_ONBOARDING
                .TENANT_ID
                .eq(CARD_SPENDING_CHECK.TENANT_ID)
                .and(CARD_ONBOARDING.ID.eq(CARD_SPENDING_CHECK.ONBOARDING_ID)))
        .where(CARD_SPENDING_CHECK.TENANT_ID.eq(tenant))
        .and(CARD_SPENDING_CHECK.ONBOARDING_ID.eq(onboarding))
        .and(CARD_ONBOARDING.CUSTOMER_ID.eq(customer))
        .and(CARD_SPENDING_CHECK.READ_TO_END)
        .fetchOptional(Record1::value1);
  }

  @Override
  public void wasReadToItsEnd(TenantId tenant, OnboardingId onboarding, Instant at) {
    noteReading(tenant, onboarding, true, at);
  }

  @Override
  public void mustBeReadAgain(TenantId tenant, OnboardingId onboarding, Instant at) {
    noteReading(tenant, onboarding, false, at);
  }

  private static void noteReading(
      TenantId tenant, OnboardingId onboarding, boolean toTheEnd, Instant at) {
    OpenWork.of(tenant)
        .insertInto(CARD_SPENDING_CHECK)
        .set(CARD_SPENDING_CHECK.TENANT_ID, tenant)
        .set(CARD_SPENDING_CHECK.ONBOARDING_ID, onboarding)
        .set(CARD_SPENDING_CHECK.ASKED_AT, at)
        .set(CARD_SPENDING_CHECK.READ_TO_END, toTheEnd)
        .onConflict(CARD_SPENDING_CHECK.TENANT_ID, CARD_SPENDING_CHECK.ONBOARDING_ID)
        .doUpdate()
        .set(CARD_SPENDING_CHECK.READ_TO_END, toTheEnd)
        .where(CARD_SPENDING_CHECK.READ_TO_END.ne(toTheEnd))
        .execute();
  }
}
