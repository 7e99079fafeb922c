package io.purser.persistence.card;

import static io.purser.persistence.schema.Tables.SPENDING_LIMIT;

import io.purser.domain.card.limit.Allowance;
import io.purser.domain.card.limit.ReportedLimits;
import io.purser.domain.card.limit.SpendingLimit;
import io.purser.domain.money.Money;
import io.purser.persistence.schema.tables.records.SpendingLimitRecord;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** A spending limit as a row, and back. Every column is set but when the provider was asked. */
final class SpendingLimitColumns {
  private SpendingLimitColumns() {}

  /** The version is the one that will be stored. */
  static SpendingLimitRecord write(SpendingLimit limit, long version) {
    var row = new SpendingLimitRecord();
    row.setTenantId(limit.tenant());
    row.setCustomerId(limit.customer());
    row.setAsOf(limit.asOf());
    row.setVersion(version);
    var inForce = limit.inForce();
    row.setCurrency(inForce.currency().getCurrencyCode());
    if (inForce.daily() instanceof Allowance(var most, var used, var remaining)) {
      row.setDailyLimit(most.minor());
      row.setDailyUsed(minor(used));
      row.setDailyRemaining(minor(remaining));
    }
    if (inForce.monthly() instanceof Allowance(var most, var used, var remaining)) {
      row.setMonthlyLimit(most.minor());
      row.setMonthlyUsed(minor(used));
      row.setMonthlyRemaining(minor(remaining));
    }
    if (inForce.perTransaction() instanceof Allowance(var most, var used, var remaining)) {
      row.setTransactionLimit(most.minor());
      row.setTransactionUsed(minor(used));
      row.setTransactionRemaining(minor(remaining));
    }
    if (limit.wanted() instanceof SpendingLimit.Wanted(var daily, var operation)) {
      row.setWantedDaily(daily.minor());
      row.setWantedOperationId(operation);
    }
    if (limit.scheduled() instanceof SpendingLimit.Scheduled(var daily, var from)) {
      row.setScheduledDaily(daily.minor());
      row.setScheduledFrom(from);
    }
    row.touched(true);
    row.touched(SPENDING_LIMIT.ASKED_AT, false);
    return row;
  }

  private static @Nullable Long minor(@Nullable Money money) {
    return money == null ? null : money.minor();
  }

  static SpendingLimit read(SpendingLimitRecord row) {
    var currency = Currency.getInstance(row.getCurrency());
    return new SpendingLimit(
        row.getTenantId(),
        row.getCustomerId(),
        new ReportedLimits(
            currency,
            allowance(row.getDailyLimit(), row.getDailyUsed(), row.getDailyRemaining(), currency),
            allowance(
                row.getMonthlyLimit(), row.getMonthlyUsed(), row.getMonthlyRemaining(), currency),
            allowance(
                row.getTransactionLimit(),
                row.getTransactionUsed(),
                row.getTransactionRemaining(),
                currency)),
        row.getAsOf(),
        row.getWantedDaily() == null
            ? null
            : new SpendingLimit.Wanted(
                new Money(row.getWantedDaily(), currency), row.getWantedOperationId()),
        row.getScheduledDaily() == null
            ? null
            : new SpendingLimit.Scheduled(
                new Money(row.getScheduledDaily(), currency), row.getScheduledFrom()),
        row.getVersion());
  }

  private static @Nullable Allowance allowance(
      @Nullable Long most, @Nullable Long used, @Nullable Long remaining, Currency currency) {
    return most == null
        ? null
        : new Allowance(
            new Money(most, currency), money(used, currency), money(remaining, currency));
  }

  private static @Nullable Money money(@Nullable Long minor, Currency currency) {
    return minor == null ? null : new Money(minor, currency);
  }
}
