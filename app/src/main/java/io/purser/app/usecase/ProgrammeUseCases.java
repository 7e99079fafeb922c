package io.purser.app.usecase;

import io.micronaut.context.annotation.Factory;
import io.purser.app.setting.ProgrammeSettings;
import io.purser.domain.event.Journal;
import io.purser.domain.programme.ApplyForProgramme;
import io.purser.domain.programme.CardProgrammeProvider;
import io.purser.domain.programme.CardProgrammes;
import io.purser.domain.programme.ProgrammeSweep;
import io.purser.domain.programme.ReadProgramme;
import io.purser.domain.programme.RefreshProgramme;
import io.purser.domain.tenant.Tenants;
import io.purser.domain.work.UnitOfWork;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Puts the use cases of the card programme together. */
@Factory
final class ProgrammeUseCases {
  private final UnitOfWork work;
  private final Tenants tenants;
  private final CardProgrammes programmes;
  private final ProgrammeSettings settings;
  private final InstantSource clock;

  ProgrammeUseCases(
      UnitOfWork work,
      Tenants tenants,
      CardProgrammes programmes,
      ProgrammeSettings settings,
      InstantSource clock) {
    this.work = work;
    this.tenants = tenants;
    this.programmes = programmes;
    this.settings = settings;
    this.clock = clock;
  }

  @Singleton
  RefreshProgramme refreshProgramme(CardProgrammeProvider provider) {
    return new RefreshProgramme(work, programmes, provider, clock);
  }

  @Singleton
  ReadProgramme readProgramme(RefreshProgramme refresh) {
    return new ReadProgramme(work, tenants, programmes, refresh, settings.staleAfter(), clock);
  }

  @Singleton
  ApplyForProgramme applyForProgramme(
      CardProgrammeProvider provider, RefreshProgramme refresh, Journal journal) {
    return new ApplyForProgramme(work, tenants, programmes, provider, refresh, journal, clock);
  }

  @Singleton
  ProgrammeSweep programmeSweep(RefreshProgramme refresh) {
    return new ProgrammeSweep(programmes, refresh, settings.refreshAfter());
  }
}
