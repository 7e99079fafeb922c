package io.purser.rest.problem;

import io.purser.domain.access.Access;
import io.purser.domain.access.Caller;
import io.purser.domain.card.CardRefusal;
import io.purser.domain.card.account.funding.FundingRefusal;
import io.purser.domain.card.account.withdrawal.WithdrawalRefusal;
import io.purser.domain.card.limit.LimitRefusal;
import io.purser.domain.card.onboarding.OnboardingRefusal;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.CustomerRefusal;
import io.purser.domain.customer.deletion.Obstacle;
import io.purser.domain.kyc.KycRefusal;
import io.purser.domain.kyc.business.BusinessRefusal;
import io.purser.domain.kyc.document.DocumentRefusal;
import io.purser.domain.operation.Rejection;
import io.purser.domain.programme.swap.SwapRefusal;
import io.purser.domain.transfer.TransferRefusal;
import io.purser.domain.wallet.WalletRefusal;
import io.purser.domain.wallet.external.ExternalWalletRefusal;
import io.purser.domain.wallet.external.ProofScheme;
import io.purser.rest.json.Times;
import io.purser.rest.json.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

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
      case CustomerRefusal.CustomerDeleted(var customer) ->
          // To whom it was, a former customer is nobody.
          Access.seesOthers(caller)
              ? Problem.of(ProblemCode.CUSTOMER_DELETED).with("customerId", customer.value())
              : Problem.of(ProblemCode.NO_SUCH_CUSTOMER);
      case CustomerRefusal.CustomerNotDeleted(var customer) ->
          Problem.of(ProblemCode.CUSTOMER_NOT_DELETED).with("customerId", customer.value());
      case CustomerRefusal.EmailMissing(var customer) ->
          Problem.of(ProblemCode.EMAIL_MISSING).with("customerId", customer.value());
      case CustomerRefusal.EmailInUse(var operation) ->
          Problem.of(ProblemCode.EMAIL_IN_USE).with("operationId", operation.value());
      case CustomerRefusal.NotPossible(var member, var why) ->
          Problem.of(
              List.of(FieldError.inBody("#/" + member.text(), ProblemCode.INVALID_VALUE, why)));
      case CustomerRefusal.AlreadyRegistered(var customer) ->
          Problem.of(ProblemCode.ALREADY_REGISTERED).with("customerId", customer.value());
      case CustomerRefusal.LoginTaken _ -> Problem.of(ProblemCode.LOGIN_TAKEN);
      case CustomerRefusal.ImportNotConfigured _ ->
          Problem.of(ProblemCode.VERIFICATION_IMPORT_NOT_CONFIGURED);
    };
  }

  /** Everything that is in the way at once, in the order in which it was found. */
  public static Problem notDeletable(CustomerId customer, List<Obstacle> obstacles) {
    return Problem.of(ProblemCode.CUSTOMER_NOT_DELETABLE)
        .with("customerId", customer.value())
        .with("reasons", obstacles.stream().map(Refusals::reason).toList());
  }

  private static SequencedMap<String, String> reason(Obstacle obstacle) {
    return switch (obstacle) {
      case Obstacle.MoneyInWallet(var wallet, var ledger) ->
          named(
              "money",
              "walletId",
              wallet.value(),
              "amount",
              ledger.text(),
              "asset",
              ledger.asset().symbol(),
              "chain",
              ledger.asset().chain());
      case Obstacle.MoneyOnCards(var ledger) ->
          named(
              "money",
              "account",
              "card-account",
              "amount",
              ledger.text(),
              "currency",
              ledger.currency().getCurrencyCode());
      case Obstacle.UnknownOnCards _ ->
          named("money", "account", "card-account", "amount", "unknown");
      case Obstacle.CardNotClosed(var card, var state) ->
          named("card", "cardId", card.value(), "state", Words.of(state));
      case Obstacle.OpenOperation(var operation, var state) ->
          named("operation", "operationId", operation.value(), "state", Words.dashed(state));
      case Obstacle.OpenTransfer(var transfer, var state) ->
          named("transfer", "transferId", transfer.value(), "state", Words.dashed(state));
      case Obstacle.OpenFunding(var funding, var state) ->
          named("funding", "fundingId", funding.value(), "state", Words.of(state));
      case Obstacle.OpenWithdrawal(var withdrawal, var state) ->
          named("withdrawal", "withdrawalId", withdrawal.value(), "state", Words.of(state));
      case Obstacle.OnboardingUnderWay(var onboarding, var stage) ->
          named(
              "onboarding",
              "onboardingId",
              onboarding.value(),
              "state",
              Words.of(stage).replace('_', '-'));
    };
  }

  /** The kind of the reason, then names and what they are. */
  private static SequencedMap<String, String> named(String kind, String... members) {
    var reason = new LinkedHashMap<String, String>();
    reason.put("reason", kind);
    for (int i = 0; i < members.length; i += 2) {
      reason.put(members[i], members[i + 1]);
    }
    return reason;
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

  public static Problem of(KycRefusal refusal, Caller caller) {
    return switch (refusal) {
      case KycRefusal.OfCustomer(var why) -> of(why, caller);
      case KycRefusal.NothingApproved(var state) ->
          Problem.of(ProblemCode.KYC_NOT_APPROVED).with("state", Words.of(state).replace('_', '-'));
      case KycRefusal.ImportUnderWay(var operation) ->
          Problem.of(ProblemCode.VERIFICATION_IMPORT_UNDER_WAY)
              .with("operationId", operation.value());
      case KycRefusal.ExpiresTooSoon _ ->
          Problem.of(
              List.of(
                  FieldError.inBody(
                      "#/expiresAt", ProblemCode.INVALID_VALUE, "must be a time to come")));
    };
  }

  public static Problem of(BusinessRefusal refusal, Caller caller) {
    return switch (refusal) {
      case BusinessRefusal.OfCustomer(var why) -> of(why, caller);
      case BusinessRefusal.NotABusiness(var customer) ->
          Problem.of(ProblemCode.CUSTOMER_NOT_A_BUSINESS).with("customerId", customer.value());
      case BusinessRefusal.NoSuchShareholder _ -> Problem.of(ProblemCode.NO_SUCH_SHAREHOLDER);
      case BusinessRefusal.TooManyShareholders _ -> Problem.of(ProblemCode.TOO_MANY_SHAREHOLDERS);
      case BusinessRefusal.SharesAboveTheWhole(var left) ->
          Problem.of(ProblemCode.SHARES_ABOVE_THE_WHOLE).with("left", left);
    };
  }

  public static Problem of(DocumentRefusal refusal, Caller caller) {
    return switch (refusal) {
      case DocumentRefusal.OfCustomer(var why) -> of(why, caller);
      case DocumentRefusal.NoSuchDocument _ -> Problem.of(ProblemCode.NO_SUCH_DOCUMENT);
      case DocumentRefusal.NoSuchShareholder _ -> Problem.of(ProblemCode.NO_SUCH_SHAREHOLDER);
      case DocumentRefusal.TooManyDocuments _ -> Problem.of(ProblemCode.TOO_MANY_DOCUMENTS);
    };
  }

  public static Problem of(ExternalWalletRefusal refusal, Caller caller) {
    return switch (refusal) {
      case ExternalWalletRefusal.AlreadyLinked(var existing) ->
          Problem.of(ProblemCode.WALLET_ALREADY_LINKED).with("walletId", existing.value());
      case ExternalWalletRefusal.OfCustomer(var why) -> of(why, caller);
      case ExternalWalletRefusal.ProofNotOffered(var chain) ->
          Problem.of(ProblemCode.OWNERSHIP_PROOF_NOT_OFFERED).with("chain", chain.word());
      case ExternalWalletRefusal.NoChallenge _ -> Problem.of(ProblemCode.NO_OWNERSHIP_CHALLENGE);
      case ExternalWalletRefusal.SignatureUnreadable(var expected) ->
          Problem.of(
              List.of(
                  FieldError.inBody("#/signature", ProblemCode.INVALID_VALUE, formOf(expected))));
      case ExternalWalletRefusal.SignatureWrong(int triesLeft) ->
          Problem.of(ProblemCode.SIGNATURE_WRONG).with("triesLeft", Integer.toString(triesLeft));
      case ExternalWalletRefusal.AuthorizationNotPossible(var member, var why) ->
          Problem.of(
              List.of(FieldError.inBody("#/" + member.text(), ProblemCode.INVALID_VALUE, why)));
    };
  }

  private static String formOf(ProofScheme scheme) {
    return switch (scheme) {
      case EIP_191 -> "must be 0x and 65 bytes in hexadecimal digits, as personal_sign gives them";
      case ED25519 -> "must be 64 bytes in base 58";
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
      case TransferRefusal.NoSuchRecipient _ -> Problem.of(ProblemCode.NO_SUCH_RECIPIENT);
      case TransferRefusal.RecipientOnAnotherChain(var asset) ->
          Problem.of(ProblemCode.RECIPIENT_ON_ANOTHER_CHAIN).with("chain", asset.chain());
      case TransferRefusal.DestinationDenied _ -> Problem.of(ProblemCode.DESTINATION_DENIED);
      case TransferRefusal.OfCustomer(var why) -> of(why, caller);
      case TransferRefusal.InsufficientFunds(var available) ->
          Problem.of(ProblemCode.INSUFFICIENT_FUNDS)
              .with("available", available.text())
              .with("asset", available.asset().symbol());
      case TransferRefusal.LimitExceeded exceeded ->
          Problem.of(ProblemCode.TRANSFER_LIMIT_EXCEEDED)
              .with("limit", word(exceeded.window()))
              .with("asset", exceeded.asset())
              .with("amount", exceeded.limit().toPlainString())
              .with("used", exceeded.used().toPlainString())
              .with("remaining", exceeded.remaining().toPlainString());
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

  private static String word(TransferRefusal.Window window) {
    return switch (window) {
      case TRANSFER -> "per-transfer";
      case DAY -> "per-day";
      case MONTH -> "per-month";
    };
  }

  public static Problem of(OnboardingRefusal refusal, Caller caller) {
    return switch (refusal) {
      case OnboardingRefusal.NoOnboarding _ -> Problem.of(ProblemCode.NO_CARD_ONBOARDING);
      case OnboardingRefusal.MoveNotAllowed(var stage, _) ->
          Problem.of(ProblemCode.CARD_STEP_NOT_OPEN)
              .with("state", Words.of(stage).replace('_', '-'));
      case OnboardingRefusal.OfCustomer(var why) -> of(why, caller);
      case OnboardingRefusal.EmailBelongsToAnother _ ->
          Problem.of(ProblemCode.EMAIL_BELONGS_TO_ANOTHER_CARD_CUSTOMER);
      case OnboardingRefusal.WrongCode(int triesLeft) ->
          Problem.of(ProblemCode.CODE_WRONG).with("triesLeft", Integer.toString(triesLeft));
      case OnboardingRefusal.CodeExpired _ -> Problem.of(ProblemCode.CODE_EXPIRED);
      case OnboardingRefusal.NoTriesLeft _ -> Problem.of(ProblemCode.CODE_TRIES_USED_UP);
      case OnboardingRefusal.NoCodeSent _ -> Problem.of(ProblemCode.NO_CODE_SENT);
      case OnboardingRefusal.CodeInDoubt _ -> Problem.of(ProblemCode.CODE_IN_DOUBT);
      case OnboardingRefusal.TooManyCodes(var retryAfter) ->
          Problem.of(ProblemCode.TOO_MANY_CODES).retryAfter(retryAfter);
      case OnboardingRefusal.PhoneMissing _ -> Problem.of(ProblemCode.PHONE_MISSING);
      case OnboardingRefusal.PhoneNotAccepted _ -> Problem.of(ProblemCode.PHONE_NOT_ACCEPTED);
      case OnboardingRefusal.AnswersNotAccepted _ -> Problem.of(ProblemCode.ANSWERS_NOT_ACCEPTED);
      case OnboardingRefusal.NotYet(var code) ->
          withProviderCode(Problem.of(ProblemCode.CARD_STEP_TOO_EARLY), code);
      case OnboardingRefusal.ByProvider(var code) ->
          withProviderCode(Problem.of(ProblemCode.REFUSED_BY_PROVIDER), code);
    };
  }

  public static Problem of(CardRefusal refusal, Caller caller) {
    return switch (refusal) {
      case CardRefusal.NoSuchCard _ -> Problem.of(ProblemCode.NO_SUCH_CARD);
      case CardRefusal.OfCustomer(var why) -> of(why, caller);
      case CardRefusal.NoOnboarding _ -> Problem.of(ProblemCode.NO_CARD_ONBOARDING);
      case CardRefusal.NotOnboarded(var stage) ->
          Problem.of(ProblemCode.CARD_ONBOARDING_NOT_FINISHED)
              .with("state", Words.of(stage).replace('_', '-'));
      case CardRefusal.LimitReached(int limit) ->
          Problem.of(ProblemCode.CARD_LIMIT_REACHED).with("limit", Integer.toString(limit));
      case CardRefusal.BeingIssued(var card, var operation) ->
          Problem.of(ProblemCode.CARD_BEING_ISSUED)
              .with("cardId", card.value())
              .with("operationId", operation.value());
      case CardRefusal.AccountBusy _ -> Problem.of(ProblemCode.CARD_ACCOUNT_BUSY);
      case CardRefusal.StateForbids(var state) ->
          Problem.of(ProblemCode.CARD_STATE_FORBIDS).with("state", Words.of(state));
      case CardRefusal.BeingClosed(_, var operation) ->
          Problem.of(ProblemCode.CARD_BEING_CLOSED).with("operationId", operation.value());
      case CardRefusal.FrozenByWithdrawal(var freeze) ->
          Problem.of(ProblemCode.CARD_FROZEN_BY_WITHDRAWAL)
              .with("withdrawalId", freeze.withdrawal())
              .with("until", Times.text(freeze.until()));
      case CardRefusal.ByProvider(var code) ->
          withProviderCode(Problem.of(ProblemCode.REFUSED_BY_PROVIDER), code);
    };
  }

  public static Problem of(LimitRefusal refusal, Caller caller) {
    return switch (refusal) {
      case LimitRefusal.OfCustomer(var why) -> of(why, caller);
      case LimitRefusal.NoOnboarding _ -> Problem.of(ProblemCode.NO_CARD_ONBOARDING);
      case LimitRefusal.NotOnboarded(var stage) ->
          Problem.of(ProblemCode.CARD_ONBOARDING_NOT_FINISHED)
              .with("state", Words.of(stage).replace('_', '-'));
      case LimitRefusal.CurrencyDiffers(var currency) ->
          Problem.of(ProblemCode.CARD_CURRENCY_DIFFERS)
              .with("currency", currency.getCurrencyCode());
      case LimitRefusal.ByProvider(var code) ->
          withProviderCode(Problem.of(ProblemCode.REFUSED_BY_PROVIDER), code);
    };
  }

  public static Problem of(FundingRefusal refusal, Caller caller) {
    return switch (refusal) {
      case FundingRefusal.OfCustomer(var why) -> of(why, caller);
      case FundingRefusal.NoCardAccount _ -> Problem.of(ProblemCode.NO_CARD_ACCOUNT);
      case FundingRefusal.AccountNotReady(var stage) ->
          Problem.of(ProblemCode.CARD_ACCOUNT_NOT_READY)
              .with("state", Words.of(stage).replace('_', '-'));
      case FundingRefusal.CurrencyUnknown _ -> Problem.of(ProblemCode.CARD_CURRENCY_UNKNOWN);
      case FundingRefusal.AmountNotPossible(var currency) ->
          Problem.of(ProblemCode.AMOUNT_NOT_POSSIBLE)
              .with("currency", currency.getCurrencyCode())
              .with("decimals", Integer.toString(currency.getDefaultFractionDigits()));
      case FundingRefusal.BelowMinimum(var minimum) ->
          Problem.of(ProblemCode.FUNDING_BELOW_MINIMUM)
              .with("minimum", minimum.text())
              .with("currency", minimum.currency().getCurrencyCode());
      case FundingRefusal.ReferenceUsed(var by) ->
          Problem.of(ProblemCode.REFERENCE_USED).with("fundingId", by.value());
      case FundingRefusal.BeingFunded(var funding, var operation) ->
          Problem.of(ProblemCode.CARD_BEING_FUNDED)
              .with("fundingId", funding.value())
              .with("operationId", operation.value());
      case FundingRefusal.AccountBusy _ -> Problem.of(ProblemCode.CARD_ACCOUNT_BUSY);
      case FundingRefusal.NotCovered(var available, var needed) ->
          Problem.of(ProblemCode.MASTER_WALLET_TOO_LOW)
              .with("available", available.text())
              .with("needed", needed.text());
      case FundingRefusal.MasterWalletUnknown _ -> Problem.of(ProblemCode.PROVIDER_UNAVAILABLE);
    };
  }

  public static Problem of(SwapRefusal refusal) {
    return switch (refusal) {
      case SwapRefusal.AmountNotPossible(var currency) ->
          Problem.of(ProblemCode.AMOUNT_NOT_POSSIBLE)
              .with("currency", currency.getCurrencyCode())
              .with("decimals", Integer.toString(currency.getDefaultFractionDigits()));
      case SwapRefusal.ReferenceUsed(var by) ->
          Problem.of(ProblemCode.REFERENCE_USED).with("swapId", by.value());
      case SwapRefusal.LikeOneInDoubt(var swap, var operation) ->
          Problem.of(ProblemCode.SWAP_IN_DOUBT)
              .with("swapId", swap.value())
              .with("operationId", operation.value());
      case SwapRefusal.LikeOneOfAnother _ -> Problem.of(ProblemCode.SWAP_IN_DOUBT);
      case SwapRefusal.NotCovered(var available, var needed) ->
          Problem.of(ProblemCode.MASTER_WALLET_TOO_LOW)
              .with("available", available.text())
              .with("needed", needed.text());
      case SwapRefusal.MasterWalletUnknown _ -> Problem.of(ProblemCode.PROVIDER_UNAVAILABLE);
    };
  }

  public static Problem of(WithdrawalRefusal refusal, Caller caller) {
    return switch (refusal) {
      case WithdrawalRefusal.OfCustomer(var why) -> of(why, caller);
      case WithdrawalRefusal.NoCardAccount _ -> Problem.of(ProblemCode.NO_CARD_ACCOUNT);
      case WithdrawalRefusal.AccountNotReady(var stage) ->
          Problem.of(ProblemCode.CARD_ACCOUNT_NOT_READY)
              .with("state", Words.of(stage).replace('_', '-'));
      case WithdrawalRefusal.BalanceUnknown _ -> Problem.of(ProblemCode.CARD_BALANCE_UNKNOWN);
      case WithdrawalRefusal.AmountNotPossible(var currency) ->
          Problem.of(ProblemCode.AMOUNT_NOT_POSSIBLE)
              .with("currency", currency.getCurrencyCode())
              .with("decimals", Integer.toString(currency.getDefaultFractionDigits()));
      case WithdrawalRefusal.ReferenceUsed(var by) ->
          Problem.of(ProblemCode.REFERENCE_USED).with("withdrawalId", by.value());
      case WithdrawalRefusal.UnderWay(var withdrawal, var operation) ->
          Problem.of(ProblemCode.CARD_WITHDRAWAL_UNDER_WAY)
              .with("withdrawalId", withdrawal.value())
              .with("operationId", operation.value());
      case WithdrawalRefusal.AccountBusy _ -> Problem.of(ProblemCode.CARD_ACCOUNT_BUSY);
      case WithdrawalRefusal.NotCovered(var available) ->
          Problem.of(ProblemCode.CARD_BALANCE_TOO_LOW)
              .with("available", available.text())
              .with("currency", available.currency().getCurrencyCode());
    };
  }

  private static Problem withProviderCode(Problem problem, @Nullable String code) {
    return code == null ? problem : problem.with("providerCode", code);
  }

  /** The same whoever asks: it is stored with the operation and read by all its callers. */
  public static Problem of(Rejection rejection) {
    return withProviderCode(Problem.of(codeOf(rejection.reason())), rejection.providerCode());
  }

  /** The code under which a reason is documented. */
  public static ProblemCode codeOf(Rejection.Reason reason) {
    return switch (reason) {
      case EMAIL_KNOWN_TO_PROVIDER -> ProblemCode.EMAIL_KNOWN_TO_PROVIDER;
      case EMAIL_MISSING -> ProblemCode.EMAIL_MISSING;
      case CUSTOMER_SUSPENDED -> ProblemCode.CUSTOMER_SUSPENDED;
      case CUSTOMER_DELETED -> ProblemCode.CUSTOMER_DELETED;
      case REGISTRATION_FAILED -> ProblemCode.REGISTRATION_FAILED;
      case CUSTOMER_UNKNOWN_TO_PROVIDER -> ProblemCode.CUSTOMER_UNKNOWN_TO_PROVIDER;
      case CUSTOMER_SUSPENDED_AT_PROVIDER -> ProblemCode.CUSTOMER_SUSPENDED_AT_PROVIDER;
      case NOT_COVERED_AT_PROVIDER -> ProblemCode.NOT_COVERED_AT_PROVIDER;
      case ADDRESS_REFUSED_BY_PROVIDER -> ProblemCode.ADDRESS_REFUSED_BY_PROVIDER;
      case EMAIL_BELONGS_TO_ANOTHER_CARD_CUSTOMER ->
          ProblemCode.EMAIL_BELONGS_TO_ANOTHER_CARD_CUSTOMER;
      case EMAIL_NOT_TAKEN_FOR_CARDS -> ProblemCode.EMAIL_NOT_TAKEN_FOR_CARDS;
      case CARD_PROGRAMME_NOT_APPROVED -> ProblemCode.CARD_PROGRAMME_NOT_APPROVED;
      case CARD_LIMIT_REACHED -> ProblemCode.CARD_LIMIT_REACHED;
      case NOT_READY_FOR_CARD -> ProblemCode.NOT_READY_FOR_CARD;
      case CARD_STATE_FORBIDS -> ProblemCode.CARD_STATE_FORBIDS;
      case CARD_UNKNOWN_TO_PROVIDER -> ProblemCode.CARD_UNKNOWN_TO_PROVIDER;
      case LIMIT_NOT_ACCEPTED -> ProblemCode.LIMIT_NOT_ACCEPTED;
      case CARD_ACCOUNT_NOT_READY -> ProblemCode.CARD_ACCOUNT_NOT_READY;
      case DESTINATION_DENIED -> ProblemCode.DESTINATION_DENIED;
      case SHARE_TOKEN_EXPIRED -> ProblemCode.SHARE_TOKEN_EXPIRED;
      case SHARE_TOKEN_NOT_ACCEPTED -> ProblemCode.SHARE_TOKEN_NOT_ACCEPTED;
      case VERIFICATION_IMPORT_NOT_CONFIGURED -> ProblemCode.VERIFICATION_IMPORT_NOT_CONFIGURED;
      case NEVER_SENT -> ProblemCode.NEVER_SENT;
      case CANCELLED -> ProblemCode.CANCELLED;
      case APPROVAL_DECLINED -> ProblemCode.APPROVAL_DECLINED;
      case APPROVAL_NOT_GIVEN_IN_TIME -> ProblemCode.APPROVAL_NOT_GIVEN_IN_TIME;
      case SUPERSEDED -> ProblemCode.SUPERSEDED;
      case CLOSED_WITHOUT_EFFECT -> ProblemCode.CLOSED_WITHOUT_EFFECT;
      case REFUSED_BY_PROVIDER -> ProblemCode.REFUSED_BY_PROVIDER;
    };
  }

  private static Problem naming(Problem problem, String customer, Caller caller) {
    return Access.seesOthers(caller) ? problem.with("customerId", customer) : problem;
  }
}
