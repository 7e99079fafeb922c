package io.purser.persistence.customer;

import static io.purser.persistence.schema.Tables.CUSTOMER;
import static io.purser.persistence.schema.Tables.DATA_KEY;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.NameWords;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.UnitOfWork;
import io.purser.persistence.OpenWork;
import io.purser.persistence.Transactions;
import io.purser.persistence.schema.Routines;
import io.purser.persistence.seal.BrokenSeal;
import jakarta.inject.Singleton;
import java.util.function.BooleanSupplier;

/**
 * Sees to it that customers are found by name who were stored when there was no such thing, or when
 * words were cut otherwise. Nothing else about them changes, their version neither.
 */
@Singleton
public final class CustomersFoundByName {
  private static final int AT_ONCE = 100;

  private final Transactions transactions;
  private final UnitOfWork work;
  private final CustomerColumns columns;
  private final NameIndex names;

  CustomersFoundByName(
      Transactions transactions, UnitOfWork work, CustomerColumns columns, NameIndex names) {
    this.transactions = transactions;
    this.work = work;
    this.columns = columns;
    this.names = names;
  }

  /**
   * A part of them. Returns how many that were.
   *
   * @param goOn says no when it is time to stop
   */
  public int work(BooleanSupplier goOn) {
    var missing =
        transactions.inNone(dsl -> Routines.customersNotFoundByName(dsl.configuration(), AT_ONCE));
    int done = 0;
    BrokenSeal unreadable = null;
    for (var one : missing) {
      if (!goOn.getAsBoolean()) {
        break;
      }
      var tenant = one.getTenantId();
      try {
        done += work.inTransaction(tenant, () -> index(tenant, one.getCustomerId()));
      } catch (BrokenSeal broken) {
        // Somebody must see to this one, and the others need not wait for that.
        unreadable = broken;
      }
    }
    if (done == 0 && unreadable != null) {
      throw unreadable;
    }
    return done;
  }

  private int index(TenantId tenant, CustomerId customer) {
    var dsl = OpenWork.of(tenant);
    var found =
        JooqCustomers.customersAndKeys(dsl)
            .where(CUSTOMER.TENANT_ID.eq(tenant))
            .and(CUSTOMER.ID.eq(customer))
            .and(CUSTOMER.NAME_RULE.lt((short) NameWords.RULE))
            .forUpdate()
            .of(CUSTOMER)
            .skipLocked()
            .fetchOptional();
    if (found.isEmpty()) {
      return 0;
    }
    // Whose key is destroyed has no name any more.
    if (found.get().get(DATA_KEY.WRAPPED_KEY) != null) {
      names.replace(tenant, customer, columns.read(found.get()).profile().party());
    }
    return dsl.update(CUSTOMER)
        .set(CUSTOMER.NAME_RULE, (short) NameWords.RULE)
        .where(CUSTOMER.TENANT_ID.eq(tenant))
        .and(CUSTOMER.ID.eq(customer))
        .execute();
  }
}
