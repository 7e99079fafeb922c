package io.purser.domain.card.limit;

import static io.purser.domain.card.limit.CardLimitsAtWork.dollars;
import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.money.Money;
import io.purser.domain.operation.OperationId;
import io.purser.domain.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What of a limit replaces what. */
final class SpendingLimitTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final OperationId FIRST = new OperationId("op_00000000000000000000000001");
  private static final OperationId SECOND = new OperationId("op_00000000000000000000000002");

  private final SpendingLimit limit =
      SpendingLimit.of(
          new TenantId("ten_00000000000000000000000001"),
          new CustomerId("cus_00000000000000000000000001"),
          inForce(dollars(100)),
          NOON);

  private static ReportedLimits inForce(@Nullable Money daily) {
    return new ReportedLimits(
        FakeCardLimits.USD, daily == null ? null : new Allowance(daily, null, null), null, null);
  }

  @Test
  void the_end_of_an_older_wish_leaves_the_newer_one() {
    var wanted = limit.want(new SpendingLimit.Wanted(dollars(200), SECOND));

    assertThat(wanted.settled(FIRST)).isEqualTo(wanted);
    assertThat(wanted.settled(SECOND)).isEqualTo(limit);
  }

  @Test
  void what_was_told_earlier_does_not_replace_what_was_told_later() {
    assertThat(limit.seen(inForce(dollars(300)), NOON.minusMillis(1))).isEqualTo(limit);
    assertThat(limit.seen(inForce(dollars(300)), NOON).inForce()).isEqualTo(inForce(dollars(300)));
  }

  @Test
  void a_change_waits_until_it_is_seen_itself() {
    var waiting = limit.scheduled(new SpendingLimit.Scheduled(dollars(200), NOON.plusSeconds(180)));
    var later = NOON.plusSeconds(181);

    assertThat(waiting.seen(inForce(dollars(100)), later).scheduled()).isNotNull();
    assertThat(waiting.seen(inForce(null), later).scheduled()).isNotNull();
    assertThat(waiting.seen(inForce(dollars(200)), later).scheduled()).isNull();
  }

  @Test
  void a_change_is_overdue_a_quarter_of_an_hour_after_it_was_to_be_in_force() {
    var change = new SpendingLimit.Scheduled(dollars(200), NOON);
    var late = NOON.plus(Duration.ofMinutes(15));

    assertThat(change.isOverdue(late)).isFalse();
    assertThat(change.isOverdue(late.plusMillis(1))).isTrue();
  }
}
