package io.purser.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How long an answer takes tells nothing about whether an id is somebody else's. Both kinds are
 * asked for in turn, in an order that chance decides, so what else the machine does befalls both
 * alike.
 */
@ExtendWith(Surroundings.Shared.class)
class IsolationTimingTest {
  private static final int REQUESTS = 2_000;
  private static final int TO_WARM_UP = 500;
  private static final String NOBODYS_CUSTOMER = "cus_01k2tq9w5ve7m8z3x4c6b1n0ds";
  private static final String NOBODYS_WALLET = "wal_01k2tq9w5ve7m8z3x4c6b1n0ds";

  private final Surroundings surroundings;

  IsolationTimingTest(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/customers/{id}", "/v1/customers/{id}/balances", "/v1/wallets/{id}"})
  void what_is_another_tenants_takes_as_long_as_what_is_nobodys(String route) throws IOException {
    var name = "timed" + route.replaceAll("[^a-z]+", "-");
    var customer = new People(surroundings.service()).customer(name);
    var wallet =
        surroundings
            .service()
            .post(
                "/v1/customers/" + customer + "/wallets",
                Map.of("chain", "solana", "asset", "USDC"),
                "Idempotency-Key",
                UUID.randomUUID().toString())
            .require("a wallet")
            .path("id")
            .asText();
    boolean ofWallets = route.startsWith("/v1/wallets");
    var theirs = route.replace("{id}", ofWallets ? wallet : customer);
    var nobodys = route.replace("{id}", ofWallets ? NOBODYS_WALLET : NOBODYS_CUSTOMER);
    assertThat(surroundings.service().get(theirs).status()).isEqualTo(200);

    var asker = surroundings.otherTenant();
    var chance = new SplittableRandom(7);
    var timesOfTheirs = new long[REQUESTS];
    var timesOfNobodys = new long[REQUESTS];
    for (int i = -TO_WARM_UP; i < REQUESTS; i++) {
      boolean theirsFirst = chance.nextBoolean();
      long first = time(asker, theirsFirst ? theirs : nobodys);
      long second = time(asker, theirsFirst ? nobodys : theirs);
      if (i >= 0) {
        timesOfTheirs[i] = theirsFirst ? first : second;
        timesOfNobodys[i] = theirsFirst ? second : first;
      }
    }

    assertThat(areaUnderCurve(timesOfTheirs, timesOfNobodys)).isBetween(0.45, 0.55);
  }

  private static long time(Api asker, String path) throws IOException {
    long begin = System.nanoTime();
    int status = asker.get(path).status();
    long end = System.nanoTime();
    assertThat(status).isEqualTo(404);
    return end - begin;
  }

  /**
   * How likely one of the first is greater than one of the second: a half when nothing tells them
   * apart. Of as many as these chance alone makes it differ by a hundredth.
   */
  private static double areaUnderCurve(long[] first, long[] second) {
    var sorted = second.clone();
    Arrays.sort(sorted);
    double greater = 0;
    for (long value : first) {
      int below = firstNotBelow(sorted, value);
      int notAbove = firstNotBelow(sorted, value + 1);
      greater += below + (notAbove - below) / 2.0;
    }
    return greater / ((double) first.length * second.length);
  }

  private static int firstNotBelow(long[] sorted, long value) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
