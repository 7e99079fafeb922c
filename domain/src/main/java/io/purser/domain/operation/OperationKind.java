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

  /**
   * Sends money out of a wallet. Natural key: the wallet, the receiving address and the amount, so
   * that of two like transfers one is settled before the other is sent.
   */
  public static final OperationKind SEND_TRANSFER =
      new OperationKind("send_transfer", OperationClass.KEYED, Permission.READ_TRANSFER);

  /**
   * Makes a card customer and has a code sent to the e-mail. Natural key: the e-mail within the
   * provider account.
   */
  public static final OperationKind START_CARD_ONBOARDING =
      new OperationKind(
          "start_card_onboarding", OperationClass.NATURAL_KEY, Permission.READ_CARD_ONBOARDING);

  public static final List<OperationKind> ALL =
      List.of(REGISTER_CUSTOMER, ADD_WALLET, SEND_TRANSFER, START_CARD_ONBOARDING);

  public static Optional<OperationKind> named(String name) {
    return ALL.stream().filter(kind -> kind.name.equals(name)).findFirst();
  }

  @Override
  public String toString() {
    return name;
  }
}
