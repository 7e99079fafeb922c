package io.purser.domain;

import io.purser.domain.tenant.Tenant;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;

/**
 * What the contracts of all repositories have in common: a store, and two tenants that have nothing
 * to do with each other. An implementation extends each contract and says which store it is.
 */
public abstract class StoreContract {
  protected Given given;
  protected Tenant tenant;

  /** A tenant of another provider account. */
  protected Tenant stranger;

  protected abstract Store store();

  @BeforeEach
  void giveTenants() {
    given = new Given(store());
    tenant = given.tenant();
    stranger = given.tenant();
  }

  /** Runs this in a unit of work of the first tenant. */
  protected <T> T in(Supplier<T> body) {
    return given.in(tenant, body);
  }

  protected void in(Runnable body) {
    given.in(tenant, body);
  }
}
