package io.purser.domain.card.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Given;
import io.purser.domain.StoreContract;
import io.purser.domain.customer.Customer;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link SentCodes} must do. */
public abstract class SentCodesContract extends StoreContract {
  private Customer customer;

  @BeforeEach
  void giveCustomer() {
    customer = given.customer(tenant);
  }

  private SentCodes codes() {
    return store().sentCodes();
  }

  private SentCode added(CodeChannel channel, Instant sentAt) {
    var code = new SentCode(Given.IDS.next("cod"), sentAt, null, 0);
    in(() -> codes().add(tenant.id(), customer.id(), channel, code));
    return code;
  }

  private SentCode newest() {
    return in(() -> codes().newest(tenant.id(), customer.id(), CodeChannel.EMAIL).orElseThrow());
  }

  @Test
  void the_newest_of_a_channel_is_found() {
    var now = store().now();
    added(CodeChannel.EMAIL, now.minusSeconds(60));
    var last = added(CodeChannel.EMAIL, now);
    var another = given.customer(tenant).id();
    var other = added(CodeChannel.PHONE, now.plusSeconds(60));

    assertThat(newest()).isEqualTo(last);
    assertThat(in(() -> codes().newest(tenant.id(), customer.id(), CodeChannel.PHONE)))
        .contains(other);
    assertThat(in(() -> codes().newest(tenant.id(), another, CodeChannel.EMAIL))).isEmpty();
  }

  @Test
  void the_times_of_sending_come_in_order_and_from_a_moment_on() {
    var now = store().now();
    added(CodeChannel.EMAIL, now.minusSeconds(20));
    added(CodeChannel.EMAIL, now);
    added(CodeChannel.EMAIL, now.minusSeconds(10));

    assertThat(
            in(
                () ->
                    codes()
                        .sentAfter(
                            tenant.id(), customer.id(), CodeChannel.EMAIL, now.minusSeconds(20))))
        .containsExactly(now.minusSeconds(10), now);
  }

  @Test
  void tries_are_counted_given_back_and_used_up() {
    var code = added(CodeChannel.EMAIL, store().now());
    in(() -> codes().giveTryBack(tenant.id(), code));
    assertThat(newest().tries()).isZero();

    in(() -> codes().countTry(tenant.id(), code));
    in(() -> codes().countTry(tenant.id(), code));
    assertThat(newest().tries()).isEqualTo(2);
    in(() -> codes().giveTryBack(tenant.id(), code));
    assertThat(newest().tries()).isOne();
    in(() -> codes().useUp(tenant.id(), code, 5));
    assertThat(newest().tries()).isEqualTo(5);
  }

  @Test
  void how_long_one_is_good_is_noted_and_leaves_the_tries_alone() {
    var code = added(CodeChannel.EMAIL, store().now());
    in(() -> codes().countTry(tenant.id(), code));

    in(() -> codes().setGoodUntil(tenant.id(), code, code.sentAt().plusSeconds(600)));

    assertThat(newest())
        .isEqualTo(new SentCode(code.id(), code.sentAt(), code.sentAt().plusSeconds(600), 1));
  }

  @Test
  void one_that_was_not_sent_after_all_leaves_nothing() {
    var first = added(CodeChannel.EMAIL, store().now().minusSeconds(60));
    var second = added(CodeChannel.EMAIL, store().now());

    in(() -> codes().remove(tenant.id(), second));

    assertThat(newest()).isEqualTo(first);
  }

  @Test
  void another_tenants_codes_are_nowhere_to_be_seen() {
    var code = added(CodeChannel.EMAIL, store().now());

    given.in(
        stranger,
        () -> {
          assertThat(codes().newest(stranger.id(), customer.id(), CodeChannel.EMAIL)).isEmpty();
          codes().countTry(stranger.id(), code);
          codes().remove(stranger.id(), code);
        });

    assertThat(newest().tries()).isZero();
  }
}
