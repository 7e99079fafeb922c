package io.purser.local.faults;

import io.purser.local.Site;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Many clients at once, of all tenants of a site. They go on until they are stopped. */
final class Load implements AutoCloseable {
  /** As many as the promises are made for. */
  static final int CLIENTS = 32;

  /** A long run makes thousands of customers, whom the provider lists at every registration. */
  private static final Duration PAUSE = Duration.ofMillis(Extent.count(400, 1_200));

  private final List<Client> clients = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();

  private Load() {}

  /** Calls that leave the machine some air, so that what is seen comes from the faults. */
  static Load ofMixedCalls(Site site, Journal journal) {
    return start(site, journal, CLIENTS, PAUSE, Mischief.NONE);
  }

  static Load start(Site site, Journal journal, int count, Duration pause, Mischief mischief) {
    var load = new Load();
    var caller = new Caller(site, site.nodes(), journal);
    var money = new Money(site, caller);
    var random = new SplittableRandom();
    for (int i = 0; i < count; i++) {
      var tenant = Site.TENANTS.get(i % Site.TENANTS.size());
      var client = new Client(tenant, caller, money, journal, mischief, pause, random.split());
      load.clients.add(client);
      load.threads.add(Thread.ofVirtual().name("client-" + i).start(client));
    }
    return load;
  }

  /** Ends when every client has ended the action that it was at. */
  @Override
  public void close() {
    clients.forEach(Client::stop);
    for (var thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
