package io.purser.local.faults;

import io.purser.local.Site;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What our tables say, of all tenants.
 *
 * @param customers by tenant and external id
 * @param wallets by customer, chain and symbol
 * @param transfers by tenant and reference
 * @param fundings of card accounts, by tenant and reference
 * @param withdrawals from card accounts, by tenant and reference
 */
record Tables(
    Map<String, CustomerRow> customers,
    Map<String, WalletRow> wallets,
    Map<String, TransferRow> transfers,
    Map<String, CardRow> cards,
    Map<String, CardMoneyRow> fundings,
    Map<String, CardMoneyRow> withdrawals) {

  record CustomerRow(String id, String registration, @Nullable String providerId) {}

  record WalletRow(String id, String state, @Nullable String providerId) {}

  /**
   * @param naturalKey as {@link Effects#ofSend} makes it
   */
  record TransferRow(String id, String state, @Nullable String providerId, String naturalKey) {}

  record CardRow(String id, @Nullable String providerId) {}

  record CardMoneyRow(String id, @Nullable String providerId) {}

  /** Those of the load, which all have an id of their client's; other tests leave some without. */
  private static final String CUSTOMERS =
      """
      SELECT t.slug || ' ' || c.external_id, c.id, c.registration, c.provider_customer_id
      FROM purser.customer c JOIN purser.tenant t ON t.id = c.tenant_id
      WHERE c.external_id IS NOT NULL
      """;

  private static final String WALLETS =
      """
      SELECT customer_id || ' ' || chain || ' ' || symbol, id, state, provider_wallet_id
      FROM purser.wallet WHERE state <> 'failed'
      """;

  private static final String TRANSFERS =
      """
      SELECT n.slug || ' ' || t.reference, t.id, t.state, t.provider_transaction_id,
        w.provider_wallet_id, t.receiving_address, trim_scale(t.units * 10::numeric ^ -t.decimals)
      FROM purser.transfer t
      JOIN purser.tenant n ON n.id = t.tenant_id
      JOIN purser.wallet w ON (w.tenant_id, w.id) = (t.tenant_id, t.wallet_id)
      """;

  private static final String CARDS =
      """
      SELECT customer_id, id, provider_card_id FROM purser.card WHERE state <> 'failed'
      """;

  private static final String CARD_MONEY =
      """
      SELECT n.slug || ' ' || m.reference, m.id, m.%2$s
      FROM purser.%1$s m JOIN purser.tenant n ON n.id = m.tenant_id
      """;

  static Tables of(Site site) throws SQLException {
    try (var connection = site.ownersConnection();
        var statement = connection.createStatement()) {
      return new Tables(
          all(
              statement,
              CUSTOMERS,
              row -> new CustomerRow(row.getString(2), row.getString(3), row.getString(4))),
          all(
              statement,
              WALLETS,
              row -> new WalletRow(row.getString(2), row.getString(3), row.getString(4))),
          all(
              statement,
              TRANSFERS,
              row ->
                  new TransferRow(
                      row.getString(2),
                      row.getString(3),
                      row.getString(4),
                      Effects.ofSend(row.getString(5), row.getString(6), row.getString(7)))),
          all(statement, CARDS, row -> new CardRow(row.getString(2), row.getString(3))),
          all(
              statement,
              CARD_MONEY.formatted("card_funding", "provider_funding_id"),
              Tables::cardMoney),
          all(
              statement,
              CARD_MONEY.formatted("card_withdrawal", "provider_withdrawal_id"),
              Tables::cardMoney));
    }
  }

  private static CardMoneyRow cardMoney(ResultSet row) throws SQLException {
    return new CardMoneyRow(row.getString(2), row.getString(3));
  }

  @FunctionalInterface
  private interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  private static <T> Map<String, T> all(Statement statement, String query, RowReader<T> reader)
      throws SQLException {
    var rows = new HashMap<String, T>();
    try (var found = statement.executeQuery(query)) {
      while (found.next()) {
        rows.put(found.getString(1), reader.read(found));
      }
    }
    return Map.copyOf(rows);
  }

  @Nullable CustomerRow customer(Write write) {
    return customers.get(write.tenant() + " " + write.subject());
  }

  @Nullable WalletRow wallet(Write write) {
    return wallets.get(write.subject());
  }

  @Nullable TransferRow transfer(Write write) {
    return transfers.get(write.tenant() + " " + write.subject());
  }

  @Nullable CardRow card(Write write) {
    return cards.get(write.subject());
  }

  @Nullable CardMoneyRow funding(Write write) {
    return fundings.get(write.tenant() + " " + write.subject());
  }

  @Nullable CardMoneyRow withdrawal(Write write) {
    return withdrawals.get(write.tenant() + " " + write.subject());
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

  /** Those that a node is just asking the provider for, as far as it has written down. */
  static long sentOperations(Site site) throws SQLException {
    return count(site, "SELECT count(*) FROM purser.operation WHERE state = 'sent'");
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
          UNION ALL SELECT w::text FROM purser.wallet w
          UNION ALL SELECT t.id || coalesce(t.provider_transaction_id, t.state) FROM purser.transfer t
          UNION ALL SELECT p::text FROM purser.ledger_posting p
            WHERE p.kind IN ('held', 'released', 'captured')) rows
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
