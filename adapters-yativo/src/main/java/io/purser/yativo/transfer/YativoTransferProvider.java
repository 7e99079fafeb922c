package io.purser.yativo.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.purser.domain.customer.ProviderCustomer;
import io.purser.domain.operation.ProviderKey;
import io.purser.domain.operation.ProviderWrite.Answer;
import io.purser.domain.operation.Rejection;
import io.purser.domain.operation.Rejection.Reason;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.transfer.SentTransfer;
import io.purser.domain.transfer.TransferEffect;
import io.purser.domain.transfer.TransferOrder;
import io.purser.domain.transfer.TransferProvider;
import io.purser.domain.transfer.TransferQuote;
import io.purser.domain.wallet.ProviderWallet;
import io.purser.domain.wallet.ReportedTransaction;
import io.purser.domain.wallet.WalletTransaction.Direction;
import io.purser.domain.work.Deadline;
import io.purser.yativo.call.Members;
import io.purser.yativo.call.ProviderCalls;
import io.purser.yativo.call.Reading;
import io.purser.yativo.call.Request;
import io.purser.yativo.call.Route;
import io.purser.yativo.call.Verdict;
import io.purser.yativo.customer.CustomerList;
import io.purser.yativo.wallet.TransactionReader;
import io.purser.yativo.wallet.YativoAssetCatalogue;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/** Sends money with the provider ({@code docs/provider.md}). */
@Singleton
final class YativoTransferProvider implements TransferProvider {
  private static final int FORBIDDEN = 403;
  private static final int CONFLICT = 409;

  private final ProviderCalls provider;
  private final CustomerList customers;
  private final YativoAssetCatalogue catalogue;
  private final TransactionReader transactions;

  YativoTransferProvider(
      ProviderCalls provider,
      CustomerList customers,
      YativoAssetCatalogue catalogue,
      TransactionReader transactions) {
    this.provider = provider;
    this.customers = customers;
    this.catalogue = catalogue;
    this.transactions = transactions;
  }

  @Override
  public Estimation estimate(ProviderAccountId account, TransferOrder order, Deadline deadline) {
    var asset = order.amount().asset();
    var body =
        JsonNodeFactory.instance
            .objectNode()
            .put("chainType", asset.chain())
            .put("priority", GasPrice.PRIORITY)
            .put("token_symbol", asset.symbol());
    var verdict =
        provider.call(
            account,
            Request.post(Route.GAS_PRICE, body),
            deadline,
            envelope -> GasPrice.read(envelope.payload()));
    return switch (verdict) {
      case Verdict.Ok<TransferQuote.Estimate>(var estimate) -> new Estimation.Estimated(estimate);
      case Verdict.Rejected<?> rejected ->
          new Estimation.Unavailable(rejected.why(), Duration.ZERO);
      case Verdict.NotExecuted<?> turnedAway ->
          new Estimation.Unavailable(turnedAway.why(), turnedAway.retryAfter());
      case Verdict.NotSent<?>(var why, var retryAfter) ->
          new Estimation.Unavailable(why, retryAfter);
      case Verdict.Ambiguous<?>(var why) -> new Estimation.Unavailable(why, Duration.ZERO);
    };
  }

  @Override
  public Answer<TransferEffect> send(
      ProviderAccountId account,
      String customer,
      ProviderWallet from,
      TransferOrder order,
      ProviderKey key,
      String note,
      Deadline deadline) {
    var body = SendFunds.body(from, order, catalogue.tickerOf(order.amount().asset()), note);
    var verdict =
        provider.call(
            account,
            Request.post(Route.SEND_FUNDS, body).under(key.value()),
            deadline,
            envelope -> SendFunds.read(envelope.payload()));
    return switch (verdict) {
      case Verdict.Ok<SentTransfer>(var sent) -> checked(account, from, order, sent, deadline);
      case Verdict.Rejected<SentTransfer> rejected when isKnownKey(rejected) ->
          existing(account, from, order, rejected, deadline);
      case Verdict.Rejected<SentTransfer> rejected ->
          new Answer.Refused<>(refusal(account, customer, rejected, deadline));
      case Verdict.NotExecuted<SentTransfer> turnedAway ->
          new Answer.NotExecuted<>(turnedAway.why(), turnedAway.retryAfter());
      case Verdict.NotSent<SentTransfer>(var why, var retryAfter) ->
          new Answer.NotExecuted<>(why, retryAfter);
      case Verdict.Ambiguous<SentTransfer>(var why) -> new Answer.InDoubt<>(why);
    };
  }

  /**
   * The answer to a send names a transaction and nothing that was asked for, so that transaction is
   * looked at: it counts only when it is a withdrawal of this amount to this address.
   */
  private Answer<TransferEffect> checked(
      ProviderAccountId account,
      ProviderWallet from,
      TransferOrder order,
      SentTransfer sent,
      Deadline deadline) {
    var verdict =
        provider.call(
            account,
            Request.post(
                Route.FIND_TRANSACTION,
                JsonNodeFactory.instance.objectNode().put("transaction_id", sent.transactionId())),
            deadline,
            envelope -> find(envelope.payload(), sent.transactionId()));
    if (!(verdict instanceof Verdict.Ok<Optional<ReportedTransaction>>(var found))) {
      return new Answer.InDoubt<>("the transaction that it names cannot be read");
    }
    return found
        .filter(report -> isOf(report, from, order))
        .<Answer<TransferEffect>>map(
            report ->
                new Answer.Done<>(
                    new TransferEffect(
                        new SentTransfer(
                            sent.transactionId(),
                            sent.chainHash() == null ? report.chainHash() : sent.chainHash(),
                            sent.fees()),
                        report.progress(),
                        null)))
        .orElseGet(
            () -> new Answer.InDoubt<>("the transaction that it names is not the one asked for"));
  }

  private Reading<Optional<ReportedTransaction>> find(JsonNode payload, String id) {
    return Members.rows(payload, "transactions")
        .<Reading<Optional<ReportedTransaction>>>map(
            rows ->
                new Reading.Understood<>(
                    rows.stream()
                        .map(transactions::read)
                        .flatMap(Optional::stream)
                        .filter(report -> report.id().equals(id))
                        .findFirst()))
        .orElseGet(() -> new Reading.Doubtful<>("answered without a list of transactions"));
  }

  private static boolean isOf(
      ReportedTransaction report, ProviderWallet from, TransferOrder order) {
    return report.direction() == Direction.WITHDRAWAL
        && report.amount().equals(order.amount())
        && report.counterparty() != null
        && order.to().isSameAs(report.counterparty())
        && (report.walletId() == null || report.walletId().equals(from.id()));
  }

  /** The provider may answer a repeat with the transaction that the key made, as a conflict. */
  private Answer<TransferEffect> existing(
      ProviderAccountId account,
      ProviderWallet from,
      TransferOrder order,
      Verdict.Rejected<SentTransfer> rejected,
      Deadline deadline) {
    String id = Members.shortText(rejected.details(), "existing_transaction_id");
    return id == null
        ? new Answer.InDoubt<>("the key is known, and it is not said for what")
        : checked(account, from, order, new SentTransfer(id, null, null), deadline);
  }

  private static boolean isKnownKey(Verdict.Rejected<?> rejected) {
    return rejected.status() == CONFLICT || rejected.says("duplicate_idempotency_key");
  }

  private Rejection refusal(
      ProviderAccountId account, String customer, Verdict.Rejected<?> rejected, Deadline deadline) {
    if (rejected.says("insufficient_balance")) {
      return new Rejection(Reason.NOT_COVERED_AT_PROVIDER, rejected.code());
    }
    if (rejected.says("invalid_address") || rejected.details().has("receiving_address")) {
      return new Rejection(Reason.ADDRESS_REFUSED_BY_PROVIDER, rejected.code());
    }
    return rejected.status() == FORBIDDEN && isSuspended(account, customer, deadline)
        ? new Rejection(Reason.CUSTOMER_SUSPENDED_AT_PROVIDER, rejected.code())
        : new Rejection(Reason.REFUSED_BY_PROVIDER, rejected.code());
  }

  /** A suspended customer and a key without the right are refused alike. */
  private boolean isSuspended(ProviderAccountId account, String customer, Deadline deadline) {
    return customers.withId(account, customer, deadline)
            instanceof Verdict.Ok<Optional<ProviderCustomer>>(var found)
        && found.filter(known -> known.status().equals("suspended")).isPresent();
  }
}
