package io.purser.domain.throttle;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * One kind of limit, as one node keeps it. With {@code n} nodes, a subject gets in any stretch of
 * time {@code T} at most what its rate allows ({@code burst + perSecond · T}), and beyond that
 * {@code n} shares for every minute that has begun: what nodes had in hand, or gave before they had
 * asked.
 *
 * <p>It keeps a bounded number of subjects. Those who proved who they are have room of their own,
 * so that whoever makes addresses up pushes out nobody; who finds no room is counted together with
 * everybody else who finds none.
 */
public final class Throttle {
  private static final int TOGETHER = 10;
  private static final long BETWEEN_SWEEPS = Duration.ofSeconds(1).toNanos();

  private final Replenishment replenishment;
  private final int capacity;
  private final int nodes;
  private final ConcurrentMap<Subject, Stock> welcome = new ConcurrentHashMap<>();
  private final ConcurrentMap<Subject, Stock> strangers = new ConcurrentHashMap<>();
  private final Stock together;
  private final AtomicLong sweptAt;

  /**
   * @param kind as metrics name it
   * @param capacity how many subjects it keeps that proved who they are, and how many others
   * @param nodes the most nodes there may be, among which the rate is divided while they hear
   *     nothing of each other
   */
  public Throttle(String kind, int capacity, int nodes, Replenishment replenishment) {
    this.capacity = capacity;
    this.nodes = nodes;
    this.replenishment = replenishment;
    long now = replenishment.now();
    this.together = new Stock(new Subject.Others(kind), new Rate(1, 1), nodes, now);
    this.sweptAt = new AtomicLong(now - BETWEEN_SWEEPS);
  }

  /** Counts one request, unless there is none left. */
  public Standing take(Subject subject, Rate rate) {
    long now = replenishment.now();
    var stock = counted(subject, rate, now);
    var standing = stock.take(rateOf(stock, rate), now);
    replenishment.joinIfNeeded(stock, now);
    return standing;
  }

  /** How the subject stands, without counting anything. */
  public Standing look(Subject subject, Rate rate) {
    long now = replenishment.now();
    var kept = kept(subject);
    if (kept != null) {
      return kept.look(rate, now);
    }
    return hasRoom(strangers, now)
        ? new Stock(subject, rate, nodes, now).look(rate, now)
        : together.look(rate.times(TOGETHER), now);
  }

  /** Counts one that has happened already, whether or not there was any left. */
  public void charge(Subject subject, Rate rate) {
    long now = replenishment.now();
    var stock = counted(subject, rate, now);
    stock.charge(rateOf(stock, rate), now);
    replenishment.joinIfNeeded(stock, now);
  }

  /** The subject has proved who it is, and keeps its place from now on. */
  public void welcome(Subject subject, Rate rate) {
    long now = replenishment.now();
    if (!welcome.containsKey(subject) && hasRoom(welcome, now)) {
      var stock = strangers.remove(subject);
      welcome.putIfAbsent(subject, stock == null ? new Stock(subject, rate, nodes, now) : stock);
    }
  }

  /** How many subjects it keeps. */
  public int size() {
    return welcome.size() + strangers.size();
  }

  private @Nullable Stock kept(Subject subject) {
    var stock = welcome.get(subject);
    return stock == null ? strangers.get(subject) : stock;
  }

  private Stock counted(Subject subject, Rate rate, long now) {
    var kept = kept(subject);
    if (kept != null) {
      return kept;
    }
    return hasRoom(strangers, now)
        ? strangers.computeIfAbsent(subject, it -> new Stock(it, rate, nodes, now))
        : together;
  }

  private Rate rateOf(Stock stock, Rate rate) {
    return stock == together ? rate.times(TOGETHER) : rate;
  }

  /** Makes some, when there is none and nobody has looked for a while. */
  private boolean hasRoom(ConcurrentMap<Subject, Stock> stocks, long now) {
    if (stocks.size() < capacity) {
      return true;
    }
    long before = sweptAt.get();
    if (now - before >= BETWEEN_SWEEPS && sweptAt.compareAndSet(before, now)) {
      stocks.values().removeIf(stock -> stock.isForgettable(now));
    }
    return stocks.size() < capacity;
  }
}
