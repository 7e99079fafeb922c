package io.purser.persistence;

import static io.purser.persistence.schema.Tables.CUSTOMER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micronaut.core.propagation.PropagatedContext;
import io.micronaut.core.propagation.ThreadPropagatedContextElement;
import io.purser.domain.Given;
import io.purser.domain.customer.Customer;
import io.purser.domain.customer.Customers;
import io.purser.domain.tenant.Tenant;
import io.purser.domain.tenant.Tenants;
import io.purser.domain.work.Deadline;
import io.purser.domain.work.DeadlineInForce;
import io.purser.domain.work.DeadlinePassed;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The deadline of a request holds for what it asks of the database. */
class StatementTimeTest {
  private static final Duration SHORT = Duration.ofMillis(700);
  private static final Duration LESS_THAN_A_STATEMENT = Duration.ofMillis(4_900);
  private static final String QUERY_CANCELLED = "57014";

  private static TestDatabase database;
  private static Tenant tenant;
  private static Customer customer;

  @BeforeAll
  static void start() {
    database = new TestDatabase();
    tenant = database.newTenant();
    customer = new Given(new PostgresStore(database)).customer(tenant);
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @Test
  void nothing_is_begun_when_the_deadline_has_passed() {
    var over = Deadline.in(Duration.ZERO);
    for (Supplier<?> work :
        new Supplier<?>[] {
          () -> database.work().inTransaction(tenant.id(), () -> tenant),
          () -> database.work().reading(tenant.id(), () -> tenant),
          () -> database.intakeWork().inAccount(tenant.account(), () -> tenant),
          () -> database.get(Tenants.class).bySlug(Given.unique("tenant"))
        }) {
      assertThatExceptionOfType(DeadlinePassed.class)
          .isThrownBy(() -> DeadlineInForce.during(over, work));
      assertThat(DeadlineInForce.during(over, () -> DeadlineInForce.<Object>lifted(work::get)))
          .isNotNull();
    }
  }

  @Test
  void a_unit_of_work_goes_no_further_when_the_deadline_passes_within_it() {
    assertThatExceptionOfType(DeadlinePassed.class)
        .isThrownBy(
            () ->
                database
                    .work()
                    .inTransaction(
                        tenant.id(),
                        () -> DeadlineInForce.during(Deadline.in(Duration.ZERO), this::read)));
  }

  @Test
  void a_statement_ends_with_the_deadline_wherever_it_runs() {
    assertCutShort(body -> transactions().inTenant(tenant.id(), body));
    assertCutShort(body -> transactions().inAccount(tenant.account(), body));
    assertCutShort(body -> transactions().reading(tenant.id(), body));
    assertCutShort(body -> transactions().inNone(body));
  }

  @Test
  void a_later_statement_of_a_transaction_ends_with_the_deadline_too() {
    assertCutShort(
        body ->
            transactions()
                .inTenant(
                    tenant.id(),
                    dsl -> {
                      DeadlineInForce.lifted(() -> dsl.fetchCount(CUSTOMER));
                      return body.apply(dsl);
                    }));
  }

  @Test
  void what_is_left_is_told_together_with_the_tenant_and_the_values_stay_in_their_places() {
    var near = Deadline.in(LESS_THAN_A_STATEMENT);

    assertThat(
            DeadlineInForce.during(
                near, () -> database.work().reading(tenant.id(), StatementTimeTest.this::read)))
        .isEqualTo(customer);
    assertThat(
            DeadlineInForce.during(
                near,
                () ->
                    database
                        .work()
                        .inTransaction(
                            tenant.id(), () -> read().equals(customer) && limit() < 4901)))
        .isTrue();
    assertThat(
            DeadlineInForce.during(near, () -> database.get(Tenants.class).bySlug(tenant.slug())))
        .contains(tenant);
  }

  @Test
  void the_limit_is_gone_afterwards() {
    DeadlineInForce.during(
        Deadline.in(LESS_THAN_A_STATEMENT),
        () -> database.work().inTransaction(tenant.id(), this::read));

    String limit =
        transactions()
            .inTenant(tenant.id(), dsl -> String.valueOf(dsl.fetchValue("SHOW statement_timeout")));
    assertThat(limit).isEqualTo("5s");
  }

  private Customer read() {
    return database.get(Customers.class).get(tenant.id(), customer.id()).orElseThrow();
  }

  private static int limit() {
    return Integer.parseInt(
        String.valueOf(
            OpenWork.of(tenant.id())
                .fetchValue(
                    "SELECT setting FROM pg_catalog.pg_settings WHERE name ="
                        + " 'statement_timeout'")));
  }

  private static Transactions transactions() {
    return database.get(Transactions.class);
  }

  /** The server has 5 seconds for every statement, so one that ends earlier was cut short. */
  private static void assertCutShort(Function<Function<DSLContext, Object>, Object> run) {
    long begun = System.nanoTime();
    assertThatExceptionOfType(DataAccessException.class)
        .isThrownBy(
            () ->
                DeadlineInForce.during(
                    Deadline.in(SHORT),
                    () -> run.apply(dsl -> String.valueOf(dsl.fetchValue("SELECT pg_sleep(20)")))))
        .satisfies(cut -> assertThat(cut.sqlState()).isEqualTo(QUERY_CANCELLED));
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(4));
  }

  /** The framework's transactions carry their context on, and so set the deadline anew. */
  @Test
  void what_is_lifted_stays_so_inside_a_transaction_of_the_framework() {
    var passed = new Carried(Deadline.in(Duration.ZERO));

    try (var _ = PropagatedContext.getOrEmpty().plus(passed).propagate()) {
      assertThatExceptionOfType(DeadlinePassed.class)
          .isThrownBy(() -> database.work().inTransaction(tenant.id(), this::read));
      assertThat(
              DeadlineInForce.<Customer>lifted(
                  () -> database.work().inTransaction(tenant.id(), this::read)))
          .isEqualTo(customer);
    }
  }

  /** As the edge puts a request's deadline into force wherever the request is worked on. */
  private record Carried(Deadline deadline)
      implements ThreadPropagatedContextElement<@Nullable Deadline> {
    @Override
    public @Nullable Deadline updateThreadContext() {
      return DeadlineInForce.replace(deadline);
    }

    @Override
    public void restoreThreadContext(@Nullable Deadline before) {
      var _ = DeadlineInForce.replace(before);
    }
  }
}
