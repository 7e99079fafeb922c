package io.purser.domain.card;

import io.purser.domain.operation.OperationKind;

/** What may be wanted of a card, and what it is then. */
public enum CardChange {
  FREEZE(CardCondition.FROZEN, OperationKind.FREEZE_CARD),
  UNFREEZE(CardCondition.ACTIVE, OperationKind.UNFREEZE_CARD),
  REPORT_LOST(CardCondition.LOST, OperationKind.REPORT_CARD_LOST),
  REPORT_STOLEN(CardCondition.STOLEN, OperationKind.REPORT_CARD_STOLEN),
  VOID(CardCondition.VOIDED, OperationKind.VOID_CARD);

  private final CardCondition target;
  private final OperationKind kind;

  CardChange(CardCondition target, OperationKind kind) {
    this.target = target;
    this.kind = kind;
  }

  public CardCondition target() {
    return target;
  }

  public OperationKind kind() {
    return kind;
  }

  /** Whether there is no way back from it. */
  public boolean isFinal() {
    return target.isEnd();
  }
}
