package io.purser.app.usecase;

import io.micronaut.context.annotation.Factory;
import io.purser.domain.customer.Customers;
import io.purser.domain.event.Journal;
import io.purser.domain.id.Ids;
import io.purser.domain.kyc.AcceptTerms;
import io.purser.domain.kyc.DecideIdentity;
import io.purser.domain.kyc.HearOfProof;
import io.purser.domain.kyc.ReadKyc;
import io.purser.domain.kyc.RenewVerification;
import io.purser.domain.kyc.TermsAcceptances;
import io.purser.domain.kyc.Verifications;
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
  ReadKyc readKyc(Verifications verifications, TermsAcceptances terms, InstantSource clock) {
    return new ReadKyc(verifications, terms, clock);
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
