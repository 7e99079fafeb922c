package io.purser.persistence.quota;

import io.purser.domain.quota.Allowance;
import io.purser.domain.quota.QuotaReport;
import io.purser.domain.quota.QuotaWindow;
import io.purser.domain.quota.Quotas;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.work.Asker;
import io.purser.persistence.DatabaseTime;
import io.purser.persistence.Transactions;
import io.purser.persistence.schema.Routines;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * Each method is one statement of the schema's own, on the small pool, so that it neither waits for
 * the product nor holds anything while the provider is asked.
 */
@Singleton
final class JooqQuotas implements Quotas {
  private static final Duration LIMIT_KEPT_FOR = Duration.ofMinutes(5);

  private final Transactions transactions;

  JooqQuotas(@Named("intake") Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Taking take(ProviderAccountId account, Allowance allowance, Asker asker) {
    var tenant = asker.tenant();
    long micros =
        transactions.inNone(
            dsl ->
                Routines.takeQuota(
                    dsl.configuration(),
                    account.value(),
                    tenant == null ? null : tenant.value(),
                    asker.urgency().rank(),
                    allowance.perMinute(),
                    allowance.perHour(),
                    allowance.perDay()));
    return micros == 0
        ? new Taking.Taken()
        : new Taking.NotYet(Duration.of(micros, ChronoUnit.MICROS));
  }

  @Override
  public void close(ProviderAccountId account, Duration time) {
    var _ =
        transactions.inNone(
            dsl ->
                Routines.closeQuota(
                    dsl.configuration(), account.value(), DatabaseTime.interval(time)));
  }

  @Override
  public void report(ProviderAccountId account, QuotaReport report) {
    var distance =
        report.isNearlySpent()
            ? DatabaseTime.interval(report.resetIn().dividedBy(report.remaining() + 1L))
            : null;
    var _ =
        transactions.inNone(
            dsl ->
                Routines.lowerQuota(
                    dsl.configuration(),
                    account.value(),
                    nameOf(report.window()),
                    report.allowed(),
                    DatabaseTime.interval(LIMIT_KEPT_FOR),
                    DatabaseTime.interval(report.resetIn()),
                    distance));
  }

  private static String nameOf(QuotaWindow window) {
    return switch (window) {
      case MINUTE -> "minute";
      case HOUR -> "hour";
      case DAY -> "day";
    };
  }
}
