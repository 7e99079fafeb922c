package io.purser.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.purser.domain.customer.Customer;
import io.purser.domain.inbox.Inbox;
import io.purser.domain.operation.OperationKind;
import io.purser.domain.operation.Operations;
import io.purser.domain.tenant.Tenant;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Straight in SQL, as the application's role, where no repository can help. */
class TenantIsolationTest {
  private static TestDatabase database;
  private static Tenant ours;
  private static Tenant theirs;
  private static Customer ourCustomer;
  private static Customer theirCustomer;

  @BeforeAll
  static void start() {
    database = new TestDatabase();
    ours = database.newTenant();
    theirs = database.newTenant();
    var samples = new Samples(database);
    ourCustomer = samples.everything(ours, "ours");
    theirCustomer = samples.everything(theirs, "theirs");
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @Test
  void without_a_setting_every_table_is_empty() throws SQLException {
    try (var connection = database.asApplication()) {
      for (var table : tables(connection)) {
        assertThat(new Sql(connection).count(table)).as(table).isZero();
      }
    }
  }

  @Test
  void a_setting_shows_the_rows_of_its_tenant_and_no_others() throws SQLException {
    try (var connection = database.asApplication()) {
      connection.setAutoCommit(false);
      var sql = new Sql(connection);
      set(sql, "app.tenant", ours.id().value());
      for (var table : tables(connection)) {
        if (hasColumn(sql, table, "tenant_id")) {
          var seen =
              sql.text("SELECT string_agg(DISTINCT tenant_id::text, ' ') FROM purser." + table);
          assertThat(seen).as(table).isEqualTo(ours.id().value());
        }
      }
    }
  }

  @Test
  void a_setting_shows_the_rows_of_its_account_and_no_others() throws SQLException {
    try (var connection = database.asApplication()) {
      connection.setAutoCommit(false);
      var sql = new Sql(connection);
      set(sql, "app.account", ours.account().value());
      for (var table :
          List.of(
              "webhook_endpoint",
              "provider_credentials",
              "inbox_delivery",
              "inbox_event",
              "inbox_missed_event",
              "card_programme",
              "master_wallet_movement",
              "master_wallet_history")) {
        var seen =
            sql.text("SELECT string_agg(DISTINCT account_id::text, ' ') FROM purser." + table);
        assertThat(seen).as(table).isEqualTo(ours.account().value());
      }
      assertThat(sql.count("customer")).isZero();
    }
  }

  @Test
  void the_setting_ends_with_its_transaction() throws SQLException {
    try (var connection = database.asApplication()) {
      connection.setAutoCommit(false);
      var sql = new Sql(connection);
      set(sql, "app.tenant", ours.id().value());
      assertThat(sql.count("customer")).isPositive();
      connection.commit();

      assertThat(sql.count("customer")).isZero();
    }
  }

  @Test
  void a_row_of_another_tenant_cannot_be_inserted() throws SQLException {
    try (var connection = database.asApplication()) {
      connection.setAutoCommit(false);
      var sql = new Sql(connection);
      set(sql, "app.tenant", ours.id().value());

      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(
              () ->
                  sql.execute(
                      "INSERT INTO purser.login (tenant_id, issuer, subject, customer_id)"
                          + " VALUES (?, 'https://issuer.example.com', 'intruder', ?)",
                      theirs.id().value(),
                      theirCustomer.id().value()))
          .withMessageContaining("row-level security");
    }
  }

  @Test
  void a_row_cannot_point_to_another_tenants() throws SQLException {
    try (var connection = database.asApplication()) {
      connection.setAutoCommit(false);
      var sql = new Sql(connection);
      set(sql, "app.tenant", ours.id().value());

      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(
              () ->
                  sql.execute(
                      "INSERT INTO purser.login (tenant_id, issuer, subject, customer_id)"
                          + " VALUES (?, 'https://issuer.example.com', 'intruder', ?)",
                      ours.id().value(),
                      theirCustomer.id().value()))
          .withMessageContaining("login_of_customer");
    }
  }

  @Test
  void rows_of_another_tenant_cannot_be_changed() throws SQLException {
    try (var connection = database.asApplication()) {
      connection.setAutoCommit(false);
      var sql = new Sql(connection);
      set(sql, "app.tenant", ours.id().value());

      assertThat(
              sql.update(
                  "UPDATE purser.customer SET version = version + 1 WHERE id = ?",
                  theirCustomer.id().value()))
          .isZero();
      assertThat(
              sql.update(
                  "UPDATE purser.customer SET version = version + 1 WHERE id = ?",
                  ourCustomer.id().value()))
          .isOne();
      connection.rollback();
    }
  }

  @Test
  void what_is_due_is_named_across_tenants() {
    var samples = new Samples(database);
    var ourOperation = samples.plannedOperation(ourCustomer, OperationKind.ADD_WALLET, "due ours");
    var theirOperation =
        samples.plannedOperation(theirCustomer, OperationKind.ADD_WALLET, "due theirs");

    assertThat(database.get(Operations.class).due(100))
        .contains(
            new Operations.Due(ours.id(), ourOperation.id()),
            new Operations.Due(theirs.id(), theirOperation.id()));
  }

  @Test
  void deliveries_are_claimed_across_accounts() {
    assertThat(database.get(Inbox.class).claim(100, Duration.ofMinutes(1)))
        .extracting(Inbox.Claimed::account)
        .contains(ours.account(), theirs.account());
  }

  private static void set(Sql sql, String setting, String value) throws SQLException {
    sql.execute("SELECT set_config(?, ?, true)", setting, value);
  }

  private static boolean hasColumn(Sql sql, String table, String column) throws SQLException {
    return sql.text(
            "SELECT 1 FROM information_schema.columns"
                + " WHERE table_schema = 'purser' AND table_name = ? AND column_name = ?",
            table,
            column)
        != null;
  }

  /** Every table that the application may read, but for the history of the schema itself. */
  private static List<String> tables(Connection connection) throws SQLException {
    var names = new ArrayList<String>();
    try (var statement = connection.createStatement();
        var found =
            statement.executeQuery(
                "SELECT table_name FROM information_schema.table_privileges WHERE table_schema = 'purser'"
                    + " AND grantee = 'purser_app' AND privilege_type = 'SELECT'"
                    + " AND table_name <> 'flyway_schema_history' ORDER BY 1")) {
      while (found.next()) {
        names.add(found.getString(1));
      }
    }
    assertThat(names).contains("customer", "operation", "audit_entry", "inbox_event");
    return names;
  }
}
