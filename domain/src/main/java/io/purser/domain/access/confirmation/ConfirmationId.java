package io.purser.domain.access.confirmation;

import io.purser.domain.id.Ids;
import io.purser.domain.id.TypeId;

/** {@code cnf_…}: names a confirmation without being it. */
public record ConfirmationId(String value) {
  public ConfirmationId {
    TypeId.require(value, "cnf");
  }

  public static ConfirmationId next(Ids ids) {
    return new ConfirmationId(ids.next("cnf"));
  }

  @Override
  public String toString() {
    return value;
  }
}
