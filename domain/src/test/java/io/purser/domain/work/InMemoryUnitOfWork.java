package io.purser.domain.work;

import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.tenant.TenantId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Transactions in memory, at the isolation level of PostgreSQL's {@code READ COMMITTED}: a unit of
 * work reads what others have committed and what it has written itself, and a row that it has
 * written or locked makes others wait who want to write or lock it. What it wrote is dropped when
 * it ends with an exception.
 */
public final class InMemoryUnitOfWork implements UnitOfWork {
  private static final Object NOBODY = "nobody";

  private final Steps steps;
  private final RowWaits waits;
  private final ScopedValue<Transaction> current = ScopedValue.newInstance();
  private final ReentrantLock monitor = new ReentrantLock();
  private final Map<Object, Transaction> locks = new HashMap<>();

  /**
   * @param waits how one unit of work waits for the row of another
   */
  public InMemoryUnitOfWork(Steps steps, RowWaits waits) {
    this.steps = steps;
    this.waits = waits;
  }

  public InMemoryUnitOfWork(Steps steps) {
    this(steps, new ThreadWaits());
  }

  public InMemoryUnitOfWork() {
    this(new Steps());
  }

  @Override
  public <T> T inTransaction(TenantId tenant, Supplier<T> body) {
    return run(new Transaction(tenant, false), body);
  }

  @Override
  public <T> T inTransaction(
      TenantId tenant, Supplier<T> body, List<TenantId> others, Consumer<TenantId> part) {
    var transaction = new Transaction(tenant, false);
    return run(
        transaction,
        () -> {
          var result = body.get();
          for (var other : others) {
            transaction.owner = other;
            part.accept(other);
          }
          return result;
        });
  }

  @Override
  public <T> T reading(TenantId tenant, Supplier<T> body) {
    return run(new Transaction(tenant, true), body);
  }

  @Override
  public <T> T inAccount(ProviderAccountId account, Supplier<T> body) {
    return run(new Transaction(account, false), body);
  }

  /** For methods of repositories that are a transaction of their own. They see everything. */
  public <T> T alone(String what, Supplier<T> body) {
    return run(
        new Transaction(NOBODY, false),
        () -> {
          steps.take(what);
          return body.get();
        });
  }

  /** Fails unless a unit of work of this tenant is open. */
  public void require(TenantId tenant, String what) {
    requireOwner(tenant, what);
  }

  /** Fails unless a unit of work of this account is open. */
  public void require(ProviderAccountId account, String what) {
    requireOwner(account, what);
  }

  /** Whether whoever asks is inside a unit of work. */
  public boolean isOpen() {
    return current.isBound();
  }

  /** For the provider, which must never be called while one is open. */
  public void requireNoneOpen() {
    if (isOpen()) {
      throw new IllegalStateException("a unit of work is open already");
    }
  }

  private void requireOwner(Object owner, String what) {
    var open = open();
    if (!open.owner.equals(owner)) {
      throw new IllegalStateException("the open unit of work is not one of " + owner);
    }
    steps.take(what);
  }

  private <T> T run(Transaction transaction, Supplier<T> body) {
    requireNoneOpen();
    if (DeadlineInForce.get().filter(deadline -> deadline.left().isZero()).isPresent()) {
      throw new DeadlinePassed();
    }
    steps.take("begin");
    T result;
    try {
      result = ScopedValue.where(current, transaction).call(body::get);
      steps.take("commit");
      guarded(
          () -> {
            transaction.participants.forEach(rows -> rows.commit(transaction));
            return transaction;
          });
    } finally {
      end(transaction);
    }
    steps.take("committed");
    return result;
  }

  private void end(Transaction transaction) {
    guarded(
        () -> {
          transaction.participants.forEach(rows -> rows.forget(transaction));
          locks.values().removeIf(holder -> holder == transaction);
          return transaction;
        });
    waits.released();
  }

  Transaction open() {
    if (!current.isBound()) {
      throw new IllegalStateException("no unit of work is open");
    }
    return current.get();
  }

  <T> T guarded(Supplier<T> body) {
    monitor.lock();
    try {
      return body.get();
    } finally {
      monitor.unlock();
    }
  }

  /** Locks something until the unit of work ends, and waits for others who have it. */
  void lock(Object what) {
    var transaction = open();
    transaction.requireWriting();
    while (take(what, transaction) != transaction) {
      waits.await(transaction, () -> guarded(() -> Optional.ofNullable(locks.get(what))));
    }
  }

  /** The same without waiting: false when somebody else has it. */
  boolean tryLock(Object what) {
    var transaction = open();
    transaction.requireWriting();
    return take(what, transaction) == transaction;
  }

  /** Whoever has it now: the one that asks for it, when nobody had it. */
  private Transaction take(Object what, Transaction transaction) {
    return guarded(() -> locks.computeIfAbsent(what, _ -> transaction));
  }

  /** One unit of work, as far as the rows need to tell it from others. */
  static final class Transaction {
    private Object owner;
    private final boolean forReading;
    private final Set<Rows<?, ?>> participants = new HashSet<>();

    private Transaction(Object owner, boolean forReading) {
      this.owner = owner;
      this.forReading = forReading;
    }

    void join(Rows<?, ?> rows) {
      participants.add(rows);
    }

    void requireWriting() {
      if (forReading) {
        throw new IllegalStateException("this unit of work only reads");
      }
    }
  }
}
