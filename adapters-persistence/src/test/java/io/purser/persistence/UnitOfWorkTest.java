package io.purser.persistence;

import static io.purser.persistence.schema.Tables.AUDIT_ENTRY;
import static io.purser.persistence.schema.Tables.CUSTOMER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.purser.domain.access.Logins;
import io.purser.domain.audit.AuditEntry;
import io.purser.domain.audit.AuditLog;
import io.purser.domain.audit.Initiator;
import io.purser.domain.customer.Customer;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.CustomerType;
import io.purser.domain.customer.Customers;
import io.purser.domain.customer.Profile;
import io.purser.domain.customer.Registration;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.tenant.Tenants;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class UnitOfWorkTest {
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
  void what_waits_for_the_end_is_dropped_with_the_rest() {
    var tenant = database.newTenant().id();
    var customer = customer(tenant);

    assertThatThrownBy(
            () ->
                database
                    .work()
                    .inTransaction(
                        tenant,
                        () -> {
                          add(customer);
                          append(tenant, customer.id());
                          throw new IllegalArgumentException("changed my mind");
                        }))
        .hasMessage("changed my mind");

    assertThat(database.work().reading(tenant, () -> customersOf(tenant))).isZero();
    assertThat(database.work().reading(tenant, () -> auditEntriesOf(tenant))).isZero();
  }

  @Test
  void the_rest_is_dropped_with_what_fails_at_the_end() {
    var tenant = database.newTenant().id();
    var nobody = CustomerId.next(database.ids(), CustomerType.INDIVIDUAL);

    assertThatThrownBy(
            () ->
                database
                    .work()
                    .inTransaction(
                        tenant,
                        () -> {
                          var added = customer(tenant);
                          add(added);
                          append(tenant, added.id(), null);
                          append(tenant, nobody, null);
                          return tenant;
                        }))
        .rootCause()
        .hasMessageContaining("audit_entry_of_customer");

    assertThat(database.work().reading(tenant, () -> customersOf(tenant))).isZero();
    assertThat(database.work().reading(tenant, () -> auditEntriesOf(tenant))).isZero();
  }

  @Test
  void everything_that_waits_for_the_end_is_written_then() {
    var tenant = database.newTenant().id();
    var customer = customer(tenant);

    int before =
        database
            .work()
            .inTransaction(
                tenant,
                () -> {
                  add(customer);
                  append(tenant, customer.id());
                  append(tenant, customer.id());
                  append(tenant, customer.id());
                  return auditEntriesOf(tenant);
                });

    assertThat(before).isZero();
    assertThat(database.work().reading(tenant, () -> auditEntriesOf(tenant))).isEqualTo(3);
  }

  @Test
  void repositories_fail_outside_a_unit_of_work() {
    var tenant = database.newTenant().id();
    var customer = customer(tenant);

    assertThatIllegalStateException()
        .isThrownBy(() -> database.get(Customers.class).get(tenant, customer.id()))
        .withMessage("no unit of work is open");
    assertThatIllegalStateException()
        .isThrownBy(() -> append(tenant, customer.id()))
        .withMessage("no unit of work is open");
  }

  @Test
  void repositories_fail_in_the_unit_of_work_of_another_tenant() {
    var mine = database.newTenant().id();
    var theirs = database.newTenant().id();
    var customer = customer(theirs);

    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                database
                    .work()
                    .inTransaction(
                        mine, () -> database.get(Customers.class).get(theirs, customer.id())))
        .withMessage("the open unit of work is not one of " + theirs);
  }

  @Test
  void a_unit_of_work_does_not_open_inside_another_one() {
    var tenant = database.newTenant().id();
    var work = database.work();

    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                work.inTransaction(
                    tenant, () -> database.intakeWork().inTransaction(tenant, () -> tenant)))
        .withMessage("a unit of work is open already");
    assertThatIllegalStateException()
        .isThrownBy(() -> work.inTransaction(tenant, () -> database.get(Tenants.class).get(tenant)))
        .withMessage("a unit of work is open already");
  }

  @Test
  void repositories_work_on_either_pool() {
    var tenant = database.newTenant().id();
    var customer = customer(tenant);

    var added = database.intakeWork().inTransaction(tenant, () -> add(customer));

    assertThat(added).isInstanceOf(Customers.Addition.Added.class);
    assertThat(database.work().reading(tenant, () -> customersOf(tenant))).isOne();
  }

  @Test
  void the_tenant_is_forgotten_when_the_unit_of_work_ends() {
    var tenant = database.newTenant().id();
    database.work().inTransaction(tenant, () -> add(customer(tenant)));

    var seen = database.get(Transactions.class).inNone(dsl -> dsl.fetchCount(CUSTOMER));

    assertThat(seen).isZero();
  }

  @Test
  void connections_have_the_configured_limits() {
    var limits =
        database
            .get(Transactions.class)
            .inNone(
                dsl ->
                    dsl.fetchValue("SHOW statement_timeout")
                        + " "
                        + dsl.fetchValue("SHOW lock_timeout")
                        + " "
                        + dsl.fetchValue("SHOW idle_in_transaction_session_timeout"));

    assertThat(limits).isEqualTo("5s 2s 5s");
  }

  @Test
  void what_the_database_refuses_is_not_quoted() {
    var tenant = database.newTenant().id();
    var nobody = CustomerId.next(database.ids(), CustomerType.INDIVIDUAL);

    assertThatThrownBy(
            () ->
                database
                    .work()
                    .inTransaction(
                        tenant,
                        () ->
                            database
                                .get(Logins.class)
                                .bind(
                                    tenant, "https://issuer.example.com", "sub", nobody, Set.of())))
        .hasMessageContaining("login_of_customer")
        .hasMessageNotContaining("Key (");
  }

  private static Customer.Active customer(TenantId tenant) {
    var at = Instant.parse("2026-01-05T12:00:00Z");
    var header =
        new Customer.Header(
            CustomerId.next(database.ids(), CustomerType.INDIVIDUAL), tenant, null, at, at, 0);
    return new Customer.Active(
        header, Profile.empty(CustomerType.INDIVIDUAL), new Registration.None());
  }

  private static Customers.Addition add(Customer.Living customer) {
    return database.get(Customers.class).add(customer);
  }

  private static void append(TenantId tenant, CustomerId customer) {
    append(tenant, customer, "because");
  }

  private static void append(TenantId tenant, CustomerId customer, @Nullable String reason) {
    database
        .get(AuditLog.class)
        .append(
            new AuditEntry(
                database.ids().next("aud"),
                tenant,
                Instant.parse("2026-01-05T12:00:00Z"),
                new Initiator("service:test", reason, null),
                "customer.created",
                customer.value(),
                customer,
                List.of()));
  }

  private static int customersOf(TenantId tenant) {
    return OpenWork.of(tenant).fetchCount(CUSTOMER);
  }

  private static int auditEntriesOf(TenantId tenant) {
    return OpenWork.of(tenant).fetchCount(AUDIT_ENTRY);
  }
}
