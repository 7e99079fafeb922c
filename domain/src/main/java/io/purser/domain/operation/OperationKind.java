package io.purser.domain.operation;

import io.purser.domain.access.Permission;

/**
 * The writes that we make to the provider. Both have a natural key there: what was sent and not
 * answered is looked up, and sent again only when it is not there (ADR 3).
 */
public enum OperationKind {
  /**
   * Makes a customer known to the provider. Natural key: the e-mail within the provider account.
   */
  REGISTER_CUSTOMER(Permission.READ_CUSTOMER),
  /** Opens a custodial wallet. Natural key: the customer, the chain and the symbol. */
  ADD_WALLET(Permission.READ_WALLET);

  private final Permission neededToRead;

  OperationKind(Permission neededToRead) {
    this.neededToRead = neededToRead;
  }

  /** Whoever may read what an operation changes may read what became of the operation. */
  public Permission neededToRead() {
    return neededToRead;
  }
}
