package io.purser.persistence.card;

import static io.purser.persistence.ReadyStatement.parameterFor;
import static io.purser.persistence.schema.Tables.CARD_ACCOUNT;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;

import io.purser.domain.card.account.balance.CardBalance;
import io.purser.domain.card.account.balance.CardBalance.Source;
import io.purser.domain.card.account.balance.CardBalances;
import io.purser.domain.card.account.balance.CardTotals;
import io.purser.domain.card.account.balance.Figures;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.money.Money;
import io.purser.domain.tenant.TenantId;
import io.purser.persistence.DatabaseTime;
import io.purser.persistence.OpenWork;
import io.purser.persistence.ReadyStatement;
import io.purser.persistence.Transactions;
import io.purser.persistence.Words;
import io.purser.persistence.schema.Routines;
import io.purser.persistence.schema.tables.records.CardAccountRecord;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@Singleton
final class JooqCardBalances implements CardBalances {
  private static final ReadyStatement GET =
      ReadyStatement.of(
          select(CARD_ACCOUNT.fields())
              .from(CARD_ACCOUNT)
              .where(CARD_ACCOUNT.TENANT_ID.eq(parameterFor(CARD_ACCOUNT.TENANT_ID)))
              .and(CARD_ACCOUNT.CUSTOMER_ID.eq(parameterFor(CARD_ACCOUNT.CUSTOMER_ID))));

  private final Transactions transactions;

  JooqCardBalances(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Optional<CardBalance> get(TenantId tenant, CustomerId customer) {
    return GET.fetchOptional(tenant, tenant, customer).flatMap(row -> read(row.into(CARD_ACCOUNT)));
  }

  /** A row that is just being added is waited for, so there is always one to lock. */
  @Override
  public Optional<CardBalance> lock(TenantId tenant, CustomerId customer) {
    OpenWork.of(tenant)
        .insertInto(CARD_ACCOUNT)
        .set(CARD_ACCOUNT.TENANT_ID, tenant)
        .set(CARD_ACCOUNT.CUSTOMER_ID, customer)
        .onConflictDoNothing()
        .execute();
    return OpenWork.of(tenant)
        .selectFrom(CARD_ACCOUNT)
        .where(CARD_ACCOUNT.TENANT_ID.eq(tenant))
        .and(CARD_ACCOUNT.CUSTOMER_ID.eq(customer))
        .forUpdate()
        .fetchOptional()
        .flatMap(JooqCardBalances::read);
  }

  @Override
  public void save(TenantId tenant, CustomerId customer, CardBalance balance) {
    var figures = balance.figures();
    OpenWork.of(tenant)
        .update(CARD_ACCOUNT)
        .set(
            CARD_ACCOUNT.CURRENCY,
            figures.currency() == null ? null : figures.currency().getCurrencyCode())
        .set(CARD_ACCOUNT.LEDGER, units(figures.ledger()))
        .set(CARD_ACCOUNT.AVAILABLE, units(figures.available()))
        .set(CARD_ACCOUNT.PENDING, units(figures.pending()))
        .set(CARD_ACCOUNT.MOVED_AT, balance.movedAt())
        .set(CARD_ACCOUNT.AS_OF, balance.asOf())
        .set(CARD_ACCOUNT.SOURCE, Words.of(balance.source()))
        .where(CARD_ACCOUNT.TENANT_ID.eq(tenant))
        .and(CARD_ACCOUNT.CUSTOMER_ID.eq(customer))
        .execute();
  }

  @Override
  public List<CardTotals> totals(TenantId tenant) {
    var ledger = coalesce(sum(CARD_ACCOUNT.LEDGER), inline(BigDecimal.ZERO));
    var available = coalesce(sum(CARD_ACCOUNT.AVAILABLE), inline(BigDecimal.ZERO));
    var pending = coalesce(sum(CARD_ACCOUNT.PENDING), inline(BigDecimal.ZERO));
    var withoutParts = count().filterWhere(CARD_ACCOUNT.AVAILABLE.isNull());
    var oldest = min(CARD_ACCOUNT.AS_OF);
    return OpenWork.of(tenant)
        .select(CARD_ACCOUNT.CURRENCY, ledger, available, pending, count(), withoutParts, oldest)
        .from(CARD_ACCOUNT)
        .where(CARD_ACCOUNT.TENANT_ID.eq(tenant))
        .and(CARD_ACCOUNT.LEDGER.isNotNull())
        .groupBy(CARD_ACCOUNT.CURRENCY)
        .orderBy(CARD_ACCOUNT.CURRENCY)
        .fetch(
            row -> {
              var currency = Currency.getInstance(row.value1());
              return new CardTotals(
                  total(row.value2(), currency),
                  total(row.value3(), currency),
                  total(row.value4(), currency),
                  row.value5(),
                  row.value6(),
                  row.value7());
            });
  }

  private static Money total(BigDecimal units, Currency currency) {
    return new Money(units.longValueExact(), currency);
  }

  @Override
  public void doubt(TenantId tenant, CustomerId customer) {
    OpenWork.of(tenant)
        .update(CARD_ACCOUNT)
        .setNull(CARD_ACCOUNT.ASKED_AT)
        .where(CARD_ACCOUNT.TENANT_ID.eq(tenant))
        .and(CARD_ACCOUNT.CUSTOMER_ID.eq(customer))
        .execute();
  }

  private static @Nullable Long units(@Nullable Money amount) {
    return amount == null ? null : amount.minor();
  }

  static Optional<CardBalance> read(CardAccountRecord row) {
    return row.getSource() == null
        ? Optional.empty()
        : Optional.of(
            new CardBalance(
                figures(row),
                row.getMovedAt(),
                row.getAsOf(),
                Words.parse(Source.class, row.getSource())));
  }

  private static Figures figures(CardAccountRecord row) {
    var code = row.getCurrency();
    if (code == null) {
      return Figures.unknown(null);
    }
    var currency = Currency.getInstance(code);
    return new Figures(
        currency,
        amount(row.getLedger(), currency),
        amount(row.getAvailable(), currency),
        amount(row.getPending(), currency));
  }

  private static @Nullable Money amount(@Nullable Long units, Currency currency) {
    return units == null ? null : new Money(units, currency);
  }

  @Override
  public List<Outdated> outdated(Duration age, int maximum) {
    return transactions.inNone(
        dsl ->
            Routines.claimOutdatedCardAccounts(
                    dsl.configuration(), DatabaseTime.interval(age), maximum)
                .map(found -> new Outdated(found.getTenantId(), found.getCustomerId())));
  }
}
