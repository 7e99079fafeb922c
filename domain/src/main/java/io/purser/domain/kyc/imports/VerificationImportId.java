package io.purser.domain.kyc.imports;

import io.purser.domain.id.Ids;
import io.purser.domain.id.TypeId;

/** {@code vim_…} */
public record VerificationImportId(String value) {
  public VerificationImportId {
    TypeId.require(value, "vim");
  }

  public static VerificationImportId next(Ids ids) {
    return new VerificationImportId(ids.next("vim"));
  }

  @Override
  public String toString() {
    return value;
  }
}
