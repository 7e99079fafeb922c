package io.purser.bench;

/**
 * Makes card customers of all customers that a database has: one in ten is still proving who they
 * are, the others have an active card, an account with something in it, and wallets on eight
 * chains.
 */
final class CardCustomerRows {
  /** How many wallets each has beside those that it had before. */
  static final int WALLETS = 20;

  private static final int ONE_IN = 10;

  private static final String ONBOARDINGS =
      """
      INSERT INTO purser.card_onboarding (
        tenant_id, id, account_id, customer_id, state, provider_card_customer_id, email_verified, kyc, source_of_funds_given,
        phone_verified, deployment_asked, deployed, has_card, provider_understood, customer_created_at, created_at, updated_at,
        version)
      SELECT c.tenant_id, 'onb_' || substr(c.id, 5), t.account_id, c.id,
        CASE WHEN n.done THEN 'active' ELSE 'kyc' END,
        'yativo_card_customer_' || substr(c.id, 5), true,
        CASE WHEN n.done THEN 'approved' ELSE 'in_review' END,
        n.done, n.done, n.done, n.done, n.done, true, c.created_at, c.created_at, c.created_at, 1
      FROM purser.customer c
      JOIN purser.tenant t ON t.id = c.tenant_id
      CROSS JOIN LATERAL (SELECT substr(c.id, 5)::bigint %% %d <> 0 AS done) n
      WHERE t.slug = '%s'
      """
          .formatted(ONE_IN, Databases.TENANT);

  private static final String CARDS =
      """
      INSERT INTO purser.card (
        tenant_id, id, account_id, customer_id, state, provider_card_id, last_four, created_at, updated_at, version)
      SELECT tenant_id, 'crd_' || substr(id, 5), account_id, customer_id, 'active', 'card-' || substr(id, 5), '4242',
        created_at, created_at, 1
      FROM purser.card_onboarding WHERE state = 'active'
      """;

  private static final String ACCOUNTS =
      """
      INSERT INTO purser.card_account (
        tenant_id, customer_id, currency, ledger, available, pending, moved_at, as_of, source, asked_at)
      SELECT tenant_id, customer_id, 'USD', 12345, 10000, 2345, now(), now(), 'webhook', now()
      FROM purser.card_onboarding WHERE state = 'active'
      """;

  private static final String WALLETS_ON_CHAINS =
      """
      INSERT INTO purser.wallet (
        tenant_id, id, customer_id, chain, symbol, decimals, state, provider_wallet_id, address, activated_at, created_at,
        updated_at, version)
      SELECT o.tenant_id, 'wal_' || lpad((substr(o.id, 5)::bigint * 100 + 1000000000 + w.number)::text, 26, '0'), o.customer_id,
        (ARRAY['arbitrum', 'avalanche', 'base', 'bsc', 'ethereum', 'optimism', 'polygon', 'tron'])[1 + w.number %% 8],
        (ARRAY['USDT', 'DAI', 'EURC'])[1 + w.number / 8], 6, 'active', 'bench-' || w.number, 'address-' || w.number,
        o.created_at, o.created_at, o.created_at, 1
      FROM purser.card_onboarding o
      CROSS JOIN generate_series(0, %d) AS w (number)
      WHERE o.state = 'active'
      """
          .formatted(WALLETS - 1);

  private static final String BALANCES =
      """
      INSERT INTO purser.wallet_balance (
        tenant_id, wallet_id, customer_id, chain, symbol, decimals, ledger, incoming, outgoing, as_of, source)
      SELECT tenant_id, id, customer_id, chain, symbol, decimals, 0, 0, 0, now(), 'webhook'
      FROM purser.wallet WHERE provider_wallet_id LIKE 'bench-%'
      """;

  private CardCustomerRows() {}

  /** Whether the customer of this number has a card, and with it everything else. */
  static boolean hasAccount(int number) {
    return number % ONE_IN != 0;
  }

  /** How many of so many customers have an account that something is known of. */
  static int withBalance(int customers) {
    return customers - customers / ONE_IN;
  }

  static void add(Server server, String database) {
    server.execute(database, ONBOARDINGS);
    server.execute(database, CARDS);
    server.execute(database, ACCOUNTS);
    server.execute(database, WALLETS_ON_CHAINS);
    server.execute(database, BALANCES);
    server.execute(database, "VACUUM (ANALYZE)");
    server.execute(database, "CHECKPOINT");
  }
}
