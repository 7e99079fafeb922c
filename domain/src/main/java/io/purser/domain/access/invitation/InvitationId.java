package io.purser.domain.access.invitation;

import io.purser.domain.id.Ids;
import io.purser.domain.id.TypeId;
import java.util.Optional;

/** {@code inv_…}: names an invitation without being it. */
public record InvitationId(String value) {
  public InvitationId {
    TypeId.require(value, "inv");
  }

  public static InvitationId next(Ids ids) {
    return new InvitationId(ids.next("inv"));
  }

  /** The id in this text, or empty when it is none of this kind. */
  public static Optional<InvitationId> parse(String text) {
    return TypeId.is(text, "inv") ? Optional.of(new InvitationId(text)) : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
