package io.purser.domain.kyc.business;

import io.purser.domain.id.Ids;
import io.purser.domain.id.TypeId;
import java.util.Optional;

/** {@code shr_…} */
public record ShareholderId(String value) {
  public ShareholderId {
    TypeId.require(value, "shr");
  }

  public static ShareholderId next(Ids ids) {
    return new ShareholderId(ids.next("shr"));
  }

  /** The id in this text, or empty when it is none of this kind. */
  public static Optional<ShareholderId> parse(String text) {
    return TypeId.is(text, "shr") ? Optional.of(new ShareholderId(text)) : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
