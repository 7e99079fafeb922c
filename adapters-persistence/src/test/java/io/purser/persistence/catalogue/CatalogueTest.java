package io.purser.persistence.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.persistence.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogueTest {
  private static TestDatabase database;

  @BeforeAll
  static void start() {
    database = new TestDatabase();
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @Test
  void the_schema_keeps_every_rule() throws SQLException {
    try (var connection = database.asOwner()) {
      assertThat(CatalogueRules.violations(connection)).isEmpty();
    }
  }

  static List<Arguments> planted() {
    return List.of(
        planted(
            "ALTER TABLE purser.wallet NO FORCE ROW LEVEL SECURITY",
            "table wallet does not force row level security"),
        planted(
            "ALTER TABLE purser.login DISABLE ROW LEVEL SECURITY",
            "table login does not force row level security"),
        planted(
            "CREATE TABLE purser.note (id purser.typeid PRIMARY KEY, tenant_id purser.typeid)",
            "table note has no primary key that leads with tenant_id"),
        planted(
            "CREATE TABLE purser.note (account_id purser.typeid)",
            "table note has no primary key that leads with account_id"),
        planted(
            "CREATE UNIQUE INDEX wallet_address ON purser.wallet (address)",
            "unique index wallet_address does not lead with tenant_id"),
        planted(
            "CREATE TABLE purser.note (tenant_id purser.typeid, id purser.typeid, customer_tenant purser.typeid,"
                + " customer_id purser.typeid, PRIMARY KEY (tenant_id, id), CONSTRAINT note_of_customer"
                + " FOREIGN KEY (customer_tenant, customer_id) REFERENCES purser.customer (tenant_id, id))",
            "foreign key note_of_customer of note does not lead with the owner on both sides"),
        planted(
            "CREATE POLICY everything ON purser.wallet FOR SELECT TO purser_app USING (true)",
            "table wallet shows purser_app something else than the rows of its tenant"),
        planted(
            "ALTER POLICY wallet_of_tenant ON purser.wallet WITH CHECK (true)",
            "table wallet shows purser_app something else than the rows of its tenant"),
        planted(
            "DROP POLICY inbox_event_of_account ON purser.inbox_event",
            "table inbox_event shows purser_app something else than the rows of its account"),
        planted(
            "CREATE POLICY everyone ON purser.wallet TO PUBLIC USING (true)",
            "policy everyone on wallet is for somebody else than purser_app or the owner"),
        planted(
            "CREATE POLICY everything ON purser.rate_tokens FOR SELECT TO purser_app USING (true)",
            "table rate_tokens shows purser_app rows that are nobody's"),
        planted(
            "GRANT SELECT ON purser.rate_tokens TO purser_app",
            "purser_app may SELECT rate_tokens"),
        planted("GRANT SELECT ON purser.root_key TO purser_app", "purser_app may SELECT root_key"),
        planted(
            "CREATE FUNCTION purser.peek() RETURNS bigint LANGUAGE sql SECURITY DEFINER SET search_path = ''"
                + " RETURN (SELECT count(*) FROM purser.customer)",
            "function purser.peek() is not on the list"),
        planted(
            "ALTER FUNCTION purser.tenant_by_slug(text) RESET search_path",
            "function purser.tenant_by_slug(text) does not fix its search path"),
        planted(
            "GRANT EXECUTE ON FUNCTION purser.tenant_by_slug(text) TO PUBLIC",
            "function purser.tenant_by_slug(text) may be called by everyone"),
        planted(
            "DROP FUNCTION purser.api_key_by_hash(text); CREATE FUNCTION purser.api_key_by_hash(wanted text)"
                + " RETURNS text LANGUAGE sql SECURITY DEFINER SET search_path = ''"
                + " RETURN (SELECT k.service FROM purser.api_key k WHERE k.hash = wanted)",
            "function purser.api_key_by_hash(text) returns text, not only ids, times and counts"),
        planted(
            "GRANT UPDATE ON purser.audit_entry TO purser_app",
            "purser_app may UPDATE audit_entry"),
        planted(
            "GRANT UPDATE (facts) ON purser.event_log TO purser_app",
            "purser_app may UPDATE event_log"),
        planted("GRANT DELETE ON purser.customer TO purser_app", "purser_app may DELETE customer"),
        planted("GRANT TRUNCATE ON purser.wallet TO purser_app", "purser_app may TRUNCATE wallet"),
        planted(
            "GRANT SELECT ON purser.wallet TO PUBLIC",
            "somebody else than purser_app may SELECT wallet"));
  }

  @ParameterizedTest
  @MethodSource("planted")
  void a_planted_violation_is_found(String violation, String sentence) throws SQLException {
    try (var connection = database.asOwner()) {
      connection.setAutoCommit(false);
      execute(connection, violation);

      assertThat(CatalogueRules.violations(connection)).contains(sentence);

      connection.rollback();
    }
  }

  private static Arguments planted(String violation, String sentence) {
    return Arguments.of(violation, sentence);
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
