package io.purser.domain.access;

import io.purser.domain.customer.CustomerId;
import org.jspecify.annotations.Nullable;

/**
 * Which customers a caller can see. One that is out of sight is answered exactly as one that does
 * not exist.
 */
public final class Access {
  private Access() {}

  /**
   * @param customer whom it concerns; what concerns nobody is no end user's
   */
  public static boolean sees(Caller caller, @Nullable CustomerId customer) {
    return switch (caller) {
      case Caller.Service _, Caller.Operator _ -> true;
      case Caller.EndUser user -> user.customer().equals(customer);
      case Caller.Newcomer _ -> false;
    };
  }

  /** Whether a refusal may name another customer of the tenant to this caller. */
  public static boolean seesOthers(Caller caller) {
    return switch (caller) {
      case Caller.Service _, Caller.Operator _ -> true;
      case Caller.EndUser _, Caller.Newcomer _ -> false;
    };
  }
}
