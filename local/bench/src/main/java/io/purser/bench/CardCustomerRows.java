package io.purser.bench;

/**
 * Makes card customers of all customers that a database has: one in ten is still proving who they
 * are, the others have an active card and an account with something in it.
 */
final class CardCustomerRows {
  private static final int ONE_IN = 10;

  private static final String ONBOARDINGS =
      """
      INSERT INTO purser.card_onboarding (
        tenant_id, id, account_id, customer_id, state, provider_card_customer_id, email_verified, kyc, source_of_funds_given,
        phone_verified, deployment_asked, deployed, has_card, provider_understood, created_at, updated_at, version)
      SELECT c.tenant_id, 'onb_' || substr(c.id, 5), t.account_id, c.id,
        CASE WHEN n.done THEN 'active' ELSE 'kyc' END,
        'yativo_card_customer_' || substr(c.id, 5), true,
        CASE WHEN n.done THEN 'approved' ELSE 'in_review' END,
        n.done, n.done, n.done, n.done, n.done, true, c.created_at, c.created_at, 1
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

  private CardCustomerRows() {}

  /** How many of so many customers have an account that something is known of. */
  static int withBalance(int customers) {
    return customers - customers / ONE_IN;
  }

  static void add(Server server, String database) {
    server.execute(database, ONBOARDINGS);
    server.execute(database, CARDS);
    server.execute(database, ACCOUNTS);
    server.execute(database, "VACUUM (ANALYZE)");
    server.execute(database, "CHECKPOINT");
  }
}
