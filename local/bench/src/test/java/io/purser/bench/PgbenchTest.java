package io.purser.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.purser.local.CannotStart;
import org.junit.jupiter.api.Test;

class PgbenchTest {
  private static final String PRINTED =
      """
      pgbench (15.20 (Debian 15.20-0+deb12u1), server 18.6)
      transaction type: get.sql
      scaling factor: 1
      query mode: prepared
      number of clients: 16
      number of threads: 2
      maximum number of tries: 1
      duration: 6 s
      number of transactions actually processed: 111276
      number of failed transactions: 0 (0.000%)
      latency average = 0.862 ms
      initial connection time = 28.744 ms
      tps = 18554.326157 (without initial connection time)
      """;

  @Test
  void the_rate_is_the_one_without_connecting() {
    assertThat(Pgbench.perSecond(PRINTED)).isEqualTo(18_554.326157);
  }

  @Test
  void a_transaction_that_failed_is_one_too_many() {
    assertThatExceptionOfType(CannotStart.class)
        .isThrownBy(() -> Pgbench.perSecond(PRINTED.replace("0 (0.000%)", "3 (0.002%)")));
  }

  @Test
  void a_run_without_a_rate_is_no_measurement() {
    assertThatExceptionOfType(CannotStart.class)
        .isThrownBy(() -> Pgbench.perSecond("pgbench: error: connection failed"));
  }
}
