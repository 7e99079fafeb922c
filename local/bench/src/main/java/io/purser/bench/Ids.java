package io.purser.bench;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.operation.OperationId;
import io.purser.domain.wallet.WalletId;

/** Ids that a number makes, so that any program can name any customer without a list of them. */
final class Ids {
  private Ids() {}

  static CustomerId customer(long number) {
    return new CustomerId(id("cus", number));
  }

  static WalletId wallet(long number) {
    return new WalletId(id("wal", number));
  }

  static OperationId operation(long number) {
    return new OperationId(id("op", number));
  }

  private static String id(String prefix, long number) {
    return "%s_%026d".formatted(prefix, number);
  }
}
