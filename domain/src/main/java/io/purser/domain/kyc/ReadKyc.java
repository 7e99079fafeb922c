package io.purser.domain.kyc;

import io.purser.domain.customer.Customer;
import io.purser.domain.kyc.business.ReadBusiness;
import java.time.InstantSource;

/** Tells how far a customer is known, from what we know. Used inside a unit of work. */
public final class ReadKyc {
  private final Verifications verifications;
  private final TermsAcceptances terms;
  private final ReadBusiness readBusiness;
  private final InstantSource clock;

  public ReadKyc(
      Verifications verifications,
      TermsAcceptances terms,
      ReadBusiness readBusiness,
      InstantSource clock) {
    this.verifications = verifications;
    this.terms = terms;
    this.readBusiness = readBusiness;
    this.clock = clock;
  }

  public KycStatus of(Customer customer) {
    var tenant = customer.header().tenant();
    return of(
        customer,
        new KycRecords(
            verifications.get(tenant, customer.id()),
            terms.newest(tenant, customer.id()).orElse(null),
            verifications.newestEvidence(tenant, customer.id()).orElse(null),
            readBusiness.of(customer)));
  }

  /** From what has been read already. */
  public KycStatus of(Customer customer, KycRecords records) {
    var verification = records.verification().at(clock.instant());
    return new KycStatus(
        customer.id(),
        verification,
        Missing.of(customer, verification, records),
        records.terms(),
        records.evidence());
  }
}
