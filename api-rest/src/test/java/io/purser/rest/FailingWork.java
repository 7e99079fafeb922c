package io.purser.rest;

import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.UnitOfWork;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Supplier;

/** A unit of work whose next ones can be made to fail before they do anything. */
final class FailingWork implements UnitOfWork {
  private final UnitOfWork work;
  private final Deque<RuntimeException> failures = new ConcurrentLinkedDeque<>(new ArrayDeque<>());

  FailingWork(UnitOfWork work) {
    this.work = work;
  }

  void failNext(RuntimeException failure, int times) {
    for (int i = 0; i < times; i++) {
      failures.add(failure);
    }
  }

  void recover() {
    failures.clear();
  }

  @Override
  public <T> T inTransaction(TenantId tenant, Supplier<T> body) {
    failIfTold();
    return work.inTransaction(tenant, body);
  }

  @Override
  public <T> T reading(TenantId tenant, Supplier<T> body) {
    failIfTold();
    return work.reading(tenant, body);
  }

  @Override
  public <T> T inAccount(ProviderAccountId account, Supplier<T> body) {
    failIfTold();
    return work.inAccount(account, body);
  }

  private void failIfTold() {
    var failure = failures.poll();
    if (failure != null) {
      throw failure;
    }
  }
}
