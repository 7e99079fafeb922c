package io.purser.domain.customer;

import org.jspecify.annotations.Nullable;

/** What is to become of something that may be there or not. */
public sealed interface Change<T> {
  /** It stays as it is. */
  record Kept<T>() implements Change<T> {}

  /** It becomes this; null takes it away. */
  record Becomes<T>(@Nullable T value) implements Change<T> {
    @Override
    public String toString() {
      return "Becomes[hidden]";
    }
  }

  /** What it is afterwards. */
  default @Nullable T of(@Nullable T now) {
    return switch (this) {
      case Kept<T> _ -> now;
      case Becomes<T>(var value) -> value;
    };
  }
}
