package io.purser.persistence.rate;

import static io.purser.persistence.ReadyStatement.parameterFor;
import static io.purser.persistence.schema.Tables.CUSTOMER;
import static io.purser.persistence.schema.Tables.DISPLAY_RATE;
import static io.purser.persistence.schema.Tables.DISPLAY_RATES;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import io.purser.domain.rate.Rate;
import io.purser.domain.rate.RateTable;
import io.purser.persistence.CustomerRead;
import io.purser.persistence.ReadyStatement;
import java.util.Currency;
import java.util.Optional;
import java.util.TreeMap;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.SelectConditionStep;

/** What a customer's totals are shown by, as a part of a greater read. */
public final class RatesOfCustomer {
  /** Empty where the tenant has never set anything. */
  public static final CustomerRead<Optional<RateTable>> RATES =
      new CustomerRead<>(
          ReadyStatement.of(
              newest()
                  .and(
                      exists(
                          selectOne()
                              .from(CUSTOMER)
                              .where(CUSTOMER.TENANT_ID.eq(DISPLAY_RATES.TENANT_ID))
                              .and(CUSTOMER.ID.eq(parameterFor(CUSTOMER.ID)))))),
          RatesOfCustomer::read);

  /** The same for whatever customers of the tenant, who is its parameter. */
  public static final ReadyStatement RATES_OF_TENANT = ReadyStatement.of(newest());

  private RatesOfCustomer() {}

  /**
   * A row for each rate of the newest version, or one without a rate. Its parameter is the tenant.
   */
  private static SelectConditionStep<?> newest() {
    var versions = DISPLAY_RATES.as("versions");
    return select(
            DISPLAY_RATES.TENANT_ID,
            DISPLAY_RATES.VERSION,
            DISPLAY_RATES.CURRENCY,
            DISPLAY_RATES.CHANGED_AT,
            DISPLAY_RATE.SYMBOL,
            DISPLAY_RATE.RATE,
            DISPLAY_RATE.AS_OF)
        .from(DISPLAY_RATES)
        .leftJoin(DISPLAY_RATE)
        .on(DISPLAY_RATE.TENANT_ID.eq(DISPLAY_RATES.TENANT_ID))
        .and(DISPLAY_RATE.VERSION.eq(DISPLAY_RATES.VERSION))
        .where(DISPLAY_RATES.TENANT_ID.eq(parameterFor(DISPLAY_RATES.TENANT_ID)))
        .and(
            DISPLAY_RATES.VERSION.eq(
                field(
                    select(max(versions.VERSION))
                        .from(versions)
                        .where(versions.TENANT_ID.eq(DISPLAY_RATES.TENANT_ID)))));
  }

  public static Optional<RateTable> read(Result<? extends Record> rows) {
    return rows.stream().findFirst().map(first -> read(first, rows));
  }

  private static RateTable read(Record first, Result<? extends Record> rows) {
    var bySymbol = new TreeMap<String, Rate>();
    for (var row : rows) {
      if (row.get(DISPLAY_RATE.SYMBOL) != null) {
        bySymbol.put(
            row.get(DISPLAY_RATE.SYMBOL),
            new Rate(row.get(DISPLAY_RATE.RATE), row.get(DISPLAY_RATE.AS_OF)));
      }
    }
    var currency = first.get(DISPLAY_RATES.CURRENCY);
    return new RateTable(
        first.get(DISPLAY_RATES.TENANT_ID),
        currency == null ? null : Currency.getInstance(currency),
        bySymbol,
        first.get(DISPLAY_RATES.CHANGED_AT),
        first.get(DISPLAY_RATES.VERSION));
  }
}
