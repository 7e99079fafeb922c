package io.purser.persistence.customer;

import static io.purser.persistence.ReadyStatement.parameterFor;
import static io.purser.persistence.ReadyStatement.parametersFor;
import static io.purser.persistence.schema.Tables.CUSTOMER;
import static io.purser.persistence.schema.Tables.WALLET;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.select;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.overview.Overview.Holdings;
import io.purser.domain.rate.RateTable;
import io.purser.domain.tenant.TenantId;
import io.purser.persistence.ReadyStatement;
import io.purser.persistence.card.CardsOfCustomer;
import io.purser.persistence.rate.RatesOfCustomer;
import io.purser.persistence.wallet.WalletsOfCustomer;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What several customers have, in one round trip, however many they are. */
final class HoldingsOfCustomers {
  private static final ReadyStatement CUSTOMERS =
      ReadyStatement.of(
          select(CUSTOMER.ID)
              .from(CUSTOMER)
              .where(CUSTOMER.TENANT_ID.eq(parameterFor(CUSTOMER.TENANT_ID)))
              .and(CUSTOMER.ID.eq(any(parametersFor(CUSTOMER.ID)))));

  private HoldingsOfCustomers() {}

  static Map<CustomerId, Holdings> read(TenantId tenant, Set<CustomerId> customers) {
    var ids = customers.toArray(CustomerId[]::new);
    var results =
        ReadyStatement.fetchTogether(
            tenant,
            List.of(
                CUSTOMERS.with(tenant, ids),
                WalletsOfCustomer.HOLDINGS_OF_SEVERAL.with(tenant, ids),
                CardsOfCustomer.CARD_ACCOUNT_HOLDINGS_OF_SEVERAL.with(tenant, ids),
                RatesOfCustomer.RATES_OF_TENANT.with(tenant)));
    var wallets =
        results.get(1).stream()
            .collect(
                groupingBy(
                    row -> row.get(WALLET.CUSTOMER_ID),
                    mapping(WalletsOfCustomer::holding, toList())));
    var cards =
        results.get(2).stream()
            .collect(toMap(row -> row.get(CUSTOMER.ID), CardsOfCustomer::holding));
    var rates = RatesOfCustomer.read(results.get(3)).orElseGet(() -> RateTable.none(tenant));
    return results.get(0).stream()
        .map(row -> row.get(CUSTOMER.ID))
        .collect(
            toMap(
                id -> id,
                id -> new Holdings(wallets.getOrDefault(id, List.of()), cards.get(id), rates)));
  }
}
