package io.purser.bench;

import io.purser.bench.Databases.Filled;
import io.purser.bench.OpenLoop.Times;
import io.purser.bench.TwinAccount.Call;
import io.purser.local.CannotStart;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;

/**
 * What the platform adds to a write that goes to the provider: wallets are opened for customers
 * whom the provider knows, and then the same calls go to the provider directly, at the same rate.
 */
final class ProviderLatency {
  /** A quick provider, so that what is added is not lost in it. */
  private static final Duration DELAY = Duration.ofMillis(50);

  private static final Duration WARM_UP = Duration.ofSeconds(10);
  private static final Duration TIME = Duration.ofSeconds(15);

  /** Writes a second: what is wanted, and what is tried when that is too much. */
  private static final List<Integer> RATES = List.of(200, 175, 150, 125, 100, 75, 50, 25);

  /** Of the first customer, far behind those that are there. */
  private static final long FIRST_NUMBER = 900_000_000L;

  /** Stands for the provider's id of a customer. */
  private static final String CUSTOMER = "CUSTOMER";

  private static final String WALLET = "{\"chain\":\"solana\",\"asset\":\"USDC\"}";

  /** Operations that nobody has finished yet. */
  private static final String OPEN =
      "SELECT count(*) FROM purser.operation WHERE state IN ('planned', 'sent', 'unknown')";

  private static final Duration TIME_TO_SETTLE = Duration.ofMinutes(2);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

  private final Server server;
  private final String database;
  private final TwinAccount twin;
  private final Loader loader;
  private final Client client;
  private long nextNumber = FIRST_NUMBER;

  private ProviderLatency(
      Server server, String database, TwinAccount twin, Loader loader, Client client) {
    this.server = server;
    this.database = database;
    this.twin = twin;
    this.loader = loader;
    this.client = client;
  }

  static Section measure(Surroundings surroundings, Filled database) {
    try (var twin = new TwinAccount(surroundings.twin());
        var loader = Loader.open(database.settings(), Databases.TENANT);
        var node = surroundings.node(database.settings());
        var client = Client.withKey(node.url(), database.key())) {
      twin.delay(DELAY);
      return new ProviderLatency(surroundings.server(), database.name(), twin, loader, client)
          .measure();
    }
  }

  private Section measure() {
    var calls = callsOfOneWrite();
    openWallets(RATES.getFirst() / 4, WARM_UP);
    openWallets(RATES.getFirst() / 2, WARM_UP);
    awaitQuiet();
    var tooMuch = new StringBuilder();
    for (int rate : RATES) {
      var writes = openWallets(rate, TIME);
      if (writes.isSustained()) {
        return new Section(
            "Latency added to a call to the provider",
            text(rate, writes, callDirectly(rate, calls), calls.size()) + tooMuch);
      }
      var said =
          "At %d a second %d of %d were not answered within the deadline, and the last answer was %,d ms late.\n"
              .formatted(
                  rate,
                  writes.failures().size(),
                  rate * TIME.toSeconds(),
                  writes.drained().toMillis());
      System.out.print("  " + said);
      tooMuch.append(said);
      awaitQuiet();
    }
    throw new CannotStart("not even " + RATES.getLast() + " writes a second can be sustained");
  }

  /** What one rate has left undone is not to burden the next. */
  private void awaitQuiet() {
    long giveUp = System.nanoTime() + TIME_TO_SETTLE.toNanos();
    while (!server.query(database, OPEN).equals(Optional.of("0"))) {
      if (System.nanoTime() > giveUp) {
        throw new CannotStart("wallets that were asked for are still not open");
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
  }

  /** What the provider is asked when one wallet is opened, with {@link #CUSTOMER} for whom. */
  private List<Call> callsOfOneWrite() {
    // The first write may fetch a token as well.
    openWallet(registered(1).getFirst());
    var providerId = twin.customers("sample", 1).getFirst();
    loader.registered(nextNumber, List.of(providerId));
    long before = twin.latest();
    openWallet(nextNumber++);
    return twin.callsAfter(before, providerId).stream()
        .map(call -> new Call(call.path(), call.body().replace(providerId, CUSTOMER)))
        .toList();
  }

  private Times openWallets(int rate, Duration time) {
    var numbers = registered(Math.toIntExact(rate * time.toSeconds()));
    return OpenLoop.run(rate, time, number -> openWallet(numbers.get(Math.toIntExact(number))));
  }

  private void openWallet(long number) {
    client.post(
        "/v1/customers/" + Ids.customer(number) + "/wallets",
        WALLET,
        List.of("Idempotency-Key", "wallet-" + number));
  }

  /** The numbers of new customers that the provider knows and that have no wallet. */
  private List<Long> registered(int count) {
    long from = nextNumber;
    loader.registered(from, twin.customers("known-" + from, count));
    nextNumber += count;
    return LongStream.range(from, nextNumber).boxed().toList();
  }

  private Times callDirectly(int rate, List<Call> calls) {
    var ids = twin.customers("direct-" + nextNumber, Math.toIntExact(rate * TIME.toSeconds()));
    return OpenLoop.run(
        rate,
        TIME,
        number -> {
          var id = ids.get(Math.toIntExact(number));
          calls.forEach(
              call -> twin.call(new Call(call.path(), call.body().replace(CUSTOMER, id))));
        });
  }

  private static String text(int rate, Times writes, Times calls, int callsPerWrite) {
    var table = new Table("opening a wallet, " + rate + " a second", "p50 ms", "p99 ms");
    table.row("through the platform", millis(writes, 50), millis(writes, 99));
    table.row("its calls, made directly", millis(calls, 50), millis(calls, 99));
    table.row("added", added(writes, calls, 50), added(writes, calls, 99));
    return table.text()
        + """

        The twin answers each call after %d ms; a write makes %d of them, one after the other. Requests are made at a
        fixed rate and timed from when they were due, so a stall counts for all that it holds up.
        """
            .formatted(DELAY.toMillis(), callsPerWrite);
  }

  private static String millis(Times times, double percent) {
    return Figures.millis(times.percentile(percent));
  }

  private static String added(Times writes, Times calls, double percent) {
    return Figures.millis(writes.percentile(percent) - calls.percentile(percent));
  }
}
