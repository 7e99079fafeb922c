package io.purser.domain.simulation;

import io.purser.domain.access.Permission;
import io.purser.domain.operation.OperationClass;
import io.purser.domain.operation.OperationKind;
import java.util.List;

/** Orders that exist in the simulation alone, one for each class that needs no natural key. */
final class OrderKinds {
  static final OperationKind PAY_WITH_KEY =
      new OperationKind("pay_with_key", OperationClass.KEYED, Permission.READ_WALLET);

  static final OperationKind SET_LIMIT =
      new OperationKind("set_limit", OperationClass.STATE, Permission.READ_WALLET);

  static final OperationKind PAY_ONCE =
      new OperationKind("pay_once", OperationClass.SEND_ONCE, Permission.READ_WALLET);

  static final List<OperationKind> ALL = List.of(PAY_WITH_KEY, SET_LIMIT, PAY_ONCE);

  private OrderKinds() {}
}
