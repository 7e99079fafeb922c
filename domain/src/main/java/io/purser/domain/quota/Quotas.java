package io.purser.domain.quota;

import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.work.Asker;
import java.time.Duration;

/**
 * The quotas of all provider accounts, shared by all nodes. Each method is a short transaction of
 * its own, and never called inside a unit of work.
 *
 * <p>A tenant that keeps to its share of an account comes before one that is beyond it. The tenants
 * that called lately have equal shares, and there is one for the next who comes. Among those who
 * keep to their shares, and among those who do not, the more urgent comes first: what is less
 * urgent may use the quota only down to a reserve, which is larger the less urgent it is. What
 * nobody else wants is anybody's.
 */
public interface Quotas {
  /**
   * Takes one call out of the quota. The first call of an account finds all of it.
   *
   * @param allowance as it is configured; what the provider has reported lately can only lower it
   */
  Taking take(ProviderAccountId account, Allowance allowance, Asker asker);

  /**
   * Nobody takes anything for this long, because the provider has said so. Never shortens an
   * earlier word. For an account out of whose quota something was taken.
   */
  void close(ProviderAccountId account, Duration time);

  /**
   * Keeps to what the provider reports, where that is less than what is configured. What is left of
   * a quota that is nearly spent is spread over the time until there is more, and the more urgent
   * takes the next call before the less urgent may. A limit is forgotten after five minutes without
   * being repeated. For an account out of whose quota something was taken.
   */
  void report(ProviderAccountId account, QuotaReport report);

  /** What came of {@link #take}. */
  sealed interface Taking {
    record Taken() implements Taking {}

    /**
     * @param time after which it may be worth another try, if nobody else comes first
     */
    record NotYet(Duration time) implements Taking {}
  }
}
