package io.purser.domain.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Concurrently;
import io.purser.domain.StoreContract;
import io.purser.domain.quota.Quotas.Taking;
import io.purser.domain.tenant.Tenant;
import io.purser.domain.work.Asker;
import io.purser.domain.work.Urgency;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link Quotas} must do. */
public abstract class QuotasContract extends StoreContract {
  /**
   * Twelve calls at once, and one more every 75 seconds: too slow for a test to see by accident.
   */
  private static final Allowance ALLOWANCE = new Allowance(60, 60, 1440);

  private static final int AT_ONCE = 12;
  private static final Duration PACE = Duration.ofSeconds(75);
  private static final int MANY = 12;
  private static final int AT_THE_SAME_TIME = 30;

  private Tenant neighbour;

  /** The stranger is alone in its account, and this one shares the tenant's. */
  @BeforeEach
  void giveNeighbour() {
    neighbour = given.neighbourOf(tenant);
  }

  @Test
  void a_fifth_may_be_used_at_once_and_the_rest_comes_back_evenly() {
    assertThat(taken(stranger, Urgency.MONEY)).isEqualTo(AT_ONCE);

    assertThat(waitOf(stranger, Urgency.MONEY)).isBetween(PACE.minusSeconds(15), PACE);
    store().letTimePass(PACE);
    assertThat(taken(stranger, Urgency.MONEY)).isEqualTo(1);
    store().letTimePass(PACE.multipliedBy(3));
    assertThat(taken(stranger, Urgency.MONEY)).isEqualTo(3);
  }

  @Test
  void no_more_is_taken_in_any_hour_than_an_hour_allows() {
    int taken = taken(stranger, Urgency.MONEY);
    for (int minute = 5; minute < 60; minute += 5) {
      store().letTimePass(Duration.ofMinutes(5));
      taken += taken(stranger, Urgency.MONEY);
    }
    assertThat(taken).isBetween(54, 60);
  }

  @Test
  void what_is_less_urgent_leaves_a_reserve_to_what_is_more_urgent() {
    assertThat(taken(stranger, Urgency.SWEEP)).isEqualTo(3);
    assertThat(taken(stranger, Urgency.RESOLVER)).isEqualTo(3);
    assertThat(taken(stranger, Urgency.INTERACTIVE)).isEqualTo(3);
    assertThat(taken(stranger, Urgency.MONEY)).isEqualTo(3);
  }

  @Test
  void a_sweep_gets_what_nobody_else_wants() {
    int taken = taken(stranger, Urgency.SWEEP);
    for (int i = 0; i < MANY; i++) {
      store().letTimePass(PACE);
      taken += taken(stranger, Urgency.SWEEP);
    }
    assertThat(taken).isBetween(MANY, MANY + 4);
  }

  @Test
  void money_of_a_quiet_tenant_never_waits_for_a_flood_of_another() {
    int flood = taken(tenant, Urgency.MONEY);
    for (int i = 1; i <= 2 * MANY; i++) {
      store().letTimePass(PACE);
      flood += taken(tenant, Urgency.MONEY);
      if (i % 4 == 0) {
        assertThat(take(neighbour, Urgency.MONEY)).isInstanceOf(Taking.Taken.class);
      }
    }
    assertThat(flood).as("what the flood gets").isGreaterThan(MANY);
  }

  @Test
  void even_a_sweep_of_a_quiet_tenant_comes_before_what_floods() {
    int flood = 0;
    for (int i = 0; i < 2 * MANY; i++) {
      flood += taken(tenant, Urgency.INTERACTIVE);
      if (i % 8 == 0) {
        assertThat(take(neighbour, Urgency.SWEEP)).isInstanceOf(Taking.Taken.class);
      }
      store().letTimePass(PACE);
    }
    assertThat(flood).as("what the flood gets").isGreaterThan(MANY);
  }

  @Test
  void money_of_a_tenant_does_not_wait_for_a_flood_of_its_own() {
    int flood = 0;
    for (int i = 0; i < 2 * MANY; i++) {
      flood += taken(tenant, Urgency.INTERACTIVE);
      if (i % 4 == 0) {
        assertThat(take(tenant, Urgency.MONEY)).isInstanceOf(Taking.Taken.class);
      }
      store().letTimePass(PACE);
    }
    assertThat(flood).as("what the flood gets").isGreaterThan(MANY);
  }

  @Test
  void tenants_that_flood_alike_get_alike_whoever_comes_first() {
    int first = taken(tenant, Urgency.INTERACTIVE);
    int second = taken(neighbour, Urgency.INTERACTIVE);
    for (int i = 0; i < 2 * MANY; i++) {
      store().letTimePass(Duration.ofSeconds(40));
      first += taken(tenant, Urgency.INTERACTIVE);
      second += taken(neighbour, Urgency.INTERACTIVE);
    }
    assertThat(second).isBetween(first / 2, first * 2);
  }

  @Test
  void nobody_takes_anything_while_the_quota_is_closed() {
    var _ = take(tenant, Urgency.SWEEP);
    store().quotas().close(tenant.account(), Duration.ofSeconds(30));

    for (var urgency : Urgency.values()) {
      assertThat(waitOf(tenant, urgency)).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(30));
      assertThat(take(neighbour, urgency)).isInstanceOf(Taking.NotYet.class);
    }
    store().quotas().close(tenant.account(), Duration.ofSeconds(1));
    store().letTimePass(Duration.ofSeconds(19));
    assertThat(take(tenant, Urgency.MONEY)).isInstanceOf(Taking.NotYet.class);
    store().letTimePass(Duration.ofSeconds(11));
    assertThat(take(tenant, Urgency.MONEY)).isInstanceOf(Taking.Taken.class);
  }

  @Test
  void accounts_have_nothing_to_do_with_each_other() {
    var _ = taken(tenant, Urgency.MONEY);
    store().quotas().close(tenant.account(), Duration.ofMinutes(1));

    assertThat(taken(stranger, Urgency.MONEY)).isEqualTo(AT_ONCE);
  }

  @Test
  void a_limit_that_the_provider_reports_counts_when_it_is_lower_and_is_forgotten_in_time() {
    var _ = take(stranger, Urgency.MONEY);
    store()
        .quotas()
        .report(stranger.account(), QuotaReport.of(ALLOWANCE, 30, 20, Duration.ofMinutes(50)));

    assertThat(taken(stranger, Urgency.MONEY)).isEqualTo(5);
    store().letTimePass(Duration.ofSeconds(301));
    assertThat(taken(stranger, Urgency.MONEY)).isEqualTo(5);
  }

  @Test
  void a_limit_that_the_provider_reports_never_raises_ours() {
    var _ = take(stranger, Urgency.MONEY);
    store()
        .quotas()
        .report(stranger.account(), QuotaReport.of(ALLOWANCE, 9000, 9000, Duration.ofMinutes(50)));

    assertThat(taken(stranger, Urgency.MONEY)).isEqualTo(AT_ONCE - 1);
  }

  @Test
  void what_is_left_of_a_quota_that_is_nearly_spent_is_spread_over_the_time() {
    var _ = take(stranger, Urgency.MONEY);
    store()
        .quotas()
        .report(stranger.account(), QuotaReport.of(ALLOWANCE, 1000, 3, Duration.ofSeconds(400)));

    for (int i = 0; i < 3; i++) {
      assertThat(waitOf(stranger, Urgency.MONEY))
          .isBetween(Duration.ofSeconds(90), Duration.ofSeconds(100));
      store().letTimePass(Duration.ofSeconds(100));
      assertThat(take(stranger, Urgency.MONEY)).isInstanceOf(Taking.Taken.class);
    }
    store().letTimePass(Duration.ofSeconds(100));
    assertThat(taken(stranger, Urgency.MONEY)).isGreaterThan(8);
  }

  @Test
  void of_what_is_spread_over_the_time_the_more_urgent_takes_the_next_call() {
    var _ = take(stranger, Urgency.MONEY);
    store()
        .quotas()
        .report(stranger.account(), QuotaReport.of(ALLOWANCE, 1000, 3, Duration.ofSeconds(400)));
    store().letTimePass(Duration.ofSeconds(100));

    assertThat(waitOf(stranger, Urgency.SWEEP))
        .isBetween(Duration.ofSeconds(65), Duration.ofSeconds(75));
    assertThat(waitOf(stranger, Urgency.RESOLVER))
        .isBetween(Duration.ofSeconds(40), Duration.ofSeconds(50));
    assertThat(waitOf(stranger, Urgency.INTERACTIVE))
        .isBetween(Duration.ofSeconds(15), Duration.ofSeconds(25));
    store().letTimePass(Duration.ofSeconds(50));
    assertThat(take(stranger, Urgency.RESOLVER)).isInstanceOf(Taking.Taken.class);
    assertThat(waitOf(stranger, Urgency.MONEY)).isGreaterThan(Duration.ofSeconds(90));
  }

  @Test
  void many_who_take_at_the_same_time_get_no_more_than_there_is() {
    var takings = Concurrently.run(AT_THE_SAME_TIME, _ -> take(stranger, Urgency.MONEY));

    assertThat(takings.stream().filter(Taking.Taken.class::isInstance)).hasSize(AT_ONCE);
  }

  @Test
  void what_is_asked_for_everybody_belongs_to_no_share() {
    var _ = taken(tenant, Urgency.INTERACTIVE);

    assertThat(store().quotas().take(tenant.account(), ALLOWANCE, Asker.EVERYBODY))
        .isInstanceOf(Taking.Taken.class);
  }

  private Taking take(Tenant by, Urgency urgency) {
    return store().quotas().take(by.account(), ALLOWANCE, new Asker(by.id(), urgency));
  }

  /** How many can be taken until one must wait. */
  private int taken(Tenant by, Urgency urgency) {
    int taken = 0;
    while (take(by, urgency) instanceof Taking.Taken) {
      taken++;
    }
    return taken;
  }

  private Duration waitOf(Tenant by, Urgency urgency) {
    return ((Taking.NotYet) take(by, urgency)).time();
  }
}
