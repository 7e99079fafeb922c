package io.purser.persistence.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.purser.domain.customer.CustomerFilter;
import io.purser.domain.customer.Customers;
import io.purser.domain.customer.Email;
import io.purser.domain.list.PageRequest;
import io.purser.persistence.Samples;
import io.purser.persistence.Sql;
import io.purser.persistence.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What somebody sees who has the database and not the master key, and what they can do with it. */
class SealedColumnsTest {
  private TestDatabase database;
  private Samples samples;

  @BeforeEach
  void start() {
    database = new TestDatabase();
    samples = new Samples(database);
  }

  @AfterEach
  void stop() {
    database.close();
  }

  @Test
  void nothing_personal_stands_anywhere_in_the_database() throws SQLException {
    var tenant = database.newTenant();
    samples.everything(tenant, "marianne");

    var rows = everyRow(tenant.id().value(), tenant.account().value());

    assertThat(rows).hasSizeGreaterThan(10);
    for (var secret :
        List.of(
            "Name-",
            "Given-",
            "Family-",
            "@example.com",
            "+15550100123",
            "1990-01-31",
            "Street-",
            "City-",
            "Metadata-",
            "Merchant-",
            "Reason-",
            "Audit-",
            "Address-",
            "Before-",
            "After-",
            "Fact-",
            "Answer-",
            "Evidence-",
            "Legal-",
            "Tax-",
            "Activity-",
            "Content-",
            "%PDF",
            "File-",
            "Token-",
            "natural-",
            "Secret-",
            "Previous-",
            "Body-",
            "Event-",
            "Url-",
            "Signing-",
            "whsec_")) {
      assertThat(rows).as(secret).noneMatch(row -> row.contains(secret));
    }
    assertThat(rows).as("the external id is not personal").anyMatch(r -> r.contains("external-"));
  }

  @Test
  void a_changed_value_is_not_read() throws SQLException {
    var tenant = database.newTenant().id();
    var customer = samples.storedPerson(tenant, "ana");
    asOwnerOf(
        tenant.value(),
        sql ->
            sql.execute(
                "UPDATE purser.customer SET phone = set_byte(phone, 20, get_byte(phone, 20) # 1)"));

    assertThatExceptionOfType(BrokenSeal.class)
        .isThrownBy(
            () ->
                samples.in(tenant, () -> database.get(Customers.class).get(tenant, customer.id())))
        .withMessageContaining("column=phone");
  }

  @Test
  void a_value_that_is_moved_to_another_customer_is_not_read() throws SQLException {
    var tenant = database.newTenant().id();
    var ana = samples.storedPerson(tenant, "ana");
    var bea = samples.storedPerson(tenant, "bea");
    asOwnerOf(
        tenant.value(),
        sql ->
            sql.execute(
                "UPDATE purser.customer SET phone = (SELECT phone FROM purser.customer WHERE id = ?)"
                    + " WHERE id = ?",
                ana.id().value(),
                bea.id().value()));

    assertThatExceptionOfType(BrokenSeal.class)
        .isThrownBy(
            () -> samples.in(tenant, () -> database.get(Customers.class).get(tenant, bea.id())));
  }

  @Test
  void a_value_that_is_moved_to_another_column_is_not_read() throws SQLException {
    var tenant = database.newTenant().id();
    var customer = samples.storedPerson(tenant, "ana");
    asOwnerOf(
        tenant.value(), sql -> sql.execute("UPDATE purser.customer SET family_name = given_name"));

    assertThatExceptionOfType(BrokenSeal.class)
        .isThrownBy(
            () ->
                samples.in(tenant, () -> database.get(Customers.class).get(tenant, customer.id())));
  }

  @Test
  void without_its_key_a_customer_is_gone_even_where_the_key_was_in_memory() throws SQLException {
    var tenant = database.newTenant().id();
    var customer = samples.storedPerson(tenant, "ana");
    asOwnerOf(tenant.value(), sql -> sql.execute("DELETE FROM purser.data_key"));

    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                samples.in(tenant, () -> database.get(Customers.class).get(tenant, customer.id())))
        .withMessage("the key of " + customer.id() + " is destroyed");
  }

  @Test
  void the_same_email_of_two_tenants_has_different_indexes() throws SQLException {
    var one = database.newTenant().id();
    var two = database.newTenant().id();
    samples.storedPerson(one, "ana");
    samples.storedPerson(two, "ana");

    assertThat(emailIndex(one.value())).isNotEqualTo(emailIndex(two.value()));
  }

  @Test
  void an_email_is_found_in_any_spelling_of_its_letters() {
    var tenant = database.newTenant().id();
    var customer = samples.storedPerson(tenant, "ana");

    var found =
        samples.in(
            tenant,
            () ->
                database
                    .get(Customers.class)
                    .list(
                        tenant,
                        List.of(new CustomerFilter.WithEmail(new Email("ANA@Example.Com"))),
                        PageRequest.first(10)));

    assertThat(found.items()).containsExactly(customer);
  }

  private String emailIndex(String tenant) throws SQLException {
    var index = new ArrayList<String>();
    asOwnerOf(
        tenant,
        sql ->
            index.add(
                String.valueOf(
                    sql.text("SELECT encode(email_index, 'hex') FROM purser.customer"))));
    return index.getFirst();
  }

  /** Every row of every table as text, with sealed bytes as the letters that they would be. */
  private List<String> everyRow(String tenant, String account) throws SQLException {
    var rows = new ArrayList<String>();
    try (var connection = open(tenant)) {
      new Sql(connection).execute("SELECT set_config('app.account', ?, true)", account);
      for (var table : tables(connection)) {
        try (var statement = connection.createStatement();
            var found = statement.executeQuery("SELECT * FROM purser." + table)) {
          while (found.next()) {
            rows.add(table + " " + row(found));
          }
        }
      }
    }
    return rows;
  }

  private static String row(ResultSet found) throws SQLException {
    var text = new StringBuilder();
    for (int column = 1; column <= found.getMetaData().getColumnCount(); column++) {
      var value = found.getObject(column);
      text.append(value instanceof byte[] bytes ? new String(bytes, UTF_8) : value).append(' ');
    }
    return text.toString();
  }

  private static List<String> tables(Connection connection) throws SQLException {
    var names = new ArrayList<String>();
    try (var statement = connection.createStatement();
        var found =
            statement.executeQuery(
                "SELECT table_name FROM information_schema.table_privileges WHERE grantee = 'purser_app'"
                    + " AND privilege_type = 'SELECT' AND table_schema = 'purser'")) {
      while (found.next()) {
        names.add(found.getString(1).toLowerCase(Locale.ROOT));
      }
    }
    return names;
  }

  /** In a transaction of the application that sees this tenant. */
  private Connection open(String tenant) throws SQLException {
    var connection = database.asApplication();
    connection.setAutoCommit(false);
    new Sql(connection).execute("SELECT set_config('app.tenant', ?, true)", tenant);
    return connection;
  }

  private void asOwnerOf(String tenant, Change change) throws SQLException {
    try (var connection = open(tenant)) {
      change.make(new Sql(connection));
      connection.commit();
    }
  }

  private interface Change {
    void make(Sql sql) throws SQLException;
  }
}
