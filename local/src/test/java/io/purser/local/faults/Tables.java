package io.purser.local.faults;

import io.purser.local.Site;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What our tables say, of all tenants.
 *
 * @param customers by tenant and external id
 * @param wallets by customer, chain and symbol
 */
record Tables(Map<String, CustomerRow> customers, Map<String, WalletRow> wallets) {

  record CustomerRow(String id, String registration, @Nullable String providerId) {}

  record WalletRow(String id, String state, @Nullable String providerId) {}

  static Tables of(Site site) throws SQLException {
    var customers = new HashMap<String, CustomerRow>();
    var wallets = new HashMap<String, WalletRow>();
    try (var connection = site.ownersConnection();
        var statement = connection.createStatement()) {
      try (var rows =
          statement.executeQuery(
              """
              SELECT t.slug || ' ' || c.external_id, c.id, c.registration, c.provider_customer_id
              FROM purser.customer c JOIN purser.tenant t ON t.id = c.tenant_id
              """)) {
        while (rows.next()) {
          customers.put(
              rows.getString(1),
              new CustomerRow(rows.getString(2), rows.getString(3), rows.getString(4)));
        }
      }
      try (var rows =
          statement.executeQuery(
              """
              SELECT customer_id || ' ' || chain || ' ' || symbol, id, state, provider_wallet_id
              FROM purser.wallet WHERE state <> 'failed'
              """)) {
        while (rows.next()) {
          wallets.put(
              rows.getString(1),
              new WalletRow(rows.getString(2), rows.getString(3), rows.getString(4)));
        }
      }
    }
    return new Tables(Map.copyOf(customers), Map.copyOf(wallets));
  }

  @Nullable CustomerRow customer(Write write) {
    return customers.get(write.tenant() + " " + write.subject());
  }

  @Nullable WalletRow wallet(Write write) {
    return wallets.get(write.subject());
  }

  /** The single number that a query gives. */
  static long count(Site site, String query) throws SQLException {
    try (var connection = site.ownersConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  static long openOperations(Site site) throws SQLException {
    return count(
        site,
        "SELECT count(*) FROM purser.operation WHERE state IN ('planned', 'sent', 'unknown')");
  }

  /** Of everything that an operation changes. */
  static long fingerprint(Site site) throws SQLException {
    return count(
        site,
        """
        SELECT hashtextextended(string_agg(line, chr(10) ORDER BY line), 0) FROM (
          SELECT o::text AS line FROM purser.operation o
          UNION ALL SELECT c::text FROM purser.customer c
          UNION ALL SELECT w::text FROM purser.wallet w) rows
        """);
  }

  /** How many operations were confirmed in this time. */
  static long confirmed(Site site, Instant from, Instant to) throws SQLException {
    return count(
        site,
        "SELECT count(*) FROM purser.operation WHERE confirmed_at >= '%s' AND confirmed_at < '%s'"
            .formatted(from, to));
  }

  /** Those that somebody had to take up again. */
  static long operationsTakenUpAgain(Site site) throws SQLException {
    return count(site, "SELECT count(*) FROM purser.operation WHERE attempt > 1");
  }
}
