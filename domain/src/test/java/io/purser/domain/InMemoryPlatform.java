package io.purser.domain;

import io.purser.domain.access.ApiKeyId;
import io.purser.domain.access.Caller;
import io.purser.domain.access.OneTimeTokens;
import io.purser.domain.access.confirmation.MintConfirmation;
import io.purser.domain.access.confirmation.UseConfirmation;
import io.purser.domain.access.invitation.InviteCustomer;
import io.purser.domain.access.invitation.RedeemInvitation;
import io.purser.domain.audit.Initiator;
import io.purser.domain.card.CardChange;
import io.purser.domain.card.CardChanging;
import io.purser.domain.card.CardIssuing;
import io.purser.domain.card.ChangeCard;
import io.purser.domain.card.FakeCards;
import io.purser.domain.card.IssueCard;
import io.purser.domain.card.RefreshCards;
import io.purser.domain.card.account.FakeCardAccounts;
import io.purser.domain.card.account.HearOfAccount;
import io.purser.domain.card.account.balance.CardAccountSweep;
import io.purser.domain.card.account.balance.LearnBalance;
import io.purser.domain.card.account.balance.RefreshCardAccount;
import io.purser.domain.card.account.funding.FollowFundings;
import io.purser.domain.card.account.funding.FundCardAccount;
import io.purser.domain.card.account.funding.FundingOrders;
import io.purser.domain.card.account.funding.FundingProgress;
import io.purser.domain.card.account.funding.FundingSending;
import io.purser.domain.card.account.funding.FundingSweep;
import io.purser.domain.card.account.funding.QuoteFunding;
import io.purser.domain.card.account.withdrawal.FollowWithdrawal;
import io.purser.domain.card.account.withdrawal.WithdrawFromCard;
import io.purser.domain.card.account.withdrawal.WithdrawalFreezes;
import io.purser.domain.card.account.withdrawal.WithdrawalProgress;
import io.purser.domain.card.account.withdrawal.WithdrawalSending;
import io.purser.domain.card.account.withdrawal.WithdrawalSweep;
import io.purser.domain.card.limit.CardCountChanging;
import io.purser.domain.card.limit.ChangeCardCounts;
import io.purser.domain.card.limit.ChangeSpendingLimit;
import io.purser.domain.card.limit.FakeCardLimits;
import io.purser.domain.card.limit.ReadSpendingLimit;
import io.purser.domain.card.limit.SpendingLimitChanging;
import io.purser.domain.card.onboarding.CardOnboardingStart;
import io.purser.domain.card.onboarding.FakeCardProvider;
import io.purser.domain.card.onboarding.OnboardingSteps;
import io.purser.domain.card.onboarding.RecordedOnboardings;
import io.purser.domain.card.onboarding.RefreshOnboarding;
import io.purser.domain.card.onboarding.StartCardOnboarding;
import io.purser.domain.card.spending.SpendingWired;
import io.purser.domain.customer.ChangeCustomer;
import io.purser.domain.customer.CreateCustomer;
import io.purser.domain.customer.Customer;
import io.purser.domain.customer.CustomerBuilder;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.CustomerRegistration;
import io.purser.domain.customer.LinkLogin;
import io.purser.domain.customer.RegisterCustomer;
import io.purser.domain.customer.SuspendCustomer;
import io.purser.domain.customer.deletion.DeleteCustomer;
import io.purser.domain.customer.deletion.Obstacles;
import io.purser.domain.customer.overview.FreshenBalances;
import io.purser.domain.event.Journal;
import io.purser.domain.idempotency.IdempotencyKey;
import io.purser.domain.idempotency.IdempotentCall;
import io.purser.domain.idempotency.LocalRequests;
import io.purser.domain.idempotency.Reply;
import io.purser.domain.idempotency.StoredAnswer;
import io.purser.domain.kyc.ForgetIdentity;
import io.purser.domain.kyc.HearOfProof;
import io.purser.domain.kyc.RenewVerification;
import io.purser.domain.kyc.imports.FakeImporter;
import io.purser.domain.kyc.imports.ImportVerification;
import io.purser.domain.kyc.imports.ShareToken;
import io.purser.domain.kyc.imports.VerificationImporting;
import io.purser.domain.ledger.Holds;
import io.purser.domain.money.Asset;
import io.purser.domain.operation.Answers;
import io.purser.domain.operation.InMemoryEngine;
import io.purser.domain.operation.Operation;
import io.purser.domain.operation.OperationRequests;
import io.purser.domain.operation.OperationRequests.Plan;
import io.purser.domain.operation.OperationRequests.WhenNotSent;
import io.purser.domain.operation.OperationRunner;
import io.purser.domain.operation.Resolver;
import io.purser.domain.programme.DollarsInUse;
import io.purser.domain.programme.RefreshMasterWallet;
import io.purser.domain.programme.swap.FakeSwaps;
import io.purser.domain.programme.swap.FollowSwap;
import io.purser.domain.programme.swap.HearOfSwap;
import io.purser.domain.programme.swap.SwapMasterWallet;
import io.purser.domain.programme.swap.SwapProgress;
import io.purser.domain.programme.swap.SwapSending;
import io.purser.domain.programme.swap.SwapSweep;
import io.purser.domain.reconciliation.CompareWallet;
import io.purser.domain.reconciliation.FakeWalletHoldings;
import io.purser.domain.reconciliation.NoteMissedDeposits;
import io.purser.domain.reconciliation.Reconcile;
import io.purser.domain.reconciliation.SettleBreak;
import io.purser.domain.tenant.Tenant;
import io.purser.domain.transfer.CancelTransfer;
import io.purser.domain.transfer.QuoteId;
import io.purser.domain.transfer.QuoteTransfer;
import io.purser.domain.transfer.Reference;
import io.purser.domain.transfer.SendTransfer;
import io.purser.domain.transfer.TransferDraft;
import io.purser.domain.transfer.TransferOrders;
import io.purser.domain.transfer.TransferProgress;
import io.purser.domain.transfer.TransferSending;
import io.purser.domain.transfer.approval.ApprovalSweep;
import io.purser.domain.transfer.approval.DecideTransfer;
import io.purser.domain.wallet.AssetCatalogue;
import io.purser.domain.wallet.BalanceSweep;
import io.purser.domain.wallet.BookTransaction;
import io.purser.domain.wallet.OpenWallet;
import io.purser.domain.wallet.RefreshBalances;
import io.purser.domain.wallet.TransactionPostings;
import io.purser.domain.wallet.WalletId;
import io.purser.domain.wallet.WalletOpening;
import io.purser.domain.work.Deadline;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Every use case, wired over the stores in memory and the fake provider, with one tenant. Pauses
 * take no time: they move the clock.
 */
public final class InMemoryPlatform {
  public static final Initiator BY = new Initiator("service:app", null, "request-1");

  /** For how long the provider may differ from our books before somebody is told. */
  public static final Duration GRACE = Duration.ofMinutes(15);

  /** How long a transfer waits for a second person. */
  public static final Duration APPROVED_WITHIN = Duration.ofDays(3);

  private static final ApiKeyId KEY = ApiKeyId.next(Given.IDS);
  private static final AssetCatalogue CATALOGUE = () -> List.of(Given.BTC, Given.USDC);

  public final InMemoryStore store = new InMemoryStore();
  public final FakeProvider provider = new FakeProvider(store);
  public final Given given = new Given(store);
  public final Tenant tenant = given.tenant();
  public final Journal journal = new Journal(store.eventLog(), store.auditLog(), store.ids());
  public final FakeImporter importer = new FakeImporter(store);
  public final ImportVerification importVerification =
      new ImportVerification(
          store.customers(),
          store.verificationImports(),
          importer,
          store.operations(),
          journal,
          store.ids(),
          store.clock());
  public final CreateCustomer createCustomer =
      new CreateCustomer(
          store.customers(), importVerification, journal, store.ids(), store.clock());
  public final ChangeCustomer changeCustomer =
      new ChangeCustomer(
          store.customers(),
          store.operations(),
          new RenewVerification(store.verifications(), journal),
          journal,
          store.clock());
  public final DeleteCustomer deleteCustomer =
      new DeleteCustomer(
          store.customers(),
          new Obstacles(
              store.operations(),
              store.transfers(),
              store.walletBalances(),
              store.cardOnboardings(),
              store.cards(),
              store.fundings(),
              store.withdrawals(),
              store.cardBalances()),
          store.logins(),
          new ForgetIdentity(
              store.verifications(),
              store.legalProfiles(),
              store.shareholders(),
              store.documents()),
          store.recipients(),
          journal,
          store.clock());
  public final SuspendCustomer suspendCustomer =
      new SuspendCustomer(store.customers(), journal, store.clock());
  public final LinkLogin linkLogin =
      new LinkLogin(store.customers(), store.logins(), journal, store.clock());
  private final OneTimeTokens oneTimeTokens =
      new OneTimeTokens(() -> new byte[32], new SecureRandom());
  public final MintConfirmation mintConfirmation =
      new MintConfirmation(
          store.confirmations(),
          store.customers(),
          oneTimeTokens,
          journal,
          store.ids(),
          store.clock(),
          Duration.ofMinutes(5));
  public final UseConfirmation useConfirmation =
      new UseConfirmation(
          store.work(), store.confirmations(), oneTimeTokens, journal, store.clock());
  public final InviteCustomer inviteCustomer =
      new InviteCustomer(
          store.invitations(),
          store.customers(),
          oneTimeTokens,
          journal,
          store.ids(),
          store.clock());
  public final RedeemInvitation redeemInvitation =
      new RedeemInvitation(store.invitations(), linkLogin, oneTimeTokens, journal, store.clock());
  public final RegisterCustomer registerCustomer =
      new RegisterCustomer(
          store.customers(), store.operations(), journal, store.ids(), store.clock());
  public final OpenWallet openWallet =
      new OpenWallet(
          store.customers(),
          registerCustomer,
          store.wallets(),
          store.operations(),
          CATALOGUE,
          journal,
          store.ids(),
          store.clock());
  public final TransferProgress transferProgress =
      new TransferProgress(store.transfers(), store.operations(), journal);
  public final BookTransaction bookTransaction =
      new BookTransaction(
          store.wallets(),
          store.walletTransactions(),
          store.walletBalances(),
          new TransactionPostings(store.ledger()),
          transferProgress,
          journal,
          store.ids(),
          store.clock());
  public final Holds holds = new Holds(store.walletBalances(), store.ledger());
  public final TransferOrders transferOrders =
      new TransferOrders(
          store.customers(), store.wallets(), store.recipients(), store.deniedDestinations());
  public final SendTransfer sendTransfer =
      new SendTransfer(
          transferOrders,
          store.transfers(),
          store.transferQuotes(),
          store.transferLimits(),
          holds,
          store.operations(),
          journal,
          store.ids(),
          store.clock(),
          APPROVED_WITHIN);
  public final QuoteTransfer quoteTransfer =
      new QuoteTransfer(
          store.work(),
          store.tenants(),
          transferOrders,
          store.transferQuotes(),
          provider,
          store.ids(),
          store.clock(),
          Duration.ofSeconds(60));
  public final FakeCardProvider cardProvider = new FakeCardProvider(store);
  public final StartCardOnboarding startCardOnboarding =
      new StartCardOnboarding(
          store.customers(),
          store.cardOnboardings(),
          store.operations(),
          journal,
          store.ids(),
          store.clock());
  public final HearOfProof hearOfProof = new HearOfProof(store.verifications(), journal);
  public final OnboardingSteps onboardingSteps =
      new OnboardingSteps(
          store.work(),
          store.tenants(),
          store.customers(),
          store.cardOnboardings(),
          hearOfProof,
          journal,
          store.clock());
  public final RecordedOnboardings onboardingObserver = new RecordedOnboardings();
  public final RefreshOnboarding refreshOnboarding =
      new RefreshOnboarding(
          store.work(), store.cardOnboardings(), cardProvider, onboardingSteps, onboardingObserver);
  public final FakeCards cards = new FakeCards(store);
  public final IssueCard issueCard =
      new IssueCard(
          store.customers(),
          store.cardOnboardings(),
          store.cards(),
          store.cardCountLimits(),
          store.operations(),
          journal,
          store.ids(),
          store.clock());
  public final ChangeCard changeCard =
      new ChangeCard(
          store.customers(),
          store.cards(),
          new WithdrawalFreezes(store.withdrawals(), Duration.ofMinutes(3)),
          store.operations(),
          journal,
          store.ids(),
          store.clock());
  public final RefreshCards refreshCards =
      new RefreshCards(
          store.work(),
          store.tenants(),
          store.cardOnboardings(),
          store.cards(),
          cards,
          journal,
          store.clock());
  public final FakeCardLimits cardLimits = new FakeCardLimits(store);
  public final ReadSpendingLimit readSpendingLimit =
      new ReadSpendingLimit(
          store.work(),
          store.tenants(),
          store.customers(),
          store.cardOnboardings(),
          store.spendingLimits(),
          cardLimits,
          journal,
          store.clock(),
          Duration.ofSeconds(30));
  public final ChangeSpendingLimit changeSpendingLimit =
      new ChangeSpendingLimit(
          store.customers(),
          store.cardOnboardings(),
          store.spendingLimits(),
          store.operations(),
          journal,
          store.ids(),
          store.clock());
  public final ChangeCardCounts changeCardCounts =
      new ChangeCardCounts(
          store.customers(),
          store.cardOnboardings(),
          store.cardCountLimits(),
          store.operations(),
          journal,
          store.ids(),
          store.clock());
  public final SpendingWired spending = new SpendingWired(store, cards, refreshCards, journal);
  public final FakeCardAccounts cardAccounts = new FakeCardAccounts(store);
  public final LearnBalance learnBalance =
      new LearnBalance(store.cardBalances(), journal, store.clock());
  public final RefreshCardAccount refreshCardAccount =
      new RefreshCardAccount(
          store.work(),
          store.tenants(),
          store.cardOnboardings(),
          store.cardBalances(),
          cardAccounts,
          learnBalance,
          store.clock());
  public final FakeSwaps swapProvider = new FakeSwaps(store);
  public final DollarsInUse dollarsInUse = new DollarsInUse(store.fundings(), store.swaps());
  public final SwapMasterWallet swapMasterWallet =
      new SwapMasterWallet(
          store.swaps(),
          store.masterWallets(),
          dollarsInUse,
          store.cashLedger(),
          store.operations(),
          journal,
          store.ids(),
          store.clock());
  public final SwapProgress swapProgress =
      new SwapProgress(
          store.swaps(), store.operations(), store.cashLedger(), journal, store.clock());
  public final FollowSwap followSwap =
      new FollowSwap(store.work(), store.tenants(), store.swaps(), swapProvider, swapProgress);
  public final HearOfSwap hearOfSwap =
      new HearOfSwap(store.work(), store.swaps(), swapProgress, followSwap);
  public final FundingOrders fundingOrders =
      new FundingOrders(store.customers(), store.cardOnboardings(), store.cardBalances());
  public final FundCardAccount fundCardAccount =
      new FundCardAccount(
          fundingOrders,
          store.fundings(),
          store.masterWallets(),
          dollarsInUse,
          store.cashLedger(),
          store.operations(),
          journal,
          store.ids(),
          store.clock(),
          25);
  public final QuoteFunding quoteFunding =
      new QuoteFunding(store.work(), fundingOrders, store.clock(), 25, Duration.ofSeconds(60));
  public final RefreshMasterWallet refreshMasterWallet =
      new RefreshMasterWallet(
          store.work(),
          store.tenants(),
          store.masterWallets(),
          cardAccounts,
          store.clock(),
          Duration.ofSeconds(30));
  public final FundingProgress fundingProgress =
      new FundingProgress(
          store.fundings(),
          store.operations(),
          store.cardBalances(),
          store.cashLedger(),
          journal,
          store.clock());
  public final FollowFundings followFundings =
      new FollowFundings(
          store.work(), store.tenants(), store.cardOnboardings(), cardAccounts, fundingProgress);
  public final WithdrawFromCard withdrawFromCard =
      new WithdrawFromCard(
          store.customers(),
          store.cardOnboardings(),
          store.cards(),
          store.cardBalances(),
          store.withdrawals(),
          store.operations(),
          journal,
          store.ids(),
          store.clock());
  public final WithdrawalProgress withdrawalProgress =
      new WithdrawalProgress(
          store.withdrawals(),
          store.operations(),
          store.cardBalances(),
          store.cashLedger(),
          journal,
          store.clock());
  public final FollowWithdrawal followWithdrawal =
      new FollowWithdrawal(
          store.work(), store.tenants(), store.withdrawals(), cardAccounts, withdrawalProgress);
  public final HearOfAccount hearOfAccount =
      new HearOfAccount(
          store.work(),
          store.cardOnboardings(),
          learnBalance,
          refreshCardAccount,
          fundingProgress,
          followFundings,
          withdrawalProgress);
  public final Answers answers = new PlainAnswers();
  public final InMemoryEngine engine =
      new InMemoryEngine(
          store,
          answers,
          List.of(
              new CardIssuing(
                  store.customers(), store.cardOnboardings(), store.cards(), cards, journal),
              new FundingSending(
                  store.customers(),
                  store.cardOnboardings(),
                  store.fundings(),
                  store.cardBalances(),
                  cardAccounts,
                  store.cashLedger(),
                  journal),
              new WithdrawalSending(
                  store.customers(),
                  store.cardOnboardings(),
                  store.withdrawals(),
                  cardAccounts,
                  store.cashLedger(),
                  journal),
              new SwapSending(store.swaps(), swapProvider, store.cashLedger(), journal),
              changing(CardChange.FREEZE),
              changing(CardChange.UNFREEZE),
              changing(CardChange.REPORT_LOST),
              changing(CardChange.REPORT_STOLEN),
              changing(CardChange.VOID),
              new SpendingLimitChanging(
                  store.customers(),
                  store.cardOnboardings(),
                  store.spendingLimits(),
                  cardLimits,
                  journal),
              new CardCountChanging(
                  store.customers(),
                  store.cardOnboardings(),
                  store.cardCountLimits(),
                  cardLimits,
                  journal),
              new VerificationImporting(
                  store.customers(), store.verificationImports(), importer, hearOfProof, journal),
              new CustomerRegistration(store.customers(), provider, store.operations(), journal),
              new WalletOpening(
                  store.customers(), store.wallets(), store.walletBalances(), provider, journal),
              new TransferSending(
                  store.customers(),
                  store.wallets(),
                  store.walletTransactions(),
                  store.transfers(),
                  store.deniedDestinations(),
                  holds,
                  provider,
                  provider,
                  bookTransaction,
                  transferProgress,
                  journal),
              new CardOnboardingStart(
                  store.customers(),
                  store.cardOnboardings(),
                  store.sentCodes(),
                  cardProvider,
                  hearOfProof,
                  journal,
                  store.ids())));
  public final OperationRunner runner = engine.runner;
  public final CancelTransfer cancelTransfer =
      new CancelTransfer(store.customers(), store.transfers(), engine.cancel, journal);
  public final DecideTransfer decideTransfer =
      new DecideTransfer(
          store.customers(),
          store.logins(),
          store.transfers(),
          engine.withheld,
          journal,
          store.clock());
  public final ApprovalSweep approvalSweep =
      new ApprovalSweep(store.work(), store.transfers(), decideTransfer);
  public final OperationRequests operationRequests =
      new OperationRequests(
          store.work(), store.work(), store.idempotencyRecords(), runner, answers);
  public final LocalRequests localRequests =
      new LocalRequests(store.work(), store.idempotencyRecords());
  public final Resolver resolver = engine.resolver;
  public final FakeWalletHoldings walletHoldings = new FakeWalletHoldings();
  private final CompareWallet compareWallet =
      new CompareWallet(store.breaks(), journal, store.ids(), GRACE);
  public final Reconcile reconcile =
      new Reconcile(
          store.work(),
          store.tenants(),
          store.customers(),
          store.wallets(),
          store.walletBalances(),
          store.breaks(),
          walletHoldings,
          compareWallet,
          store.clock(),
          Duration.ofHours(6));
  public final SettleBreak settleBreak = new SettleBreak(store.breaks(), journal, store.clock());
  public final RefreshBalances refreshBalances =
      new RefreshBalances(
          store.work(),
          store.tenants(),
          store.customers(),
          store.walletBalances(),
          provider,
          bookTransaction,
          new NoteMissedDeposits(store.wallets(), store.walletBalances(), compareWallet, GRACE),
          store.clock());

  public final FreshenBalances freshenBalances =
      new FreshenBalances(refreshBalances, refreshCardAccount, store.clock());

  private CardChanging changing(CardChange change) {
    return new CardChanging(
        change, store.customers(), store.cardOnboardings(), store.cards(), cards, journal);
  }

  public BalanceSweep balanceSweep(Duration quietFor, int batch) {
    return new BalanceSweep(store.walletBalances(), refreshBalances, reconcile, quietFor, batch);
  }

  public WithdrawalSweep withdrawalSweep(Duration age, int batch) {
    return new WithdrawalSweep(store.withdrawals(), followWithdrawal, age, batch);
  }

  public SwapSweep swapSweep(Duration age) {
    return new SwapSweep(store.swaps(), followSwap, age);
  }

  public FundingSweep fundingSweep(Duration age, int batch) {
    return new FundingSweep(store.fundings(), followFundings, age, batch);
  }

  public CardAccountSweep cardAccountSweep(Duration quietFor, int batch) {
    return new CardAccountSweep(
        store.cardBalances(), refreshCardAccount, refreshCards, quietFor, batch);
  }

  /** A deadline on the platform's own clock. */
  public Deadline deadline(Duration time) {
    return Deadline.in(time, () -> Duration.between(InMemoryStore.START, store.now()).toNanos());
  }

  public Deadline deadline() {
    return deadline(Duration.ofSeconds(10));
  }

  public Customer.Living customer(String email) {
    return given.customer(
        CustomerBuilder.aCustomer().of(tenant.id()).email(email).createdAt(store.now()).build());
  }

  public Customer load(CustomerId id) {
    return given.in(tenant, () -> store.customers().get(tenant.id(), id).orElseThrow());
  }

  public IdempotentCall call(String key) {
    return new IdempotentCall(
        tenant.id(), "service:app", new IdempotencyKey(key), "fingerprint of " + key);
  }

  /** A request for a wallet, as the API makes it. */
  public Reply openWallet(String key, CustomerId customer, Asset asset) {
    return operationRequests.handle(
        call(key),
        deadline(),
        () ->
            switch (openWallet.plan(tenant.id(), customer, asset.chain(), asset.symbol(), BY)) {
              case OpenWallet.Result.Planned(_, var operation) -> new Plan.Planned(operation);
              case OpenWallet.Result.Refused(var why) ->
                  new Plan.Answered(
                      new StoredAnswer(409, Map.of(), why.getClass().getSimpleName(), customer));
            });
  }

  /** A request to take over what was verified elsewhere, as the API makes it for services. */
  public Reply importVerification(
      String key, CustomerId customer, ShareToken token, WhenNotSent whenNotSent) {
    return operationRequests.handle(
        call(key),
        deadline(),
        whenNotSent,
        () ->
            switch (importVerification.byTenant(tenant.id(), customer, token, BY)) {
              case ImportVerification.Result.Planned(var operation) -> new Plan.Planned(operation);
              case ImportVerification.Result.Refused(var why) ->
                  new Plan.Answered(
                      new StoredAnswer(409, Map.of(), why.getClass().getSimpleName(), customer));
            });
  }

  /** A request to register a customer, as the API makes it. */
  public Reply register(String key, CustomerId customer) {
    return operationRequests.handle(
        call(key),
        deadline(),
        () ->
            switch (registerCustomer.plan(tenant.id(), customer, BY)) {
              case RegisterCustomer.Result.Planned(var operation) -> new Plan.Planned(operation);
              case RegisterCustomer.Result.Refused(var why) ->
                  new Plan.Answered(
                      new StoredAnswer(409, Map.of(), why.getClass().getSimpleName(), customer));
              case RegisterCustomer.Result.Failed(_, var why) ->
                  new Plan.Answered(new StoredAnswer(409, Map.of(), why.reason().name(), customer));
            });
  }

  /** A request to begin an onboarding, as the API makes it. */
  public Reply startOnboarding(String key, CustomerId customer) {
    return operationRequests.handle(
        call(key),
        deadline(),
        () ->
            switch (startCardOnboarding.plan(tenant.id(), customer, BY)) {
              case StartCardOnboarding.Result.Planned(var operation) -> new Plan.Planned(operation);
              case StartCardOnboarding.Result.UnderWay(var onboarding) ->
                  new Plan.Answered(
                      new StoredAnswer(200, Map.of(), onboarding.stage().name(), customer));
              case StartCardOnboarding.Result.Refused(var why) ->
                  new Plan.Answered(
                      new StoredAnswer(409, Map.of(), why.getClass().getSimpleName(), customer));
            });
  }

  /** A request for a transfer, as the API makes it. */
  public Reply send(
      String key,
      WalletId from,
      String to,
      String amount,
      String reference,
      @Nullable QuoteId quote,
      WhenNotSent whenNotSent) {
    var draft = new TransferDraft(from, to, amount);
    return operationRequests.handle(
        call(key),
        deadline(),
        whenNotSent,
        () ->
            switch (sendTransfer.plan(
                tenant.id(), service(), draft, new Reference(reference), quote, BY)) {
              case SendTransfer.Result.Planned(_, var operation) -> new Plan.Planned(operation);
              case SendTransfer.Result.Known(_, var operation) -> new Plan.Known(operation);
              case SendTransfer.Result.Refused(var why) ->
                  new Plan.Answered(
                      new StoredAnswer(409, Map.of(), why.getClass().getSimpleName(), null));
            });
  }

  /** One of the tenant's own services, which sees every customer. */
  public Caller service() {
    return new Caller.Service(tenant.id(), new Caller.Service.Identity.Key("app", KEY), Set.of());
  }

  /** Lets leases run out and the resolver work until nothing is open, or as often as it takes. */
  public void resolveEverything() {
    for (int round = 0; round < 10; round++) {
      store.letTimePass(Duration.ofMinutes(2));
      resolver.work(() -> true);
    }
  }

  /** Answers that say no more than what became of the operation. */
  private static final class PlainAnswers implements Answers {
    @Override
    public StoredAnswer settled(Operation.Settled operation) {
      var customer = operation.header().concerned();
      return switch (operation) {
        case Operation.Confirmed confirmed ->
            new StoredAnswer(201, Map.of(), "done " + confirmed.header().subject(), customer);
        case Operation.Rejected rejected ->
            new StoredAnswer(409, Map.of(), rejected.why().reason().name(), customer);
      };
    }

    @Override
    public StoredAnswer accepted(Operation.Unsettled operation) {
      return new StoredAnswer(
          202,
          Map.of("Location", "/v1/operations/" + operation.id()),
          "",
          operation.header().concerned());
    }
  }
}
