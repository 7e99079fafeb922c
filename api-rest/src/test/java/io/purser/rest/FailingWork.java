package io.purser.rest;

import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.UnitOfWork;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A unit of work whose next ones can be made to fail, or to wait, before they do anything. */
final class FailingWork implements UnitOfWork {
  private final UnitOfWork work;
  private final Deque<Runnable> script = new ConcurrentLinkedDeque<>();

  FailingWork(UnitOfWork work) {
    this.work = work;
  }

  void failNext(RuntimeException failure, int times) {
    for (int i = 0; i < times; i++) {
      script.add(
          () -> {
            throw failure;
          });
    }
  }

  /** What the next one meets before it does anything. */
  void meetNext(Runnable what) {
    script.add(what);
  }

  void recover() {
    script.clear();
  }

  @Override
  public <T> T inTransaction(TenantId tenant, Supplier<T> body) {
    meetWhatIsTold();
    return work.inTransaction(tenant, body);
  }

  @Override
  public <T> T inTransaction(
      TenantId tenant, Supplier<T> body, List<TenantId> others, Consumer<TenantId> part) {
    meetWhatIsTold();
    return work.inTransaction(tenant, body, others, part);
  }

  @Override
  public <T> T reading(TenantId tenant, Supplier<T> body) {
    meetWhatIsTold();
    return work.reading(tenant, body);
  }

  @Override
  public <T> T inAccount(ProviderAccountId account, Supplier<T> body) {
    meetWhatIsTold();
    return work.inAccount(account, body);
  }

  private void meetWhatIsTold() {
    var next = script.poll();
    if (next != null) {
      next.run();
    }
  }
}
