package io.purser.domain.operation;

/** How far an operation is, for those who look at many of them. */
public enum OperationState {
  /** It is not carried out before somebody has approved it. */
  AWAITING_APPROVAL,
  /** Its effect is not known yet, and somebody is at it. */
  PENDING,
  /** It waits for a person. */
  MANUAL,
  CONFIRMED,
  REJECTED;

  public static OperationState of(Operation operation) {
    return switch (operation) {
      case Operation.Withheld _ -> AWAITING_APPROVAL;
      case Operation.Planned _, Operation.Sent _, Operation.Unknown _ -> PENDING;
      case Operation.Manual _ -> MANUAL;
      case Operation.Confirmed _ -> CONFIRMED;
      case Operation.Rejected _ -> REJECTED;
    };
  }
}
