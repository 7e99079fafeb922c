package io.purser.rest;

import io.micronaut.context.annotation.Factory;
import io.purser.domain.InMemoryStore;
import io.purser.domain.event.Journal;
import io.purser.domain.kyc.AcceptTerms;
import io.purser.domain.kyc.DecideIdentity;
import io.purser.domain.kyc.HearOfProof;
import io.purser.domain.kyc.ReadKyc;
import io.purser.domain.kyc.RenewVerification;
import io.purser.domain.kyc.TermsAcceptances;
import io.purser.domain.kyc.imports.FakeImporter;
import io.purser.domain.kyc.imports.ImportVerification;
import io.purser.domain.kyc.imports.VerificationImporting;
import jakarta.inject.Singleton;

/** What the application wires for verifying customers, with everything kept in memory. */
@Factory
final class KycFakes {
  @Singleton
  TermsAcceptances termsAcceptances(InMemoryStore store) {
    return store.termsAcceptances();
  }

  @Singleton
  ReadKyc readKyc(InMemoryStore store) {
    return new ReadKyc(store.verifications(), store.termsAcceptances(), store.clock());
  }

  @Singleton
  HearOfProof hearOfProof(InMemoryStore store, Journal journal) {
    return new HearOfProof(store.verifications(), journal);
  }

  @Singleton
  RenewVerification renewVerification(InMemoryStore store, Journal journal) {
    return new RenewVerification(store.verifications(), journal);
  }

  @Singleton
  DecideIdentity decideIdentity(InMemoryStore store, Journal journal) {
    return new DecideIdentity(
        store.customers(), store.verifications(), journal, store.ids(), store.clock());
  }

  @Singleton
  FakeImporter importer(InMemoryStore store) {
    return new FakeImporter(store);
  }

  @Singleton
  ImportVerification importVerification(
      InMemoryStore store, FakeImporter importer, Journal journal) {
    return new ImportVerification(
        store.customers(),
        store.verificationImports(),
        importer,
        store.operations(),
        journal,
        store.ids(),
        store.clock());
  }

  @Singleton
  VerificationImporting verificationImporting(
      InMemoryStore store, FakeImporter importer, HearOfProof hearOfProof, Journal journal) {
    return new VerificationImporting(
        store.customers(), store.verificationImports(), importer, hearOfProof, journal);
  }

  @Singleton
  AcceptTerms acceptTerms(InMemoryStore store, Journal journal) {
    return new AcceptTerms(store.customers(), store.termsAcceptances(), journal, store.clock());
  }
}
