package io.purser.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;

/** All that one account has gained, others have lost: of each asset, and of each currency. */
final class LedgerSums {
  private static final String NOT_ZERO =
      """
      SELECT symbol || ' on ' || chain || ': ' || sum(credit) FROM ledger_entry
      GROUP BY chain, symbol HAVING sum(credit) <> 0
      UNION ALL
      SELECT currency || ': ' || sum(credit) FROM cash_entry
      GROUP BY currency HAVING sum(credit) <> 0
      """;

  private LedgerSums() {}

  static void requireZero(Surroundings surroundings) throws SQLException {
    try (var connection = surroundings.database()) {
      for (var tenant : TenantRows.tenants(connection)) {
        assertThat(TenantRows.of(connection, tenant, NOT_ZERO))
            .as("ledgers of " + tenant)
            .isEmpty();
      }
    }
  }
}
