package io.purser.persistence.card;

import static io.purser.persistence.schema.Tables.CASH_ENTRY;
import static io.purser.persistence.schema.Tables.CASH_POSTING;
import static org.jooq.impl.DSL.sum;

import io.purser.domain.ledger.cash.CashAccount;
import io.purser.domain.ledger.cash.CashLedger;
import io.purser.domain.ledger.cash.CashPosting;
import io.purser.domain.money.Money;
import io.purser.domain.tenant.TenantId;
import io.purser.persistence.OpenWork;
import io.purser.persistence.Words;
import jakarta.inject.Singleton;
import java.util.Currency;
import java.util.EnumMap;
import java.util.Map;

@Singleton
final class JooqCashLedger implements CashLedger {
  @Override
  public void post(CashPosting posting) {
    OpenWork.of(posting.tenant())
        .insertInto(CASH_POSTING)
        .set(CASH_POSTING.TENANT_ID, posting.tenant())
        .set(CASH_POSTING.SUBJECT, posting.subject())
        .set(CASH_POSTING.KIND, Words.of(posting.kind()))
        .set(CASH_POSTING.CUSTOMER_ID, posting.customer())
        .set(CASH_POSTING.POSTED_AT, posting.at())
        .execute();
    for (var entry : posting.entries()) {
      OpenWork.of(posting.tenant())
          .insertInto(CASH_ENTRY)
          .set(CASH_ENTRY.TENANT_ID, posting.tenant())
          .set(CASH_ENTRY.SUBJECT, posting.subject())
          .set(CASH_ENTRY.KIND, Words.of(posting.kind()))
          .set(CASH_ENTRY.ACCOUNT, Words.of(entry.account()))
          .set(CASH_ENTRY.CURRENCY, entry.credit().currency().getCurrencyCode())
          .set(CASH_ENTRY.CREDIT, entry.credit().minor())
          .execute();
    }
  }

  @Override
  public Map<CashAccount, Money> balances(TenantId tenant, Currency currency) {
    var sums = new EnumMap<CashAccount, Money>(CashAccount.class);
    for (var account : CashAccount.values()) {
      sums.put(account, Money.zero(currency));
    }
    OpenWork.of(tenant)
        .select(CASH_ENTRY.ACCOUNT, sum(CASH_ENTRY.CREDIT))
        .from(CASH_ENTRY)
        .where(CASH_ENTRY.TENANT_ID.eq(tenant))
        .and(CASH_ENTRY.CURRENCY.eq(currency.getCurrencyCode()))
        .groupBy(CASH_ENTRY.ACCOUNT)
        .forEach(
            row ->
                sums.put(
                    Words.parse(CashAccount.class, row.value1()),
                    new Money(row.value2().longValueExact(), currency)));
    return sums;
  }
}
