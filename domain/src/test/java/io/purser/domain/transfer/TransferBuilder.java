package io.purser.domain.transfer;

import io.purser.domain.Given;
import io.purser.domain.money.AssetAmount;
import io.purser.domain.operation.OperationId;
import io.purser.domain.wallet.Wallet;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Transfers from a wallet: of one whole unit, unless told otherwise. */
public final class TransferBuilder {
  private final Wallet wallet;
  private final OperationId operation;
  private final TransferId id = TransferId.next(Given.IDS);
  private Reference reference = new Reference(Given.unique("order"));
  private ReceivingAddress to = new ReceivingAddress("receiving-address");
  private AssetAmount amount;
  private @Nullable QuoteId quote;
  private Instant createdAt;

  private TransferBuilder(Wallet wallet, OperationId operation) {
    this.wallet = wallet;
    this.operation = operation;
    this.amount = AssetAmount.parse("1", wallet.header().asset()).orElseThrow();
    this.createdAt = wallet.header().createdAt();
  }

  public static TransferBuilder aTransferFrom(Wallet wallet, OperationId operation) {
    return new TransferBuilder(wallet, operation);
  }

  public TransferBuilder reference(String text) {
    this.reference = new Reference(text);
    return this;
  }

  public TransferBuilder to(String address) {
    this.to = new ReceivingAddress(address);
    return this;
  }

  public TransferBuilder amount(String text) {
    this.amount = AssetAmount.parse(text, wallet.header().asset()).orElseThrow();
    return this;
  }

  public TransferBuilder quote(QuoteId id) {
    this.quote = id;
    return this;
  }

  public TransferBuilder createdAt(Instant time) {
    this.createdAt = time;
    return this;
  }

  public Transfer.Requested build() {
    var header = wallet.header();
    return new Transfer.Requested(
        new Transfer.Header(
            id,
            header.tenant(),
            header.customer(),
            reference,
            new TransferOrder(wallet.id(), to, amount),
            quote,
            operation,
            1,
            createdAt,
            null,
            createdAt,
            createdAt,
            0));
  }

  /** The same, waiting for a second person. */
  public Transfer.AwaitingApproval awaiting(Approval approval) {
    var header = build().header();
    return new Transfer.AwaitingApproval(
        new Transfer.Header(
            header.id(),
            header.tenant(),
            header.customer(),
            header.reference(),
            header.order(),
            header.quote(),
            header.operation(),
            header.tries(),
            header.plannedAt(),
            approval,
            header.createdAt(),
            header.updatedAt(),
            header.version()));
  }
}
