package io.purser.app.metric;

import io.micrometer.core.instrument.MeterRegistry;
import io.purser.domain.programme.history.HistoryObserver;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what the provider lists of master wallets and nobody can keep. */
@Singleton
final class HistoryMetrics implements HistoryObserver {
  private static final Logger LOG = LoggerFactory.getLogger(HistoryMetrics.class);

  private final MeterRegistry metrics;

  HistoryMetrics(MeterRegistry metrics) {
    this.metrics = metrics;
  }

  @Override
  public void unreadable(int rows) {
    metrics.counter("purser.master_wallet.history.unreadable").increment(rows);
    LOG.warn("{} rows of a master wallet's history name no movement and are not kept", rows);
  }
}
