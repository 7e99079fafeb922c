package io.purser.rest.problem;

import io.purser.domain.access.Access;
import io.purser.domain.access.Caller;
import io.purser.domain.customer.CustomerRefusal;
import io.purser.domain.operation.Rejection;
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
      case SUPERSEDED -> ProblemCode.SUPERSEDED;
      case CLOSED_WITHOUT_EFFECT -> ProblemCode.CLOSED_WITHOUT_EFFECT;
      case REFUSED_BY_PROVIDER -> ProblemCode.REFUSED_BY_PROVIDER;
    };
  }

  private static Problem naming(Problem problem, String customer, Caller caller) {
    return Access.seesOthers(caller) ? problem.with("customerId", customer) : problem;
  }
}
