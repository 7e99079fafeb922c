package io.purser.app.usecase;

import io.micronaut.context.annotation.Factory;
import io.purser.app.setting.ProgrammeSettings;
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

/** Puts together what follows what moves master wallets. */
@Factory
final class HistoryUseCases {
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
