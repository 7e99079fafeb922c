package io.purser.domain.wallet;

import io.purser.domain.Given;
import io.purser.domain.money.AssetAmount;
import io.purser.domain.wallet.WalletTransaction.Direction;
import io.purser.domain.wallet.WalletTransaction.Facts;
import io.purser.domain.wallet.WalletTransaction.Pending;
import java.math.BigInteger;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Transactions of a wallet: a deposit of one unit, unless told otherwise. */
public final class TransactionBuilder {
  private final Wallet wallet;
  private String providerId = Given.unique("provider-transaction");
  private Direction direction = Direction.DEPOSIT;
  private AssetAmount amount;
  private @Nullable String counterparty = "counterparty-address";
  private @Nullable String chainHash = "0xabc";
  private Instant createdAt;

  private TransactionBuilder(Wallet wallet) {
    this.wallet = wallet;
    this.amount = new AssetAmount(BigInteger.ONE, wallet.header().asset());
    this.createdAt = wallet.header().createdAt();
  }

  public static TransactionBuilder aTransactionOf(Wallet wallet) {
    return new TransactionBuilder(wallet);
  }

  public TransactionBuilder providerId(String id) {
    this.providerId = id;
    return this;
  }

  public TransactionBuilder withdrawal() {
    this.direction = Direction.WITHDRAWAL;
    return this;
  }

  public TransactionBuilder amount(String text) {
    this.amount = AssetAmount.parse(text, wallet.header().asset()).orElseThrow();
    return this;
  }

  public TransactionBuilder withoutDetails() {
    this.counterparty = null;
    this.chainHash = null;
    return this;
  }

  public TransactionBuilder createdAt(Instant time) {
    this.createdAt = time;
    return this;
  }

  public Pending build() {
    return new Pending(
        new Facts(
            TransactionId.next(Given.IDS),
            wallet.header().tenant(),
            wallet.header().customer(),
            wallet.id(),
            providerId,
            direction,
            amount,
            counterparty,
            chainHash,
            createdAt));
  }
}
