package io.purser.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Factory;
import io.purser.domain.id.Ids;
import io.purser.domain.programme.history.HistoryObserver;
import io.purser.domain.programme.history.HistoryReadings;
import io.purser.domain.programme.history.HistorySweep;
import io.purser.domain.programme.history.MovementProvider;
import io.purser.domain.programme.history.Movements;
import io.purser.domain.programme.history.ReadHistory;
import io.purser.domain.programme.history.RefreshHistory;
import io.purser.domain.tenant.Tenants;
import io.purser.domain.work.UnitOfWork;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts together what follows what moves master wallets. */
@Factory
final class HistoryUseCases {
  private static final Logger LOG = LoggerFactory.getLogger(HistoryUseCases.class);

  @Singleton
  HistoryObserver historyObserver(MeterRegistry metrics) {
    return rows -> {
      metrics.counter("purser.master_wallet.history.unreadable").increment(rows);
      LOG.warn("{} rows of a master wallet's history name no movement and are not kept", rows);
    };
  }

  @Singleton
  RefreshHistory refreshHistory(
      UnitOfWork work,
      Movements movements,
      HistoryReadings readings,
      MovementProvider provider,
      HistoryObserver observer,
      Ids ids,
      InstantSource clock,
      ProgrammeSettings settings) {
    return new RefreshHistory(
        work, movements, readings, provider, observer, ids, clock, settings.historyPages());
  }

  @Singleton
  HistorySweep historySweep(
      HistoryReadings readings, RefreshHistory refresh, ProgrammeSettings settings) {
    return new HistorySweep(readings, refresh, settings.refreshAfter());
  }

  @Singleton
  ReadHistory readHistory(
      UnitOfWork work,
      Tenants tenants,
      Movements movements,
      HistoryReadings readings,
      ProgrammeSettings settings,
      InstantSource clock) {
    return new ReadHistory(work, tenants, movements, readings, settings.staleAfter(), clock);
  }
}
