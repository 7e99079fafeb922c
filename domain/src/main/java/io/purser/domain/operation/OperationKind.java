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
 * @param keySpace within which a natural key means one thing; kinds that have it in common keep
 *     each other out, or set one and the same state
 * @param stake what a wrong guess about its effect would cost
 */
public record OperationKind(
    String name, OperationClass callClass, Permission neededToRead, String keySpace, Stake stake) {
  /** What is lost when an effect is taken for not there although it is. */
  public enum Stake {
    /** Only the answer to the write itself can refuse it. */
    MONEY,
    /** Nothing that cannot be asked for again, so a look that finds no effect is enough. */
    A_REPEAT
  }

  /** One with the stake that is usual in its class. */
  public OperationKind(
      String name, OperationClass callClass, Permission neededToRead, String keySpace) {
    this(
        name,
        callClass,
        neededToRead,
        keySpace,
        switch (callClass) {
          case KEYED, SEND_ONCE -> Stake.MONEY;
          case NATURAL_KEY, STATE -> Stake.A_REPEAT;
        });
  }

  /** One whose natural keys are its own. */
  public OperationKind(String name, OperationClass callClass, Permission neededToRead) {
    this(name, callClass, neededToRead, name);
  }

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

  /**
   * Makes a virtual card. Natural key: the card account, of which one thing at a time is asked that
   * the provider could take twice; so what turns up can only be the one.
   */
  public static final OperationKind ISSUE_CARD =
      new OperationKind(
          "issue_card", OperationClass.SEND_ONCE, Permission.READ_CARD, "card_account");

  /**
   * Brings money from the master wallet to a card account. Natural key: the card account, as above.
   */
  public static final OperationKind FUND_CARD =
      new OperationKind(
          "fund_card", OperationClass.SEND_ONCE, Permission.READ_CARD, "card_account");

  /**
   * Brings money from a card account back to the master wallet. Natural key: the card account, as
   * above.
   */
  public static final OperationKind WITHDRAW_FROM_CARD =
      new OperationKind(
          "withdraw_from_card", OperationClass.SEND_ONCE, Permission.READ_CARD, "card_account");

  /**
   * Changes dollars of the master wallet into another currency of it. It is done for no customer.
   * Natural key: the amount, since the provider's list does not show into what it was changed.
   */
  public static final OperationKind SWAP_MASTER_WALLET =
      new OperationKind("swap_master_wallet", OperationClass.SEND_ONCE, Permission.READ_PROGRAMME);

  /** The changes of a card set one and the same state. Natural key of them all: the card. */
  public static final OperationKind FREEZE_CARD = changeOfCard("freeze_card");

  public static final OperationKind UNFREEZE_CARD = changeOfCard("unfreeze_card");
  public static final OperationKind REPORT_CARD_LOST = changeOfCard("report_card_lost");
  public static final OperationKind REPORT_CARD_STOLEN = changeOfCard("report_card_stolen");
  public static final OperationKind VOID_CARD = changeOfCard("void_card");

  /** Sets how much may be spent in a day. Natural key: the card account. */
  public static final OperationKind CHANGE_SPENDING_LIMIT =
      new OperationKind("change_spending_limit", OperationClass.STATE, Permission.READ_CARD);

  /** Sets how many cards there may be. Natural key: the card account. */
  public static final OperationKind CHANGE_CARD_COUNTS =
      new OperationKind("change_card_counts", OperationClass.STATE, Permission.READ_CARD);

  /**
   * Takes over what was verified elsewhere. It is not the provider who is asked, but the tenant's
   * own importer. Natural key: the customer.
   */
  public static final OperationKind IMPORT_VERIFICATION =
      new OperationKind(
          "import_verification",
          OperationClass.KEYED,
          Permission.READ_KYC,
          "import_verification",
          Stake.A_REPEAT);

  public static final List<OperationKind> ALL =
      List.of(
          REGISTER_CUSTOMER,
          ADD_WALLET,
          SEND_TRANSFER,
          START_CARD_ONBOARDING,
          ISSUE_CARD,
          FUND_CARD,
          WITHDRAW_FROM_CARD,
          SWAP_MASTER_WALLET,
          FREEZE_CARD,
          UNFREEZE_CARD,
          REPORT_CARD_LOST,
          REPORT_CARD_STOLEN,
          VOID_CARD,
          CHANGE_SPENDING_LIMIT,
          CHANGE_CARD_COUNTS,
          IMPORT_VERIFICATION);

  private static OperationKind changeOfCard(String name) {
    return new OperationKind(name, OperationClass.STATE, Permission.READ_CARD, "card_state");
  }

  public static Optional<OperationKind> named(String name) {
    return ALL.stream().filter(kind -> kind.name.equals(name)).findFirst();
  }

  @Override
  public String toString() {
    return name;
  }
}
