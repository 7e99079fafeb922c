package io.purser.domain.card.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.tenant.TenantId;
import org.junit.jupiter.api.Test;

/** Numbers of cards, of which not all need be known. */
final class CardCountsTest {
  @Test
  void the_least_of_what_is_known_bounds_the_virtual_cards() {
    assertThat(CardCounts.UNKNOWN.virtualWithin(5)).isEqualTo(5);
    assertThat(new CardCounts(2, null, null).virtualWithin(5)).isEqualTo(2);
    assertThat(new CardCounts(null, null, 1).virtualWithin(5)).isEqualTo(1);
    assertThat(new CardCounts(3, 0, 2).virtualWithin(5)).isEqualTo(2);
    assertThat(new CardCounts(0, null, 4).virtualWithin(5)).isZero();
    assertThat(new CardCounts(4, null, 5).virtualWithin(3)).isEqualTo(3);
  }

  @Test
  void a_ceiling_that_is_not_told_again_stays() {
    var limit =
        CardCountLimit.of(
                new TenantId("ten_00000000000000000000000001"),
                new CustomerId("cus_00000000000000000000000001"))
            .confirmed(new CardCounts(1, 1, 2), new CardCounts(3, 2, 5));

    var again = limit.confirmed(new CardCounts(2, 1, 2), new CardCounts(null, null, 4));

    assertThat(again.ceilings()).isEqualTo(new CardCounts(3, 2, 4));
  }
}
