package io.purser.twin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ClockTest {
  @AutoClose final RunningTwin twin = RunningTwin.start();

  @Test
  void the_clock_starts_at_wall_time_and_moves_by_what_it_is_told() {
    assertThat(ahead()).isBetween(Duration.ofSeconds(-1), Duration.ofSeconds(1));
    twin.control("POST", "/clock/advance", "{\"seconds\":90}");
    twin.advance("P30D");
    assertThat(ahead())
        .isBetween(Duration.ofDays(30).plusSeconds(89), Duration.ofDays(30).plusSeconds(92));
  }

  @Test
  void a_month_passes_in_a_moment_and_everything_still_works() {
    String customer = twin.aCustomer();
    long start = System.nanoTime();
    twin.advance("P30D");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
    var wallet = twin.aWallet(customer);
    assertThat(twin.deposit(wallet, "1").at("/status")).isEqualTo("completed");
    assertThat(Instant.parse(wallet.path("created_at").asText()))
        .isAfter(Instant.now().plus(Duration.ofDays(29)));
  }

  @Test
  void a_fast_clock_brings_things_about_by_itself() {
    twin.control("PATCH", "/settings", "{\"clock_speed\":1000}");
    Instant before = Instant.parse(twin.control("/clock").at("/business_now"));
    RunningTwin.await(
        () ->
            Instant.parse(twin.control("/clock").at("/business_now"))
                .isAfter(before.plusSeconds(10)),
        "ten seconds of business");
  }

  @Test
  void a_stopped_clock_stands_still_until_it_is_advanced() {
    twin.control("PATCH", "/settings", "{\"clock_speed\":0}");
    String before = twin.control("/clock").at("/business_now");
    try (var receiver = Receiver.start()) {
      twin.aWebhook(receiver.url(), "deposit.confirmed");
      twin.aFault("webhook", "late", ",\"seconds\":1");
      twin.deposit(twin.aWallet(twin.aCustomer()), "1");
      assertThat(twin.control("/clock").at("/business_now")).isEqualTo(before);
      assertThat(twin.deliveries().at("/0/attempts")).isEmpty();
      twin.advance("PT1S");
      receiver.next();
    }
    assertThat(Instant.parse(twin.control("/clock").at("/business_now")))
        .isEqualTo(Instant.parse(before).plusSeconds(1));
  }

  @Test
  void the_clock_takes_neither_nonsense_nor_a_step_back() {
    for (String body :
        new String[] {
          "{}",
          "{\"seconds\":0}",
          "{\"seconds\":-5}",
          "{\"duration\":\"PT-5S\"}",
          "{\"duration\":\"tomorrow\"}",
          "{\"duration\":\"P9999999D\"}",
          "{\"seconds\":1,\"duration\":\"PT1S\"}"
        }) {
      assertThat(twin.control("POST", "/clock/advance", body).status()).as(body).isEqualTo(400);
    }
  }

  private Duration ahead() {
    var clock = twin.control("/clock");
    return Duration.between(
        Instant.parse(clock.at("/wall_now")), Instant.parse(clock.at("/business_now")));
  }
}
