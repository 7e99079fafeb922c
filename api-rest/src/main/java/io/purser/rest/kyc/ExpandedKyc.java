package io.purser.rest.kyc;

import static java.util.Objects.requireNonNull;

import io.purser.domain.access.Permission;
import io.purser.domain.customer.overview.Overview;
import io.purser.domain.customer.overview.Part;
import io.purser.domain.kyc.ReadKyc;
import io.purser.rest.customer.overview.Expansion;
import jakarta.inject.Singleton;

/** How far a customer is known, together with the customer. */
@Singleton
final class ExpandedKyc implements Expansion {
  private final ReadKyc readKyc;

  ExpandedKyc(ReadKyc readKyc) {
    this.readKyc = readKyc;
  }

  @Override
  public Part part() {
    return Part.KYC;
  }

  @Override
  public String word() {
    return "kyc";
  }

  @Override
  public Permission needed() {
    return Permission.READ_KYC;
  }

  @Override
  public Object view(Overview overview) {
    return KycView.of(readKyc.of(overview.customer(), requireNonNull(overview.kyc())));
  }
}
