package io.purser.bench;

import io.micronaut.context.ApplicationContext;
import io.purser.bench.Databases.Filled;
import io.purser.domain.access.AllowList;
import io.purser.domain.access.ApiKey;
import io.purser.domain.access.IssueApiKey;
import io.purser.domain.access.Scope;
import io.purser.domain.audit.Initiator;
import io.purser.domain.tenant.Tenants;
import io.purser.domain.work.UnitOfWork;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/**
 * What a caller with its own key notices of an attack: a thousand slow connections, and the callers
 * of another tenant who ask three times as often as the limits allow.
 */
final class Attack {
  private static final int PER_SECOND = 20;
  private static final int SLOW = 1_000;
  private static final int ATTACKERS = 10;
  private static final int LIMIT = 1_000;
  private static final int TIMES_THE_LIMIT = 3;
  private static final Duration WARM_UP = Duration.ofSeconds(20);
  private static final Duration TIME = Duration.ofSeconds(30);
  private static final Duration TO_RECOVER = Duration.ofSeconds(10);
  private static final Duration AFTERWARDS = Duration.ofSeconds(60);
  private static final double PERCENT = 99;
  private static final double BEARABLE_MILLIS = 100;

  /** As many as an attacker at one address may have, and not more, or they would be cut off. */
  private static final int FLOODING = 240;

  /** The load comes from the address that this machine takes by itself. */
  private static final InetAddress OF_THE_GOOD_CALLER = InetAddress.ofLiteral("127.0.2.1");

  /** The limits as they are delivered, which other measurements do without. */
  private static final Map<String, String> AS_DELIVERED =
      Map.of(
          "PURSER_RATE_LIMIT_CALLER_PER_SECOND", "100",
          "PURSER_RATE_LIMIT_CALLER_BURST", "200",
          "PURSER_RATE_LIMIT_TENANT_PER_SECOND", Integer.toString(LIMIT),
          "PURSER_RATE_LIMIT_TENANT_BURST", "2000",
          "PURSER_RATE_LIMIT_ADDRESS_PER_SECOND", "1000",
          "PURSER_RATE_LIMIT_ADDRESS_BURST", "2000");

  private final Filled database;
  private final Served node;
  private final Wrk wrk;

  private Attack(Filled database, Served node, Wrk wrk) {
    this.database = database;
    this.node = node;
    this.wrk = wrk;
  }

  static Section measure(Surroundings surroundings, Filled database) {
    try (var node = surroundings.node(database.settings(), AS_DELIVERED)) {
      return new Section(
          "Under attack",
          new Attack(database, node, new Wrk(surroundings.scratch(), FLOODING)).text());
    }
  }

  private String text() {
    try (var good = Client.at(OF_THE_GOOD_CALLER, node.url(), database.key())) {
      System.out.println("a good caller before, during and after an attack");
      var _ = asked(good, WARM_UP);
      var before = asked(good, TIME);
      var footprint = Footprint.of(node);
      var attacked = underAttack(good);
      pause(TO_RECOVER);
      var after = asked(good, TIME);
      pause(AFTERWARDS.minus(TIME).minus(TO_RECOVER));
      return table(before, attacked.times(), after).text()
          + "\n"
          + footprints(footprint, Footprint.of(node)).text()
          + said(attacked);
    }
  }

  /**
   * @param times of the good caller
   * @param cutOff how often a slow connection was
   */
  private record Attacked(OpenLoop.Times times, Wrk.Flooded flood, long cutOff) {}

  private Attacked underAttack(Client good) {
    var values =
        Map.of(
            "BENCH_KEYS", String.join(" ", attackersKeys()),
            "BENCH_DELAY_MILLIS", Integer.toString(1_000 * FLOODING / (TIMES_THE_LIMIT * LIMIT)));
    try (var slow = new SlowConnections(SLOW, node.url());
        var other = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Wrk.Flooded> flood =
          other.submit(() -> wrk.flood(node.url(), "flood", values, TIME.plusSeconds(5)));
      pause(Duration.ofSeconds(2));
      var times = asked(good, TIME);
      return new Attacked(times, flood.get(), slow.cutOff());
    } catch (ExecutionException e) {
      throw new IllegalStateException("the attack did not get through", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private OpenLoop.Times asked(Client good, Duration time) {
    return OpenLoop.run(
        PER_SECOND, time, number -> good.get("/v1/customers/" + Ids.customer(1 + number)));
  }

  /** Of services of another tenant. */
  private List<String> attackersKeys() {
    try (var context = ApplicationContext.run(database.settings().properties())) {
      var tenant = context.getBean(Tenants.class).bySlug(Databases.PGBENCH_TENANT).orElseThrow();
      var issue = context.getBean(IssueApiKey.class);
      var work = context.getBean(UnitOfWork.class);
      var keys = new ArrayList<String>();
      for (int i = 0; i < ATTACKERS; i++) {
        var attacker =
            new ApiKey.Purpose("attacker-" + i, "", Set.of(Scope.values()), AllowList.ANYWHERE);
        var result =
            work.inTransaction(
                tenant.id(),
                () -> issue.handle(tenant, attacker, null, Set.of(), Initiator.BOOTSTRAP));
        keys.add(((IssueApiKey.Result.Issued) result).secret().reveal());
      }
      return keys;
    }
  }

  private Table table(OpenLoop.Times before, OpenLoop.Times during, OpenLoop.Times after) {
    var table = new Table("a good caller", "p50 ms", "p99 ms", "refused", "aim", "met");
    double usual = before.percentile(PERCENT);
    double most = Math.max(2 * usual, BEARABLE_MILLIS);
    row(table, "without an attack", before, "", "");
    for (var each : List.of(Map.entry("under attack", during), Map.entry("10 s after", after))) {
      row(
          table,
          each.getKey(),
          each.getValue(),
          "under " + Figures.millis(most),
          Figures.met(
              each.getValue().failures().isEmpty() && each.getValue().percentile(PERCENT) < most));
    }
    return table;
  }

  private static void row(
      Table table, String when, OpenLoop.Times times, String aim, String isMet) {
    table.row(
        when,
        Figures.millis(times.percentile(50)),
        Figures.millis(times.percentile(PERCENT)),
        Integer.toString(times.failures().size()),
        aim,
        isMet);
  }

  private static Table footprints(Footprint before, Footprint after) {
    var table = new Table("the node", "before", "60 s after");
    table.row("threads", Long.toString(before.threads()), Long.toString(after.threads()));
    table.row("open files", Long.toString(before.openFiles()), Long.toString(after.openFiles()));
    table.row(
        "live heap, MB",
        Figures.megabytes((double) before.liveBytes()),
        Figures.megabytes((double) after.liveBytes()));
    return table;
  }

  private static String said(Attacked attacked) {
    return ("\nThe caller reads a customer "
            + PER_SECOND
            + " times a second. The attack lasts "
            + TIME.toSeconds()
            + " s: "
            + SLOW
            + " connections that send a letter of a head each second and come again when they are cut off (%d were), and on "
            + FLOODING
            + " others requests of %d services of another tenant, up to "
            + TIMES_THE_LIMIT * LIMIT
            + " a second (%.0f were answered, %d of %d in all were refused, %d broke off). Load, node and database share"
            + " the machine.\n")
        .formatted(
            attacked.cutOff(),
            ATTACKERS,
            attacked.flood().perSecond(),
            attacked.flood().refused(),
            attacked.flood().requests(),
            attacked.flood().broken());
  }

  private static void pause(Duration time) {
    LockSupport.parkNanos(time.toNanos());
  }
}
