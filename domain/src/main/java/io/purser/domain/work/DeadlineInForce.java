package io.purser.domain.work;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The deadline of what the current thread is doing, for those whom nobody hands one: units of work,
 * which cut their statements short by it and do not begin when it is over.
 *
 * <p>It is no scoped value because the edge learns of a request on one thread and has it handled on
 * another; what carries its context from thread to thread puts this into force and takes it back.
 */
public final class DeadlineInForce {
  private static final ThreadLocal<@Nullable Deadline> CURRENT = new ThreadLocal<>();

  /** Apart from the other, which the framework sets anew wherever it carries its context on. */
  private static final ScopedValue<Boolean> LIFTED = ScopedValue.newInstance();

  private DeadlineInForce() {}

  /** Empty for workers, and where it was lifted. */
  public static Optional<Deadline> get() {
    return LIFTED.isBound() ? Optional.empty() : Optional.ofNullable(CURRENT.get());
  }

  /**
   * Puts another one into force on this thread, or none, and returns the one that was.
   *
   * @param deadline null for none
   */
  public static @Nullable Deadline replace(@Nullable Deadline deadline) {
    var former = CURRENT.get();
    if (deadline == null) {
      CURRENT.remove();
    } else {
      CURRENT.set(deadline);
    }
    return former;
  }

  public static <T extends @Nullable Object> T during(Deadline deadline, Supplier<T> body) {
    var former = replace(deadline);
    try {
      return body.get();
    } finally {
      var _ = replace(former);
    }
  }

  /**
   * For what must be written down whatever the time is, because it says what has happened
   * elsewhere.
   */
  public static <T extends @Nullable Object> T lifted(Supplier<T> body) {
    return ScopedValue.where(LIFTED, true).call(body::get);
  }
}
