package io.purser.persistence;

import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.tenant.TenantId;
import java.util.function.Supplier;
import org.jooq.DSLContext;

/**
 * The unit of work that is open, which is how repositories reach the database. One that is called
 * outside, or for another tenant or account than the unit of work is for, fails at once: row level
 * security would show it nothing, and nothing looks like an answer.
 */
public final class OpenWork {
  private static final ScopedValue<OpenWork> OPEN = ScopedValue.newInstance();

  private final DSLContext dsl;
  private final Pool pool;
  private final String owner;

  private OpenWork(DSLContext dsl, Pool pool, String owner) {
    this.dsl = dsl;
    this.pool = pool;
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
   * For repositories of Micronaut Data, which are bound to the product's pool: fails unless the
   * unit of work of this tenant is on it.
   */
  public static void requireProductPool(TenantId tenant) {
    if (require(tenant.value()).pool != Pool.PRODUCT) {
      throw new IllegalStateException("this repository belongs to the product's pool");
    }
  }

  /** Runs the body with this unit of work open. */
  static <T> T open(DSLContext dsl, Pool pool, String owner, Supplier<T> body) {
    return ScopedValue.where(OPEN, new OpenWork(dsl, pool, owner)).call(body::get);
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
