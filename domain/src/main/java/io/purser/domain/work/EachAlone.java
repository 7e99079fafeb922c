package io.purser.domain.work;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Works through a batch in which one item that fails holds up no other. */
public final class EachAlone {
  private EachAlone() {}

  /**
   * Returns how many items it took up, one after the other. When some of them failed, throws the
   * first failure at the end, with the others suppressed in it.
   *
   * @param goOn asked before each; when it says no, the rest is left
   */
  public static <T> int work(Iterable<T> batch, BooleanSupplier goOn, Consumer<T> body) {
    int taken = 0;
    var failures = new ConcurrentLinkedQueue<RuntimeException>();
    for (var item : batch) {
      if (!goOn.getAsBoolean()) {
        break;
      }
      taken++;
      run(item, body, failures);
    }
    throwAll(failures);
    return taken;
  }

  /**
   * The same, with up to so many items under way at once, so that one that is slow holds up no
   * other either. Returns when all that it took up are over.
   */
  public static <T> int work(
      Iterable<T> batch, int atOnce, BooleanSupplier goOn, Consumer<T> body) {
    if (atOnce == 1) {
      return work(batch, goOn, body);
    }
    int taken = 0;
    var places = new Semaphore(atOnce);
    var failures = new ConcurrentLinkedQueue<RuntimeException>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var item : batch) {
        places.acquireUninterruptibly();
        if (!goOn.getAsBoolean()) {
          break;
        }
        taken++;
        begin(threads, places, item, body, failures);
      }
    }
    throwAll(failures);
    return taken;
  }

  private static <T> void begin(
      ExecutorService threads,
      Semaphore places,
      T item,
      Consumer<T> body,
      Queue<RuntimeException> failures) {
    threads.execute(
        () -> {
          try {
            run(item, body, failures);
          } finally {
            places.release();
          }
        });
  }

  private static <T> void run(T item, Consumer<T> body, Queue<RuntimeException> failures) {
    try {
      body.accept(item);
    } catch (RuntimeException failed) {
      failures.add(failed);
    }
  }

  private static void throwAll(Queue<RuntimeException> failures) {
    var first = failures.poll();
    if (first != null) {
      failures.forEach(first::addSuppressed);
      throw first;
    }
  }
}
