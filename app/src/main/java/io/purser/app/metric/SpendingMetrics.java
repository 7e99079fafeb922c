package io.purser.app.metric;

import io.micrometer.core.instrument.MeterRegistry;
import io.purser.domain.card.spending.CardTransactionId;
import io.purser.domain.card.spending.SpendingObserver;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what the provider reports of cards' use and we do not understand, or cannot keep. */
@Singleton
final class SpendingMetrics implements SpendingObserver {
  private static final Logger LOG = LoggerFactory.getLogger(SpendingMetrics.class);

  private final MeterRegistry metrics;

  SpendingMetrics(MeterRegistry metrics) {
    this.metrics = metrics;
  }

  /**
   * The words are short and have no spaces, so they can be logged; as tags they would have no end.
   */
  @Override
  public void notUnderstood(
      CardTransactionId transaction, @Nullable String kind, @Nullable String state) {
    metrics.counter("purser.card.transaction.not_understood").increment();
    LOG.warn(
        "the provider says of card transaction {} what we do not understand: kind={} state={}",
        transaction,
        kind,
        state);
  }

  @Override
  public void notBooked(String why, int reports) {
    metrics.counter("purser.card.transaction.not_booked").increment(reports);
    LOG.warn("{} reports of card transactions are not kept: {}", reports, why);
  }
}
