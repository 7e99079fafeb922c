package io.purser.domain.customer;

/** The name of a state, for filters and for those who look from outside. */
public enum CustomerState {
  ACTIVE,
  SUSPENDED,
  DELETED;

  public static CustomerState of(Customer customer) {
    return switch (customer) {
      case Customer.Active _ -> ACTIVE;
      case Customer.Suspended _ -> SUSPENDED;
      case Customer.Deleted _ -> DELETED;
    };
  }
}
