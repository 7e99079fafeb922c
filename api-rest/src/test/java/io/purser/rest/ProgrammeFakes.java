package io.purser.rest;

import io.micronaut.context.annotation.Factory;
import io.purser.domain.InMemoryStore;
import io.purser.domain.event.Journal;
import io.purser.domain.programme.ApplyForProgramme;
import io.purser.domain.programme.CardCustomers;
import io.purser.domain.programme.FakeCardProgramme;
import io.purser.domain.programme.ReadProgramme;
import io.purser.domain.programme.RefreshProgramme;
import io.purser.domain.programme.history.ReadHistory;
import jakarta.inject.Singleton;
import java.time.Duration;

/** What the application wires for the card programme, with everything kept in memory. */
@Factory
final class ProgrammeFakes {
  static final Duration FRESH_FOR = Duration.ofMinutes(15);

  @Singleton
  FakeCardProgramme cardProgramme(InMemoryStore store) {
    return new FakeCardProgramme(store);
  }

  @Singleton
  CardCustomers cardCustomers(InMemoryStore store) {
    return store.cardCustomers();
  }

  @Singleton
  RefreshProgramme refreshProgramme(InMemoryStore store, FakeCardProgramme provider) {
    return new RefreshProgramme(store.work(), store.cardProgrammes(), provider, store.clock());
  }

  @Singleton
  ReadProgramme readProgramme(InMemoryStore store, RefreshProgramme refresh) {
    return new ReadProgramme(
        store.work(), store.tenants(), store.cardProgrammes(), refresh, FRESH_FOR, store.clock());
  }

  @Singleton
  ReadHistory readHistory(InMemoryStore store) {
    return new ReadHistory(
        store.work(),
        store.tenants(),
        store.movements(),
        store.historyReadings(),
        FRESH_FOR,
        store.clock());
  }

  @Singleton
  ApplyForProgramme applyForProgramme(
      InMemoryStore store, FakeCardProgramme provider, RefreshProgramme refresh, Journal journal) {
    return new ApplyForProgramme(
        store.work(),
        store.tenants(),
        store.cardProgrammes(),
        provider,
        refresh,
        journal,
        store.clock());
  }
}
