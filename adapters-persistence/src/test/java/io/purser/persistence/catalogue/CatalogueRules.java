package io.purser.persistence.catalogue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The rules that keep tenants apart, as questions to PostgreSQL's catalogue. Each query returns a
 * sentence for every object that breaks its rule; exceptions are named, never patterns.
 */
final class CatalogueRules {
  private static final String TABLES =
      """
      WITH tables AS (
        SELECT c.oid, c.relname::text AS name, c.relowner, c.relrowsecurity, c.relforcerowsecurity, c.relacl,
          CASE
            WHEN c.relname = 'tenant' THEN 'tenant'
            WHEN c.relname = 'provider_account' THEN 'account'
            -- Counts addresses as well, which are nobody's.
            WHEN c.relname = 'rate_tokens' THEN 'nobody'
            -- Everybody's, and only for the functions.
            WHEN c.relname = 'root_key' THEN 'nobody'
            WHEN EXISTS (SELECT FROM pg_attribute a
                         WHERE a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped) THEN 'tenant'
            ELSE 'account'
          END AS owner_kind,
          CASE
            WHEN c.relname IN ('tenant', 'provider_account') THEN 'id'
            WHEN c.relname = 'rate_tokens' THEN 'subject'
            WHEN c.relname = 'root_key' THEN 'version'
            WHEN EXISTS (SELECT FROM pg_attribute a
                         WHERE a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped) THEN 'tenant_id'
            ELSE 'account_id'
          END AS owner_column
        FROM pg_class c
        WHERE c.relnamespace = 'purser'::regnamespace
          AND c.relkind IN ('r', 'p')
          AND c.relname <> 'flyway_schema_history'
      )
      """;

  private static final String ROW_SECURITY =
      TABLES
          + """
          SELECT 'table ' || name || ' does not force row level security'
          FROM tables
          WHERE NOT (relrowsecurity AND relforcerowsecurity)
          """;

  private static final String PRIMARY_KEYS =
      TABLES
          + """
          SELECT 'table ' || t.name || ' has no primary key that leads with ' || t.owner_column
          FROM tables t
          WHERE NOT EXISTS (
            SELECT FROM pg_index i
            JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
            WHERE i.indrelid = t.oid AND i.indisprimary AND a.attname = t.owner_column)
          """;

  private static final String UNIQUE_INDEXES =
      TABLES
          + """
          SELECT 'unique index ' || c.relname || ' does not lead with ' || t.owner_column
          FROM tables t
          JOIN pg_index i ON i.indrelid = t.oid AND i.indisunique
          JOIN pg_class c ON c.oid = i.indexrelid
          LEFT JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
          WHERE a.attname IS DISTINCT FROM t.owner_column
            AND c.relname NOT IN (
              -- Found before the tenant is known.
              'tenant_one_per_slug', 'provider_account_one_per_name', 'api_key_one_per_hash', 'api_key_one_per_public_part',
              'webhook_endpoint_one_per_id', 'tenant_issuer_one_per_audience',
              -- The provider's world, which the tenants of an account share.
              'customer_one_per_provider_customer', 'operation_one_open_per_natural_key',
              'card_onboarding_one_open_per_card_customer', 'card_one_per_provider_card',
              'swap_one_per_provider_swap')
          """;

  private static final String FOREIGN_KEYS =
      TABLES
          + """
          SELECT 'foreign key ' || k.conname || ' of ' || t.name || ' does not lead with the owner on both sides'
          FROM tables t
          JOIN pg_constraint k ON k.conrelid = t.oid AND k.contype = 'f'
          JOIN tables r ON r.oid = k.confrelid
          JOIN pg_attribute here ON here.attrelid = t.oid AND here.attnum = k.conkey[1]
          JOIN pg_attribute there ON there.attrelid = r.oid AND there.attnum = k.confkey[1]
          WHERE (here.attname <> t.owner_column OR there.attname <> r.owner_column OR t.owner_kind <> r.owner_kind)
            AND k.conname NOT IN (
              'tenant_of_account',
              -- A delivery is the account's; which of its tenants it concerns is found out later.
              'inbox_delivery_concerns_tenant_of_account')
          """;

  private static final String POLICIES =
      TABLES
          + """
          SELECT 'table ' || t.name || ' shows purser_app something else than the rows of its ' || t.owner_kind
          FROM tables t
          WHERE t.owner_kind <> 'nobody' AND (
            (SELECT count(*) FROM pg_policy p
             WHERE p.polrelid = t.oid AND p.polroles && ARRAY['purser_app'::regrole::oid, 0::oid]) <> 1
            OR NOT EXISTS (
              SELECT FROM pg_policy p
              WHERE p.polrelid = t.oid
                AND p.polroles = ARRAY['purser_app'::regrole::oid]
                AND p.polcmd = '*'
                AND pg_get_expr(p.polqual, p.polrelid) = format(
                  '((%I)::text = current_setting(''app.%s''::text, true))', t.owner_column, t.owner_kind)
                AND pg_get_expr(p.polwithcheck, p.polrelid) = pg_get_expr(p.polqual, p.polrelid)))
          UNION ALL
          SELECT 'table ' || t.name || ' shows purser_app rows that are nobody''s'
          FROM tables t
          JOIN pg_policy p ON p.polrelid = t.oid AND p.polroles && ARRAY['purser_app'::regrole::oid, 0::oid]
          WHERE t.owner_kind = 'nobody'
          UNION ALL
          SELECT 'policy ' || p.polname || ' on ' || t.name || ' is for somebody else than purser_app or the owner'
          FROM tables t
          JOIN pg_policy p ON p.polrelid = t.oid
          WHERE NOT p.polroles <@ ARRAY['purser_app'::regrole::oid, t.relowner]
          """;

  private static final String FUNCTIONS =
      """
      WITH functions AS (
        SELECT p.*, p.oid::regprocedure::text AS name
        FROM pg_proc p
        WHERE p.pronamespace = 'purser'::regnamespace
      )
      SELECT 'function ' || name || ' is not on the list'
      FROM functions
      WHERE proname NOT IN (
        'account_by_name', 'tenant_by_slug', 'owner_of_provider_customer', 'api_key_by_hash', 'api_key_by_public_part', 'due_operations',
        'claim_outdated_balances', 'purge_idempotency_records', 'account_of_endpoint', 'claim_deliveries',
        'drop_delivery_bodies', 'tenants_with_waiting_events', 'place_events', 'take_quota', 'close_quota',
        'lower_quota', 'claim_webhook_sweeps', 'inbox_backlog', 'operation_census', 'require_balanced_posting',
        'outgoing_endpoints_behind', 'claim_outgoing_deliveries', 'outgoing_backlog', 'purge_outgoing_deliveries',
        'owner_of_card_customer', 'claim_waiting_card_onboardings', 'purge_card_codes', 'claim_due_spending_limits',
        'claim_card_spending', 'claim_card_spending_feeds', 'claim_outdated_card_accounts', 'claim_card_programmes',
        'claim_imports', 'claim_master_wallet_histories', 'owner_of_swap', 'requested_swaps', 'claim_waiting_swaps', 'claim_waiting_card_fundings', 'claim_waiting_card_withdrawals', 'require_balanced_cash_posting',
        'customers_not_found_by_name', 'overdue_approvals', 'tenants_with_waiting_audit', 'let_audit_entries_wait',
        'refuse_change_of_audit', 'exchange_tokens', 'purge_rate_tokens', 'purge_confirmations', 'purge_invitations', 'purge_used_proofs',
        'tenants_newest_first', 'count_tenants', 'tenants_of_account', 'provider_credential_versions', 'tenant_settings_versions', 'customers_to_erase', 'customers_due_for_erasure',
        'require_one_mode_of_account', 'root_key_in_use', 'add_first_root_key', 'any_customer_with_key')
      UNION ALL
      SELECT 'function ' || name || ' does not fix its search path'
      FROM functions
      WHERE proconfig IS DISTINCT FROM ARRAY['search_path=""']
      UNION ALL
      SELECT 'function ' || f.name || ' is not owned by the owner of the schema'
      FROM functions f
      JOIN pg_namespace n ON n.oid = f.pronamespace
      WHERE f.proowner <> n.nspowner
      UNION ALL
      SELECT 'function ' || name || ' may be called by ' || coalesce(nullif(a.grantee, 0)::regrole::text, 'everyone')
      FROM functions f
      CROSS JOIN LATERAL aclexplode(coalesce(f.proacl, acldefault('f', f.proowner))) a
      WHERE a.grantee NOT IN (f.proowner, 'purser_app'::regrole)
      UNION ALL
      SELECT 'function ' || f.name || ' returns ' || format_type(r.type, NULL) || ', not only ids, times and counts'
      FROM functions f
      CROSS JOIN LATERAL (
        SELECT f.prorettype AS type WHERE f.prorettype <> 'record'::regtype
        UNION ALL
        SELECT u.type
        FROM unnest(f.proallargtypes, f.proargmodes) AS u (type, mode)
        WHERE u.mode IN ('o', 'b', 't')
      ) r
      WHERE r.type NOT IN (
        'purser.typeid'::regtype, 'timestamptz'::regtype, 'integer'::regtype, 'bigint'::regtype, 'trigger'::regtype)
        -- Nobody's row, sealed.
        AND f.proname <> 'root_key_in_use'
      """;

  private static final String GRANTS =
      TABLES
          + """
          , granted AS (
            SELECT t.name, a.grantee, a.privilege_type AS privilege
            FROM tables t CROSS JOIN LATERAL aclexplode(t.relacl) a
            WHERE a.grantee <> t.relowner
            UNION ALL
            SELECT t.name, a.grantee, a.privilege_type
            FROM tables t
            JOIN pg_attribute c ON c.attrelid = t.oid
            CROSS JOIN LATERAL aclexplode(c.attacl) a
            WHERE a.grantee <> t.relowner
          )
          SELECT 'somebody else than purser_app may ' || privilege || ' ' || name
          FROM granted
          WHERE grantee <> 'purser_app'::regrole
          UNION ALL
          SELECT 'purser_app may ' || privilege || ' ' || name
          FROM granted
          WHERE grantee = 'purser_app'::regrole
            AND (privilege NOT IN ('SELECT', 'INSERT', 'UPDATE', 'DELETE')
              OR (privilege = 'DELETE' AND name NOT IN ('data_key', 'external_wallet', 'transfer_quote', 'idempotency_record', 'customer_name_word', 'login', 'transfer_limit', 'looser_transfer_limit', 'recipient', 'legal_profile', 'shareholder',
                'document', 'document_piece', 'audit_waiting', 'tenant_suspension', 'tenant_issuer', 'proposed_tenant_issuer'))
              OR (privilege = 'UPDATE' AND name IN (
                'provider_account', 'tenant', 'login', 'event_log', 'audit_entry', 'audit_batch', 'audit_digest', 'audit_waiting', 'inbox_event', 'data_key',
                'ledger_posting', 'ledger_entry', 'transfer_quote', 'card_onboarding_stage',
                'cash_posting', 'cash_entry', 'customer_name_word',
                'display_rates', 'display_rate', 'tenant_suspension'))
              OR name IN ('balance_check', 'quota_gate', 'quota_window', 'quota_share', 'rate_tokens', 'root_key'))
          UNION ALL
          SELECT 'purser_app owns ' || c.relname
          FROM pg_class c
          WHERE c.relowner = 'purser_app'::regrole
          UNION ALL
          SELECT 'purser_app is more than an ordinary role'
          FROM pg_roles r
          WHERE r.rolname = 'purser_app'
            AND (r.rolsuper OR r.rolbypassrls OR r.rolcreaterole OR r.rolcreatedb)
          UNION ALL
          SELECT 'purser_app is a member of ' || m.roleid::regrole
          FROM pg_auth_members m
          WHERE m.member = 'purser_app'::regrole
          """;

  private static final List<String> ALL =
      List.of(
          ROW_SECURITY, PRIMARY_KEYS, UNIQUE_INDEXES, FOREIGN_KEYS, POLICIES, FUNCTIONS, GRANTS);

  private CatalogueRules() {}

  /** What breaks the rules, a sentence each. */
  static List<String> violations(Connection connection) throws SQLException {
    var violations = new ArrayList<String>();
    for (var rule : ALL) {
      try (var statement = connection.createStatement();
          var found = statement.executeQuery(rule)) {
        while (found.next()) {
          violations.add(found.getString(1));
        }
      }
    }
    return violations;
  }
}
