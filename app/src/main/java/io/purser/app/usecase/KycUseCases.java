package io.purser.app.usecase;

import io.micronaut.context.annotation.Factory;
import io.purser.domain.customer.Customers;
import io.purser.domain.event.Journal;
import io.purser.domain.id.Ids;
import io.purser.domain.kyc.AcceptTerms;
import io.purser.domain.kyc.DecideIdentity;
import io.purser.domain.kyc.ForgetIdentity;
import io.purser.domain.kyc.HearOfProof;
import io.purser.domain.kyc.ReadKyc;
import io.purser.domain.kyc.RenewVerification;
import io.purser.domain.kyc.TermsAcceptances;
import io.purser.domain.kyc.Verifications;
import io.purser.domain.kyc.business.DescribeBusiness;
import io.purser.domain.kyc.business.KeepShareholders;
import io.purser.domain.kyc.business.LegalProfiles;
import io.purser.domain.kyc.business.ReadBusiness;
import io.purser.domain.kyc.business.Shareholders;
import io.purser.domain.kyc.document.Documents;
import io.purser.domain.kyc.document.KeepDocuments;
import io.purser.domain.kyc.imports.ImportVerification;
import io.purser.domain.kyc.imports.VerificationImporter;
import io.purser.domain.kyc.imports.VerificationImporting;
import io.purser.domain.kyc.imports.VerificationImports;
import io.purser.domain.operation.Operations;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Puts the use cases of verifying customers together. */
@Factory
final class KycUseCases {
  @Singleton
  ReadKyc readKyc(
      Verifications verifications,
      TermsAcceptances terms,
      LegalProfiles profiles,
      Shareholders shareholders,
      Documents documents,
      InstantSource clock) {
    return new ReadKyc(
        verifications, terms, new ReadBusiness(profiles, shareholders, documents), clock);
  }

  @Singleton
  HearOfProof hearOfProof(Verifications verifications, Journal journal) {
    return new HearOfProof(verifications, journal);
  }

  @Singleton
  RenewVerification renewVerification(Verifications verifications, Journal journal) {
    return new RenewVerification(verifications, journal);
  }

  @Singleton
  ForgetIdentity forgetIdentity(
      Verifications verifications,
      LegalProfiles profiles,
      Shareholders shareholders,
      Documents documents) {
    return new ForgetIdentity(verifications, profiles, shareholders, documents);
  }

  @Singleton
  DescribeBusiness describeBusiness(
      Customers customers,
      LegalProfiles profiles,
      RenewVerification renewVerification,
      Journal journal,
      InstantSource clock) {
    return new DescribeBusiness(customers, profiles, renewVerification, journal, clock);
  }

  @Singleton
  KeepShareholders keepShareholders(
      Customers customers,
      Shareholders shareholders,
      Documents documents,
      Journal journal,
      Ids ids,
      InstantSource clock) {
    return new KeepShareholders(customers, shareholders, documents, journal, ids, clock);
  }

  @Singleton
  KeepDocuments keepDocuments(
      Customers customers,
      Shareholders shareholders,
      Documents documents,
      Journal journal,
      Ids ids,
      InstantSource clock) {
    return new KeepDocuments(customers, shareholders, documents, journal, ids, clock);
  }

  @Singleton
  DecideIdentity decideIdentity(
      Customers customers,
      Verifications verifications,
      Journal journal,
      Ids ids,
      InstantSource clock) {
    return new DecideIdentity(customers, verifications, journal, ids, clock);
  }

  @Singleton
  ImportVerification importVerification(
      Customers customers,
      VerificationImports imports,
      VerificationImporter importer,
      Operations operations,
      Journal journal,
      Ids ids,
      InstantSource clock) {
    return new ImportVerification(customers, imports, importer, operations, journal, ids, clock);
  }

  @Singleton
  VerificationImporting verificationImporting(
      Customers customers,
      VerificationImports imports,
      VerificationImporter importer,
      HearOfProof hearOfProof,
      Journal journal) {
    return new VerificationImporting(customers, imports, importer, hearOfProof, journal);
  }

  @Singleton
  AcceptTerms acceptTerms(
      Customers customers, TermsAcceptances terms, Journal journal, InstantSource clock) {
    return new AcceptTerms(customers, terms, journal, clock);
  }
}
