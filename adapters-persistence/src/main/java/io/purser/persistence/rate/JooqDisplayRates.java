package io.purser.persistence.rate;

import static io.purser.persistence.schema.Tables.DISPLAY_RATE;
import static io.purser.persistence.schema.Tables.DISPLAY_RATES;

import io.purser.domain.rate.DisplayRates;
import io.purser.domain.rate.RateTable;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.StaleAggregate;
import io.purser.persistence.OpenWork;
import io.purser.persistence.ReadyStatement;
import jakarta.inject.Singleton;
import java.util.List;

/** A version is a row that has the currency, and a row for each rate. */
@Singleton
final class JooqDisplayRates implements DisplayRates {
  @Override
  public RateTable get(TenantId tenant) {
    var rows =
        ReadyStatement.fetchTogether(tenant, List.of(RatesOfCustomer.RATES_OF_TENANT), tenant)
            .getFirst();
    return RatesOfCustomer.read(rows).orElseGet(() -> RateTable.none(tenant));
  }

  @Override
  public void save(RateTable table) {
    var currency = table.currency();
    var dsl = OpenWork.of(table.tenant());
    // Of two who add the same version at once, the second finds a row.
    int added =
        dsl.insertInto(DISPLAY_RATES)
            .set(DISPLAY_RATES.TENANT_ID, table.tenant())
            .set(DISPLAY_RATES.VERSION, table.version() + 1)
            .set(DISPLAY_RATES.CURRENCY, currency == null ? null : currency.getCurrencyCode())
            .set(DISPLAY_RATES.CHANGED_AT, table.changedAt())
            .onConflictDoNothing()
            .execute();
    if (added == 0) {
      throw new StaleAggregate(table.tenant().value());
    }
    table
        .bySymbol()
        .forEach(
            (symbol, rate) ->
                dsl.insertInto(DISPLAY_RATE)
                    .set(DISPLAY_RATE.TENANT_ID, table.tenant())
                    .set(DISPLAY_RATE.VERSION, table.version() + 1)
                    .set(DISPLAY_RATE.SYMBOL, symbol)
                    .set(DISPLAY_RATE.RATE, rate.value())
                    .set(DISPLAY_RATE.AS_OF, rate.asOf())
                    .execute());
  }
}
