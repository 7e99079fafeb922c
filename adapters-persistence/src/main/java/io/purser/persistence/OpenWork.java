package io.purser.persistence;

import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.tenant.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The unit of work that is open, which is how repositories reach the database. One that is called
 * outside, or for another tenant or account than the unit of work is for, fails at once: row level
 * security would show it nothing, and nothing looks like an answer.
 */
public final class OpenWork {
  private static final ScopedValue<OpenWork> OPEN = ScopedValue.newInstance();

  private final DSLContext dsl;
  private final String owner;
  private final List<ReadyStatement.Filled> atTheEnd = new ArrayList<>();

  private OpenWork(DSLContext dsl, String owner) {
    this.dsl = dsl;
    this.owner = owner;
  }

  /** In the unit of work of this tenant. */
  public static DSLContext of(TenantId tenant) {
    return require(tenant.value()).dsl;
  }

  /** In the unit of work of this account. */
  public static DSLContext of(ProviderAccountId account) {
    return require(account.value()).dsl;
  }

  /**
   * Writes before the unit of work of this tenant ends, and then together with everything else that
   * can wait for that, in one round trip. Nothing inside sees it.
   */
  public static void atTheEnd(
      TenantId tenant, ReadyStatement statement, @Nullable Object... values) {
    require(tenant.value()).atTheEnd.add(statement.with(values));
  }

  /** Runs the body with this unit of work open. */
  static <T> T open(DSLContext dsl, String owner, Supplier<T> body) {
    var work = new OpenWork(dsl, owner);
    var result = ScopedValue.where(OPEN, work).call(body::get);
    work.end();
    return result;
  }

  private void end() {
    if (!atTheEnd.isEmpty()) {
      dsl.connection(
          connection -> {
            try (var all = ReadyStatement.Filled.together(atTheEnd).prepared(connection)) {
              all.execute();
            }
          });
    }
  }

  static void requireNone() {
    if (OPEN.isBound()) {
      throw new IllegalStateException("a unit of work is open already");
    }
  }

  private static OpenWork require(String owner) {
    if (!OPEN.isBound()) {
      throw new IllegalStateException("no unit of work is open");
    }
    var open = OPEN.get();
    if (!open.owner.equals(owner)) {
      throw new IllegalStateException("the open unit of work is not one of " + owner);
    }
    return open;
  }
}
