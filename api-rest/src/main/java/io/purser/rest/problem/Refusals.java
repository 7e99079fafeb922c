package io.purser.rest.problem;

import io.purser.domain.access.Access;
import io.purser.domain.access.Caller;
import io.purser.domain.customer.CustomerRefusal;
import io.purser.domain.operation.Rejection;
import io.purser.domain.transfer.TransferRefusal;
import io.purser.domain.wallet.WalletRefusal;

/**
 * The one place where what the domain refuses becomes a problem. A new refusal does not compile
 * until its answer is decided here.
 */
public final class Refusals {
  private Refusals() {}

  public static Problem of(CustomerRefusal refusal, Caller caller) {
    return switch (refusal) {
      case CustomerRefusal.NoSuchCustomer _ -> Problem.of(ProblemCode.NO_SUCH_CUSTOMER);
      case CustomerRefusal.EmailTaken(var by) ->
          naming(Problem.of(ProblemCode.EMAIL_TAKEN), by.value(), caller);
      case CustomerRefusal.ExternalIdTaken(var by) ->
          naming(Problem.of(ProblemCode.EXTERNAL_ID_TAKEN), by.value(), caller);
      case CustomerRefusal.CustomerSuspended(var customer) ->
          Problem.of(ProblemCode.CUSTOMER_SUSPENDED).with("customerId", customer.value());
      case CustomerRefusal.EmailMissing(var customer) ->
          Problem.of(ProblemCode.EMAIL_MISSING).with("customerId", customer.value());
      case CustomerRefusal.AlreadyRegistered(var customer) ->
          Problem.of(ProblemCode.ALREADY_REGISTERED).with("customerId", customer.value());
      case CustomerRefusal.LoginTaken _ -> Problem.of(ProblemCode.LOGIN_TAKEN);
    };
  }

  public static Problem of(WalletRefusal refusal, Caller caller) {
    return switch (refusal) {
      case WalletRefusal.NoSuchWallet _ -> Problem.of(ProblemCode.NO_SUCH_WALLET);
      case WalletRefusal.AssetNotSupported(var chain, var symbol) ->
          Problem.of(ProblemCode.ASSET_NOT_SUPPORTED).with("chain", chain).with("asset", symbol);
      case WalletRefusal.AlreadyOpen(var existing) ->
          Problem.of(ProblemCode.WALLET_ALREADY_OPEN).with("walletId", existing.value());
      case WalletRefusal.OfCustomer(var why) -> of(why, caller);
      case WalletRefusal.RegistrationFailed(var why) ->
          Problem.of(ProblemCode.REGISTRATION_FAILED).with("reason", codeOf(why.reason()).text());
    };
  }

  public static Problem of(TransferRefusal refusal, Caller caller) {
    return switch (refusal) {
      case TransferRefusal.NoSuchWallet _ -> Problem.of(ProblemCode.NO_SUCH_WALLET);
      case TransferRefusal.WalletNotActive(var wallet) ->
          Problem.of(ProblemCode.WALLET_NOT_ACTIVE).with("walletId", wallet.value());
      case TransferRefusal.AmountNotPossible(var asset) ->
          Problem.of(ProblemCode.AMOUNT_NOT_POSSIBLE)
              .with("asset", asset.symbol())
              .with("decimals", Integer.toString(asset.decimals()));
      case TransferRefusal.AddressNotValid(var asset) ->
          Problem.of(ProblemCode.ADDRESS_NOT_VALID).with("chain", asset.chain());
      case TransferRefusal.OfCustomer(var why) -> of(why, caller);
      case TransferRefusal.InsufficientFunds(var available) ->
          Problem.of(ProblemCode.INSUFFICIENT_FUNDS)
              .with("available", available.text())
              .with("asset", available.asset().symbol());
      case TransferRefusal.IdenticalTransferOpen(var existing) ->
          Problem.of(ProblemCode.IDENTICAL_TRANSFER_OPEN).with("transferId", existing.value());
      case TransferRefusal.ReferenceUsed(var by) ->
          Access.seesOthers(caller)
              ? Problem.of(ProblemCode.REFERENCE_USED).with("transferId", by.value())
              : Problem.of(ProblemCode.REFERENCE_USED);
      case TransferRefusal.NoSuchQuote _ -> Problem.of(ProblemCode.NO_SUCH_QUOTE);
      case TransferRefusal.QuoteExpired _ -> Problem.of(ProblemCode.QUOTE_EXPIRED);
      case TransferRefusal.QuoteForAnotherOrder _ ->
          Problem.of(ProblemCode.QUOTE_FOR_ANOTHER_ORDER);
    };
  }

  /** The same whoever asks: it is stored with the operation and read by all its callers. */
  public static Problem of(Rejection rejection) {
    var problem = Problem.of(codeOf(rejection.reason()));
    return rejection.providerCode() == null
        ? problem
        : problem.with("providerCode", rejection.providerCode());
  }

  /** The code under which a reason is documented. */
  public static ProblemCode codeOf(Rejection.Reason reason) {
    return switch (reason) {
      case EMAIL_KNOWN_TO_PROVIDER -> ProblemCode.EMAIL_KNOWN_TO_PROVIDER;
      case EMAIL_MISSING -> ProblemCode.EMAIL_MISSING;
      case CUSTOMER_SUSPENDED -> ProblemCode.CUSTOMER_SUSPENDED;
      case REGISTRATION_FAILED -> ProblemCode.REGISTRATION_FAILED;
      case CUSTOMER_UNKNOWN_TO_PROVIDER -> ProblemCode.CUSTOMER_UNKNOWN_TO_PROVIDER;
      case CUSTOMER_SUSPENDED_AT_PROVIDER -> ProblemCode.CUSTOMER_SUSPENDED_AT_PROVIDER;
      case NOT_COVERED_AT_PROVIDER -> ProblemCode.NOT_COVERED_AT_PROVIDER;
      case ADDRESS_REFUSED_BY_PROVIDER -> ProblemCode.ADDRESS_REFUSED_BY_PROVIDER;
      case NEVER_SENT -> ProblemCode.NEVER_SENT;
      case SUPERSEDED -> ProblemCode.SUPERSEDED;
      case CLOSED_WITHOUT_EFFECT -> ProblemCode.CLOSED_WITHOUT_EFFECT;
      case REFUSED_BY_PROVIDER -> ProblemCode.REFUSED_BY_PROVIDER;
    };
  }

  private static Problem naming(Problem problem, String customer, Caller caller) {
    return Access.seesOthers(caller) ? problem.with("customerId", customer) : problem;
  }
}
