package io.purser.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.purser.local.CannotStart;
import org.junit.jupiter.api.Test;

class WrkTest {
  private static final String PRINTED =
      """
      Running 6s test @ http://127.0.0.1:37011
        1 threads and 16 connections
        Thread Stats   Avg      Stdev     Max   +/- Stdev
          Latency     2.95ms    4.25ms  74.22ms   92.38%
          Req/Sec     6.62k     1.42k    8.05k    76.67%
        39731 requests in 6.01s, 41.22MB read
      Requests/sec:   6610.45
      bench requests=39731 duration=6010348 refused=0 broken=0 mean=2951.4 p50=2353 p99=21512
      """;

  @Test
  void the_summary_tells_rate_and_latencies() {
    var load = Wrk.read(PRINTED);
    assertThat(load.requests()).isEqualTo(39_731);
    assertThat(load.perSecond()).isBetween(6_610.0, 6_611.0);
    assertThat(load.meanMillis()).isEqualTo(2.9514);
    assertThat(load.p50Millis()).isEqualTo(2.353);
    assertThat(load.p99Millis()).isEqualTo(21.512);
  }

  @Test
  void one_refused_request_is_one_too_many() {
    assertThatExceptionOfType(CannotStart.class)
        .isThrownBy(() -> Wrk.read(PRINTED.replace("refused=0", "refused=1")))
        .withMessageContaining("1 were refused");
  }

  @Test
  void a_connection_that_breaks_is_one_too_many() {
    assertThatExceptionOfType(CannotStart.class)
        .isThrownBy(() -> Wrk.read(PRINTED.replace("broken=0", "broken=2")))
        .withMessageContaining("2 broke off");
  }

  @Test
  void a_flood_tells_what_was_refused() {
    var flooded =
        Wrk.Flooded.read(PRINTED.replace("refused=0", "refused=7").replace("broken=0", "broken=2"));
    assertThat(flooded.requests()).isEqualTo(39_731);
    assertThat(flooded.perSecond()).isBetween(6_610.0, 6_611.0);
    assertThat(flooded.refused()).isEqualTo(7);
    assertThat(flooded.broken()).isEqualTo(2);
  }

  @Test
  void a_run_without_a_summary_is_no_measurement() {
    assertThatExceptionOfType(CannotStart.class)
        .isThrownBy(() -> Wrk.read("unable to connect to 127.0.0.1:1 Connection refused"));
  }
}
