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
import io.purser.domain.kyc.business.DescribeBusiness;
import io.purser.domain.kyc.business.KeepShareholders;
import io.purser.domain.kyc.business.LegalProfiles;
import io.purser.domain.kyc.business.ReadBusiness;
import io.purser.domain.kyc.business.Shareholders;
import io.purser.domain.kyc.document.Documents;
import io.purser.domain.kyc.document.KeepDocuments;
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
  LegalProfiles legalProfiles(InMemoryStore store) {
    return store.legalProfiles();
  }

  @Singleton
  Shareholders shareholders(InMemoryStore store) {
    return store.shareholders();
  }

  @Singleton
  ReadKyc readKyc(InMemoryStore store) {
    return new ReadKyc(
        store.verifications(),
        store.termsAcceptances(),
        new ReadBusiness(store.legalProfiles(), store.shareholders(), store.documents()),
        store.clock());
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
  DescribeBusiness describeBusiness(
      InMemoryStore store, RenewVerification renewVerification, Journal journal) {
    return new DescribeBusiness(
        store.customers(), store.legalProfiles(), renewVerification, journal, store.clock());
  }

  @Singleton
  KeepShareholders keepShareholders(InMemoryStore store, Journal journal) {
    return new KeepShareholders(
        store.customers(),
        store.shareholders(),
        store.documents(),
        journal,
        store.ids(),
        store.clock());
  }

  @Singleton
  KeepDocuments keepDocuments(InMemoryStore store, Journal journal) {
    return new KeepDocuments(
        store.customers(),
        store.shareholders(),
        store.documents(),
        journal,
        store.ids(),
        store.clock());
  }

  @Singleton
  Documents documents(InMemoryStore store) {
    return store.documents();
  }

  @Singleton
  AcceptTerms acceptTerms(InMemoryStore store, Journal journal) {
    return new AcceptTerms(store.customers(), store.termsAcceptances(), journal, store.clock());
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
}
