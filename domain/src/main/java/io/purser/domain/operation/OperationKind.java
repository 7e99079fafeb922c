package io.purser.domain.operation;

import io.purser.domain.access.Permission;
import java.util.List;
import java.util.Optional;

/**
 * A write that we make to the provider. All of them are listed here, each with its class.
 *
 * @param name as it is stored
 * @param callClass what becomes of it when its answer is in doubt (ADR 3)
 * @param neededToRead whoever may read what an operation changes may read what became of the
 *     operation
 */
public record OperationKind(String name, OperationClass callClass, Permission neededToRead) {
  /**
   * Makes a customer known to the provider. Natural key: the e-mail within the provider account.
   */
  public static final OperationKind REGISTER_CUSTOMER =
      new OperationKind("register_customer", OperationClass.NATURAL_KEY, Permission.READ_CUSTOMER);

  /** Opens a custodial wallet. Natural key: the customer, the chain and the symbol. */
  public static final OperationKind ADD_WALLET =
      new OperationKind("add_wallet", OperationClass.NATURAL_KEY, Permission.READ_WALLET);

  public static final List<OperationKind> ALL = List.of(REGISTER_CUSTOMER, ADD_WALLET);

  public static Optional<OperationKind> named(String name) {
    return ALL.stream().filter(kind -> kind.name.equals(name)).findFirst();
  }

  @Override
  public String toString() {
    return name;
  }
}
