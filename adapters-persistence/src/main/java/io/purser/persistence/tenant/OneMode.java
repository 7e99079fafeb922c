package io.purser.persistence.tenant;

import io.purser.domain.tenant.AccountOfOtherMode;
import java.util.function.IntSupplier;
import org.jooq.exception.DataAccessException;

/** Tells the refusal of a tenant whose account serves the other mode from every other failure. */
final class OneMode {
  private static final String OTHER_MODE = "PU001";

  private OneMode() {}

  /**
   * @param insert adds a tenant; a transaction that it is refused in is over
   */
  static int required(IntSupplier insert) {
    try {
      return insert.getAsInt();
    } catch (DataAccessException refused) {
      if (OTHER_MODE.equals(refused.sqlState())) {
        throw new AccountOfOtherMode();
      }
      throw refused;
    }
  }
}
