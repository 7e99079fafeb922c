package io.purser.domain.throttle;

import io.purser.domain.throttle.SharedTokens.Grant;
import io.purser.domain.throttle.SharedTokens.Wish;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What one node has in hand for one subject. Until it has asked it may give away a share that it
 * owes then; from then on only what it was granted. When nobody answers it any more, it goes on
 * with its part of the rate.
 */
final class Stock {
  /** A subject that was not heard of for this long and owes nothing may be forgotten. */
  static final Duration KEPT = Duration.ofMinutes(1);

  private static final long ALONE_AFTER = Duration.ofSeconds(1).toNanos();
  private static final Duration SOONEST = Duration.ofMillis(20);

  private final ReentrantLock lock = new ReentrantLock();
  private final Subject subject;
  private final int nodes;
  private Rate rate;
  private int inHand;
  private int owed;
  private boolean told;
  private double left;
  private long toldAt;
  private long usedAt;

  /** Whether it stands in the line of those who ask. */
  private boolean asking;

  private long askedAt;
  private long mayAskAt;
  private boolean alone;
  private long grewAt;

  /**
   * @param nodes into how many parts the rate is divided while nobody answers
   */
  Stock(Subject subject, Rate rate, int nodes, long now) {
    this.subject = subject;
    this.rate = rate;
    this.nodes = nodes;
    this.left = rate.burst();
    this.toldAt = now;
    this.usedAt = now;
    this.mayAskAt = now;
  }

  /** Gives one away if it may. */
  Standing take(Rate now, long at) {
    lock.lock();
    try {
      begin(now, at);
      boolean given = true;
      if (inHand > 0) {
        inHand--;
      } else if (!told && owed < rate.share()) {
        owed++;
      } else {
        given = false;
      }
      return standing(given, at);
    } finally {
      lock.unlock();
    }
  }

  /** Gives one away although it may have none. */
  void charge(Rate now, long at) {
    lock.lock();
    try {
      begin(now, at);
      if (inHand > 0) {
        inHand--;
      } else if (!alone) {
        owed++;
      }
    } finally {
      lock.unlock();
    }
  }

  /** Whether it would give one away. */
  Standing look(Rate now, long at) {
    lock.lock();
    try {
      rate = now;
      growAlone(at);
      return standing(inHand > 0 || (!told && owed < rate.share()), at);
    } finally {
      lock.unlock();
    }
  }

  private void begin(Rate now, long at) {
    rate = now;
    usedAt = at;
    growAlone(at);
  }

  /** Nobody has answered for a while: the part of the rate that is this node's comes by itself. */
  private void growAlone(long at) {
    if (!asking || at - askedAt < ALONE_AFTER) {
      return;
    }
    if (!alone) {
      alone = true;
      told = true;
      grewAt = askedAt;
    }
    int grown = (int) (rate.tokensIn(at - grewAt) / nodes);
    inHand = (int) Math.min(rate.share(), (long) inHand + grown);
    grewAt += rate.timeFor((double) grown * nodes).toNanos();
  }

  private Standing standing(boolean given, long at) {
    double known = told ? inHand + Math.max(0, leftAt(at)) : rate.burst() - owed;
    int remaining = given ? (int) Math.clamp(known, 0, rate.burst()) : 0;
    var again = alone ? rate.timeFor(nodes) : rate.timeFor(1 - leftAt(at));
    return new Standing(
        given, rate, remaining, again, rate.timeFor((double) rate.burst() - remaining));
  }

  /** What is probably there by now, if no other node has taken it. */
  private double leftAt(long at) {
    return Math.min(rate.burst(), left + rate.tokensIn(at - toldAt));
  }

  /** When it should ask, or nothing when it need not or stands in line already. */
  boolean joinsLine(long at) {
    lock.lock();
    try {
      boolean needs = told ? 2 * inHand <= rate.share() : 4 * owed > rate.share();
      if (asking || !(needs || (told && owed > 0))) {
        return false;
      }
      asking = true;
      askedAt = Math.max(at, mayAskAt);
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Since when, or from when on, it stands in line. */
  long turn() {
    lock.lock();
    try {
      return askedAt;
    } finally {
      lock.unlock();
    }
  }

  Wish wish() {
    lock.lock();
    try {
      return new Wish(subject, rate, owed, Math.max(0, rate.share() - (alone ? 0 : inHand)));
    } finally {
      lock.unlock();
    }
  }

  void answered(Wish wish, Grant grant, long at) {
    lock.lock();
    try {
      // What grew while nobody answered was not counted by anybody, and is not kept on top.
      inHand = (alone ? 0 : inHand) + grant.granted();
      owed -= wish.owed();
      left = grant.left();
      told = true;
      toldAt = at;
      asking = false;
      alone = false;
      // There is no point in asking before half a share can be there.
      double missing = Math.ceilDiv(rate.share(), 2) - left;
      mayAskAt = missing <= 0 ? at : at + Math.max(SOONEST.toNanos(), waitFor(missing));
    } finally {
      lock.unlock();
    }
  }

  private long waitFor(double tokens) {
    return rate.timeFor(tokens).toNanos();
  }

  /** Whether forgetting it gives nobody more than the tolerance that is promised. */
  boolean isForgettable(long at) {
    lock.lock();
    try {
      return !asking && at - usedAt >= KEPT.toNanos() && (!told || leftAt(at) >= rate.burst());
    } finally {
      lock.unlock();
    }
  }
}
