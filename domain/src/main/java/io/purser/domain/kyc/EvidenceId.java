package io.purser.domain.kyc;

import io.purser.domain.id.Ids;
import io.purser.domain.id.TypeId;

/** {@code evd_…} */
public record EvidenceId(String value) {
  public EvidenceId {
    TypeId.require(value, "evd");
  }

  public static EvidenceId next(Ids ids) {
    return new EvidenceId(ids.next("evd"));
  }

  @Override
  public String toString() {
    return value;
  }
}
