package io.purser.domain.work;

import java.util.ArrayDeque;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Works through a batch in which one item that fails holds up no other. */
public final class EachAlone {
  private EachAlone() {}

  /**
   * Returns how many items it took up. When some of them failed, throws the first failure at the
   * end, with the others suppressed in it.
   *
   * @param goOn asked before each; when it says no, the rest is left
   */
  public static <T> int work(Iterable<T> batch, BooleanSupplier goOn, Consumer<T> body) {
    int taken = 0;
    var failures = new ArrayDeque<RuntimeException>();
    for (var item : batch) {
      if (!goOn.getAsBoolean()) {
        break;
      }
      taken++;
      try {
        body.accept(item);
      } catch (RuntimeException failed) {
        failures.add(failed);
      }
    }
    if (!failures.isEmpty()) {
      var first = failures.remove();
      failures.forEach(first::addSuppressed);
      throw first;
    }
    return taken;
  }
}
