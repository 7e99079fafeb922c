package io.purser.domain.access;

import io.purser.domain.id.Ids;
import io.purser.domain.id.TypeId;
import java.util.Optional;

/** {@code key_…}: names a key without being it. */
public record ApiKeyId(String value) {
  public ApiKeyId {
    TypeId.require(value, "key");
  }

  public static ApiKeyId next(Ids ids) {
    return new ApiKeyId(ids.next("key"));
  }

  /** The id in this text, or empty when it is none of this kind. */
  public static Optional<ApiKeyId> parse(String text) {
    return TypeId.is(text, "key") ? Optional.of(new ApiKeyId(text)) : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
