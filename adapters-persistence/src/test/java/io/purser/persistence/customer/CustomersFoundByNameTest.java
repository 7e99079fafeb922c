package io.purser.persistence.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.purser.domain.customer.Customer;
import io.purser.domain.customer.CustomerFilter;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.Customers;
import io.purser.domain.customer.NameWords;
import io.purser.domain.list.PageRequest;
import io.purser.domain.tenant.TenantId;
import io.purser.persistence.Samples;
import io.purser.persistence.Sql;
import io.purser.persistence.TestDatabase;
import io.purser.persistence.seal.BrokenSeal;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CustomersFoundByNameTest {
  private TestDatabase database;
  private Samples samples;
  private TenantId tenant;
  private CustomersFoundByName worker;

  @BeforeEach
  void start() {
    database = new TestDatabase();
    samples = new Samples(database);
    tenant = database.newTenant().id();
    worker = database.get(CustomersFoundByName.class);
  }

  @AfterEach
  void stop() {
    database.close();
  }

  /** As everything was before there were words. */
  private void forgetNames(TenantId of) throws SQLException {
    asTenant(
        of, "DELETE FROM purser.customer_name_word", "UPDATE purser.customer SET name_rule = 0");
  }

  private void asTenant(TenantId of, String... statements) throws SQLException {
    try (var connection = database.asApplication()) {
      connection.setAutoCommit(false);
      var sql = new Sql(connection);
      sql.execute("SELECT set_config('app.tenant', ?, true)", of.value());
      for (var statement : statements) {
        sql.execute(statement);
      }
      connection.commit();
    }
  }

  private List<CustomerId> called(TenantId of, String words) {
    var filter = new CustomerFilter.WithName(NameWords.of(words));
    return samples
        .in(
            of,
            () -> database.get(Customers.class).list(of, List.of(filter), PageRequest.first(100)))
        .items()
        .stream()
        .map(Customer::id)
        .toList();
  }

  @Test
  void those_who_were_stored_before_are_found_once_the_worker_has_come_by() throws SQLException {
    var other = database.newTenant().id();
    var ana = samples.storedPerson(tenant, "ana");
    var bea = samples.storedPerson(other, "bea");
    forgetNames(tenant);
    forgetNames(other);
    assertThat(called(tenant, "given ana")).isEmpty();

    assertThat(worker.work(() -> true)).isEqualTo(2);

    assertThat(called(tenant, "given ana")).containsExactly(ana.id());
    assertThat(called(other, "fam bea")).containsExactly(bea.id());
    assertThat(worker.work(() -> true)).isZero();
    assertThat(samples.in(tenant, () -> database.get(Customers.class).get(tenant, ana.id())))
        .contains(ana);
  }

  /** As those are whose words were there before the marks were. */
  @Test
  void those_who_were_stored_without_a_mark_are_found_all_the_while_and_marked_by_the_worker()
      throws SQLException {
    var ana = samples.storedPerson(tenant, "ana");
    try (var connection = database.asSuperuser()) {
      new Sql(connection)
          .execute("UPDATE purser.customer_name_word SET mark = decode(repeat('ff', 16), 'hex')");
    }
    asTenant(tenant, "UPDATE purser.customer SET name_rule = 0");
    assertThat(called(tenant, "given ana")).containsExactly(ana.id());

    assertThat(worker.work(() -> true)).isOne();

    assertThat(called(tenant, "given ana")).containsExactly(ana.id());
    assertThat(marks()).containsExactly("t");
  }

  /** Whether every mark is one that says no to most words. */
  private List<String> marks() throws SQLException {
    try (var connection = database.asSuperuser()) {
      return List.of(
          String.valueOf(
              new Sql(connection)
                  .text("SELECT bool_and(bit_count(mark) < 64) FROM purser.customer_name_word")));
    }
  }

  @Test
  void whoever_is_changed_meanwhile_is_found_without_it() throws SQLException {
    var ana = samples.storedPerson(tenant, "ana");
    forgetNames(tenant);

    samples.in(
        tenant,
        () -> {
          database.get(Customers.class).save(((Customer.Active) ana).suspend("why", Samples.NOON));
          return ana;
        });

    assertThat(called(tenant, "given ana")).containsExactly(ana.id());
    assertThat(worker.work(() -> true)).isZero();
  }

  @Test
  void it_begins_nothing_new_when_it_is_to_stop() throws SQLException {
    samples.storedPerson(tenant, "ana");
    forgetNames(tenant);

    assertThat(worker.work(() -> false)).isZero();
    assertThat(called(tenant, "ana")).isEmpty();
  }

  @Test
  void one_without_a_key_has_no_words_and_is_not_looked_at_again() throws SQLException {
    samples.storedPerson(tenant, "ana");
    forgetNames(tenant);
    asTenant(tenant, "DELETE FROM purser.data_key");

    assertThat(worker.work(() -> true)).isOne();

    assertThat(worker.work(() -> true)).isZero();
    try (var connection = database.asSuperuser()) {
      assertThat(new Sql(connection).count("customer_name_word")).isZero();
    }
  }

  @Test
  void one_that_cannot_be_read_keeps_no_other_from_being_found_and_is_told_of()
      throws SQLException {
    var ana = samples.storedPerson(tenant, "ana");
    var bea = samples.storedPerson(tenant, "bea");
    forgetNames(tenant);
    asTenant(
        tenant,
        "UPDATE purser.customer SET phone = set_byte(phone, 20, get_byte(phone, 20) # 1) WHERE id = '"
            + ana.id()
            + "'");

    assertThat(worker.work(() -> true)).isOne();

    assertThat(called(tenant, "bea")).containsExactly(bea.id());
    assertThatExceptionOfType(BrokenSeal.class).isThrownBy(() -> worker.work(() -> true));
  }

  @Test
  void a_word_stands_nowhere_and_looks_otherwise_for_each_tenant() throws SQLException {
    var other = database.newTenant().id();
    samples.storedPerson(tenant, "ana");
    samples.storedPerson(other, "ana");

    try (var connection = database.asSuperuser()) {
      assertThat(
              new Sql(connection)
                  .text(
                      "SELECT count(DISTINCT word_index) = count(*)"
                          + " FROM purser.customer_name_word"))
          .isEqualTo("t");
    }
  }
}
