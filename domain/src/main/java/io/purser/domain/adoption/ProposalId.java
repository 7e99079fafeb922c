package io.purser.domain.adoption;

import io.purser.domain.id.Ids;
import io.purser.domain.id.TypeId;
import java.util.Optional;

/** {@code prp_…}: one record of the provider's that may be linked. */
public record ProposalId(String value) {
  public ProposalId {
    TypeId.require(value, "prp");
  }

  public static ProposalId next(Ids ids) {
    return new ProposalId(ids.next("prp"));
  }

  /** The id in this text, or empty when it is none of this kind. */
  public static Optional<ProposalId> parse(String text) {
    return TypeId.is(text, "prp") ? Optional.of(new ProposalId(text)) : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
