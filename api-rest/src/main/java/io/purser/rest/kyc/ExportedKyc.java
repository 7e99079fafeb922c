package io.purser.rest.kyc;

import io.micronaut.context.annotation.Factory;
import io.purser.domain.access.Permission;
import io.purser.domain.customer.Customers;
import io.purser.domain.kyc.ReadKyc;
import io.purser.domain.kyc.TermsAcceptances;
import io.purser.rest.customer.export.ExportedPart;
import jakarta.inject.Singleton;

/** How far a customer is known and what they have accepted, in what is handed out about them. */
@Factory
final class ExportedKyc {
  private final Customers customers;
  private final ReadKyc readKyc;
  private final TermsAcceptances acceptances;

  ExportedKyc(Customers customers, ReadKyc readKyc, TermsAcceptances acceptances) {
    this.customers = customers;
    this.readKyc = readKyc;
    this.acceptances = acceptances;
  }

  @Singleton
  ExportedPart exportedKyc() {
    return new ExportedPart.Document(
        "kyc",
        Permission.READ_KYC,
        (tenant, id) ->
            customers.get(tenant, id).map(it -> KycView.of(readKyc.of(it))).orElse(null));
  }

  @Singleton
  ExportedPart exportedTerms() {
    return new ExportedPart.Listed(
        "termsAcceptances",
        Permission.READ_KYC,
        (tenant, customer, page, _) ->
            acceptances.list(tenant, customer, page).map(AcceptedTermsView::of));
  }
}
