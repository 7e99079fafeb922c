package io.purser.rest;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.purser.domain.FakeProvider;
import io.purser.domain.Given;
import io.purser.domain.InMemoryStore;
import io.purser.domain.access.ApiKeys;
import io.purser.domain.access.ChangeApiKey;
import io.purser.domain.access.IssueApiKey;
import io.purser.domain.access.KeyUses;
import io.purser.domain.access.Logins;
import io.purser.domain.access.OneTimeTokens;
import io.purser.domain.access.RotateApiKey;
import io.purser.domain.access.UsedProofs;
import io.purser.domain.access.confirmation.MintConfirmation;
import io.purser.domain.access.confirmation.UseConfirmation;
import io.purser.domain.access.invitation.Invitations;
import io.purser.domain.access.invitation.InviteCustomer;
import io.purser.domain.access.invitation.RedeemInvitation;
import io.purser.domain.audit.ReadAuditLog;
import io.purser.domain.card.account.balance.RefreshCardAccount;
import io.purser.domain.customer.ChangeCustomer;
import io.purser.domain.customer.CreateCustomer;
import io.purser.domain.customer.CustomerRegistration;
import io.purser.domain.customer.Customers;
import io.purser.domain.customer.ExportCustomer;
import io.purser.domain.customer.LinkLogin;
import io.purser.domain.customer.RegisterCustomer;
import io.purser.domain.customer.SuspendCustomer;
import io.purser.domain.customer.deletion.DeleteCustomer;
import io.purser.domain.customer.deletion.Obstacles;
import io.purser.domain.customer.erasure.EraseCustomer;
import io.purser.domain.customer.overview.FreshenBalances;
import io.purser.domain.customer.overview.Overviews;
import io.purser.domain.event.EventFeed;
import io.purser.domain.event.Journal;
import io.purser.domain.idempotency.IdempotencyRecords;
import io.purser.domain.idempotency.LocalRequests;
import io.purser.domain.idempotency.ResumableRequests;
import io.purser.domain.inbox.Deliveries;
import io.purser.domain.inbox.DeliveryVerifier;
import io.purser.domain.inbox.EndpointId;
import io.purser.domain.inbox.FakeWebhooks;
import io.purser.domain.inbox.ProviderWebhook;
import io.purser.domain.inbox.ReceiveDelivery;
import io.purser.domain.inbox.RecordedInbox;
import io.purser.domain.inbox.Refusal;
import io.purser.domain.inbox.ReplayDelivery;
import io.purser.domain.inbox.RotateWebhookSecret;
import io.purser.domain.kyc.ForgetIdentity;
import io.purser.domain.kyc.RenewVerification;
import io.purser.domain.kyc.imports.ImportVerification;
import io.purser.domain.ledger.Holds;
import io.purser.domain.operation.Answers;
import io.purser.domain.operation.DecideOperation;
import io.purser.domain.operation.InMemoryEngine;
import io.purser.domain.operation.LookAgain;
import io.purser.domain.operation.OperationRequests;
import io.purser.domain.operation.OperationRunner;
import io.purser.domain.operation.Operations;
import io.purser.domain.operation.OperatorRequests;
import io.purser.domain.operation.ProviderWrite;
import io.purser.domain.operation.Resolver;
import io.purser.domain.rate.DisplayRates;
import io.purser.domain.rate.SetDisplayRates;
import io.purser.domain.reconciliation.Breaks;
import io.purser.domain.reconciliation.SettleBreak;
import io.purser.domain.statement.DrawUpStatement;
import io.purser.domain.tenant.CreateTenant;
import io.purser.domain.tenant.KeyProvider;
import io.purser.domain.tenant.SuspendTenant;
import io.purser.domain.tenant.TenantRegister;
import io.purser.domain.tenant.Tenants;
import io.purser.domain.tenant.credential.FakeProviderAccess;
import io.purser.domain.tenant.credential.SetProviderCredentials;
import io.purser.domain.tenant.setting.ChangeTenantIssuers;
import io.purser.domain.tenant.setting.ChangeTenantSettings;
import io.purser.domain.tenant.setting.PlatformIssuers;
import io.purser.domain.tenant.setting.SettingsOfTenants;
import io.purser.domain.throttle.Replenishment;
import io.purser.domain.transfer.CancelTransfer;
import io.purser.domain.transfer.QuoteTransfer;
import io.purser.domain.transfer.SendTransfer;
import io.purser.domain.transfer.TransferOrders;
import io.purser.domain.transfer.TransferProgress;
import io.purser.domain.transfer.TransferSending;
import io.purser.domain.transfer.Transfers;
import io.purser.domain.transfer.approval.DecideTransfer;
import io.purser.domain.transfer.limit.ChangeTransferLimits;
import io.purser.domain.transfer.limit.TransferLimits;
import io.purser.domain.transfer.recipient.KeepRecipients;
import io.purser.domain.transfer.recipient.Recipients;
import io.purser.domain.transfer.screening.ChangeDeniedDestinations;
import io.purser.domain.transfer.screening.DeniedDestinations;
import io.purser.domain.wallet.AssetCatalogue;
import io.purser.domain.wallet.BookTransaction;
import io.purser.domain.wallet.OpenWallet;
import io.purser.domain.wallet.OpenWallets;
import io.purser.domain.wallet.RefreshBalances;
import io.purser.domain.wallet.TransactionPostings;
import io.purser.domain.wallet.WalletBalances;
import io.purser.domain.wallet.WalletOpening;
import io.purser.domain.wallet.WalletTransactions;
import io.purser.domain.wallet.Wallets;
import io.purser.domain.wallet.external.ExternalWallets;
import io.purser.domain.wallet.external.FakeWalletSignatures;
import io.purser.domain.wallet.external.LinkWallet;
import io.purser.domain.wallet.external.ProveOwnership;
import io.purser.domain.wallet.external.RecordAuthorization;
import io.purser.domain.webhook.ChangeWebhookEndpoint;
import io.purser.domain.webhook.Destinations;
import io.purser.domain.webhook.EventBody;
import io.purser.domain.webhook.Network;
import io.purser.domain.webhook.PingWebhookEndpoint;
import io.purser.domain.webhook.RedeliverEvents;
import io.purser.domain.webhook.RegisterWebhookEndpoint;
import io.purser.domain.webhook.WebhookDeliveries;
import io.purser.domain.webhook.WebhookEndpoints;
import io.purser.domain.webhook.WebhookSender;
import io.purser.domain.work.UnitOfWork;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** What the application wires to this module, with everything kept in memory. */
@Factory
final class Fakes {
  @Singleton
  InMemoryStore store() {
    return new InMemoryStore();
  }

  /** Fetched at once, on a thread of its own, as the application's worker does. */
  @Singleton
  Replenishment replenishment(InMemoryStore store) {
    var replenishment = new Replenishment(store.sharedTokens(), System::nanoTime);
    Thread.ofVirtual()
        .start(
            () -> {
              while (!Thread.currentThread().isInterrupted()) {
                var _ = replenishment.work(Duration.ofSeconds(1));
              }
            });
    return replenishment;
  }

  @Singleton
  MeterRegistry meters() {
    return new SimpleMeterRegistry();
  }

  @Singleton
  FakeProvider provider(InMemoryStore store) {
    return new FakeProvider(store);
  }

  /** The framework has one of its own. */
  @Singleton
  @Primary
  InstantSource clock(InMemoryStore store) {
    return store.clock();
  }

  @Singleton
  FailingWork work(InMemoryStore store) {
    return new FailingWork(store.work());
  }

  @Singleton
  @Primary
  UnitOfWork primary(FailingWork work) {
    return work;
  }

  @Singleton
  @Named("intake")
  UnitOfWork intake(InMemoryStore store) {
    return store.work();
  }

  @Singleton
  @Primary
  Tenants tenants(InMemoryStore store) {
    return store.tenants();
  }

  @Singleton
  TenantRegister tenantRegister(InMemoryStore store) {
    return store.tenantRegister();
  }

  @Singleton
  CreateTenant createTenant(InMemoryStore store, Journal journal) {
    return new CreateTenant(
        store.work(), store.tenants(), store.tenantRegister(), journal, store.ids(), store.clock());
  }

  @Singleton
  SettingsOfTenants settingsOfTenants(InMemoryStore store) {
    return store.settingsOfTenants();
  }

  @Singleton
  ChangeTenantSettings changeTenantSettings(InMemoryStore store, Journal journal) {
    return new ChangeTenantSettings(
        store.work(), store.tenants(), store.settingsOfTenants(), journal, store.clock());
  }

  @Singleton
  ChangeTenantIssuers changeTenantIssuers(
      InMemoryStore store, PlatformIssuers platform, Journal journal) {
    return new ChangeTenantIssuers(
        store.work(),
        store.tenants(),
        store.settingsOfTenants(),
        platform,
        journal,
        store.clock(),
        Duration.ofDays(3));
  }

  @Singleton
  SuspendTenant suspendTenant(InMemoryStore store, Journal journal) {
    return new SuspendTenant(
        store.work(), store.tenants(), store.tenantRegister(), journal, store.clock());
  }

  @Singleton
  SetProviderCredentials setProviderCredentials(InMemoryStore store, Journal journal) {
    return new SetProviderCredentials(
        store.work(),
        store.tenants(),
        store.providerCredentials(),
        new FakeProviderAccess(),
        journal,
        store.clock());
  }

  @Singleton
  ApiKeys apiKeys(InMemoryStore store) {
    return store.apiKeys();
  }

  @Singleton
  IssueApiKey issueApiKey(InMemoryStore store, Journal journal) {
    return new IssueApiKey(
        store.apiKeys(), journal, store.ids(), store.clock(), new SecureRandom());
  }

  @Singleton
  RotateApiKey rotateApiKey(InMemoryStore store, Journal journal) {
    return new RotateApiKey(
        store.apiKeys(), journal, store.ids(), store.clock(), new SecureRandom());
  }

  @Singleton
  ChangeApiKey changeApiKey(InMemoryStore store, Journal journal) {
    return new ChangeApiKey(store.apiKeys(), journal, store.clock());
  }

  @Singleton
  OneTimeTokens oneTimeTokens(KeyProvider keys) {
    return new OneTimeTokens(keys, new SecureRandom());
  }

  @Singleton
  UsedProofs usedProofs(InMemoryStore store) {
    return store.usedProofs();
  }

  @Singleton
  MintConfirmation mintConfirmation(InMemoryStore store, Journal journal, OneTimeTokens tokens) {
    return new MintConfirmation(
        store.confirmations(),
        store.customers(),
        tokens,
        journal,
        store.ids(),
        store.clock(),
        Duration.ofMinutes(5));
  }

  @Singleton
  UseConfirmation useConfirmation(InMemoryStore store, Journal journal, OneTimeTokens tokens) {
    return new UseConfirmation(store.work(), store.confirmations(), tokens, journal, store.clock());
  }

  @Singleton
  Invitations invitations(InMemoryStore store) {
    return store.invitations();
  }

  @Singleton
  InviteCustomer inviteCustomer(InMemoryStore store, Journal journal, OneTimeTokens tokens) {
    return new InviteCustomer(
        store.invitations(), store.customers(), tokens, journal, store.ids(), store.clock());
  }

  @Singleton
  RedeemInvitation redeemInvitation(
      InMemoryStore store, LinkLogin linkLogin, Journal journal, OneTimeTokens tokens) {
    return new RedeemInvitation(store.invitations(), linkLogin, tokens, journal, store.clock());
  }

  @Singleton
  KeyUses keyUses(InMemoryStore store) {
    return new KeyUses(store.work(), store.apiKeys());
  }

  @Singleton
  Logins logins(InMemoryStore store) {
    return store.logins();
  }

  @Singleton
  Customers customers(InMemoryStore store) {
    return store.customers();
  }

  @Singleton
  Overviews overviews(InMemoryStore store) {
    return store.overviews();
  }

  @Singleton
  Wallets wallets(InMemoryStore store) {
    return store.wallets();
  }

  @Singleton
  WalletBalances balances(InMemoryStore store) {
    return store.walletBalances();
  }

  @Singleton
  WalletTransactions transactions(InMemoryStore store) {
    return store.walletTransactions();
  }

  @Singleton
  EventFeed events(InMemoryStore store) {
    return store.eventFeed();
  }

  @Singleton
  Operations operations(InMemoryStore store) {
    return store.operations();
  }

  @Singleton
  IdempotencyRecords idempotency(InMemoryStore store) {
    return store.idempotencyRecords();
  }

  @Singleton
  KeyProvider keys() {
    return () -> "a master key for tests, 32 bytes".getBytes(StandardCharsets.US_ASCII);
  }

  @Singleton
  AssetCatalogue catalogue() {
    return () -> List.of(Given.BTC, Given.USDC);
  }

  @Singleton
  Journal journal(InMemoryStore store) {
    return new Journal(store.eventLog(), store.auditLog(), store.ids());
  }

  @Singleton
  CreateCustomer createCustomer(
      InMemoryStore store, ImportVerification importVerification, Journal journal) {
    return new CreateCustomer(
        store.customers(), importVerification, journal, store.ids(), store.clock());
  }

  @Singleton
  ChangeCustomer changeCustomer(
      InMemoryStore store, RenewVerification renewVerification, Journal journal) {
    return new ChangeCustomer(
        store.customers(), store.operations(), renewVerification, journal, store.clock());
  }

  @Singleton
  ReadAuditLog readAuditLog(InMemoryStore store, Journal journal) {
    return new ReadAuditLog(store.work(), store.auditTrail(), journal, store.clock());
  }

  @Singleton
  ExportCustomer exportCustomer(InMemoryStore store, Journal journal) {
    return new ExportCustomer(store.customers(), journal, store.clock());
  }

  @Singleton
  SuspendCustomer suspendCustomer(InMemoryStore store, Journal journal) {
    return new SuspendCustomer(store.customers(), journal, store.clock());
  }

  @Singleton
  EraseCustomer eraseCustomer(InMemoryStore store, Journal journal) {
    return new EraseCustomer(store.customers(), store.traces(), journal, store.clock());
  }

  @Singleton
  DeleteCustomer deleteCustomer(InMemoryStore store, Journal journal) {
    var obstacles =
        new Obstacles(
            store.operations(),
            store.transfers(),
            store.walletBalances(),
            store.cardOnboardings(),
            store.cards(),
            store.fundings(),
            store.withdrawals(),
            store.cardBalances());
    return new DeleteCustomer(
        store.customers(),
        obstacles,
        store.logins(),
        new ForgetIdentity(
            store.verifications(), store.legalProfiles(), store.shareholders(), store.documents()),
        store.recipients(),
        journal,
        store.clock());
  }

  @Singleton
  LinkLogin linkLogin(InMemoryStore store, Journal journal) {
    return new LinkLogin(store.customers(), store.logins(), journal, store.clock());
  }

  @Singleton
  RegisterCustomer registerCustomer(InMemoryStore store, Journal journal) {
    return new RegisterCustomer(
        store.customers(), store.operations(), journal, store.ids(), store.clock());
  }

  @Singleton
  OpenWallet openWallet(
      InMemoryStore store,
      RegisterCustomer registerCustomer,
      AssetCatalogue catalogue,
      Journal journal) {
    return new OpenWallet(
        store.customers(),
        registerCustomer,
        store.wallets(),
        store.operations(),
        catalogue,
        journal,
        store.ids(),
        store.clock());
  }

  @Singleton
  OpenWallets openWallets(InMemoryStore store, OpenWallet openWallet, AssetCatalogue catalogue) {
    return new OpenWallets(openWallet, store.wallets(), catalogue);
  }

  /** Carries out every kind of operation that the fakes offer. */
  @Singleton
  InMemoryEngine engine(InMemoryStore store, Answers answers, List<ProviderWrite<?, ?>> writes) {
    return new InMemoryEngine(store, answers, writes);
  }

  @Singleton
  CustomerRegistration customerRegistration(
      InMemoryStore store, FakeProvider provider, Journal journal) {
    return new CustomerRegistration(store.customers(), provider, store.operations(), journal);
  }

  @Singleton
  ExternalWallets externalWallets(InMemoryStore store) {
    return store.externalWallets();
  }

  @Singleton
  LinkWallet linkWallet(InMemoryStore store, Journal journal) {
    return new LinkWallet(
        store.customers(), store.externalWallets(), journal, store.ids(), store.clock());
  }

  @Singleton
  ProveOwnership proveOwnership(InMemoryStore store, Journal journal) {
    return new ProveOwnership(
        store.customers(),
        store.externalWallets(),
        new FakeWalletSignatures(),
        journal,
        store.clock(),
        new SecureRandom());
  }

  @Singleton
  RecordAuthorization recordAuthorization(InMemoryStore store, Journal journal) {
    return new RecordAuthorization(
        store.customers(), store.externalWallets(), journal, store.clock());
  }

  @Singleton
  WalletOpening walletOpening(InMemoryStore store, FakeProvider provider, Journal journal) {
    return new WalletOpening(
        store.customers(), store.wallets(), store.walletBalances(), provider, journal);
  }

  @Singleton
  TransferSending transferSending(
      InMemoryStore store,
      FakeProvider provider,
      BookTransaction bookTransaction,
      TransferProgress progress,
      Journal journal) {
    return new TransferSending(
        store.customers(),
        store.wallets(),
        store.walletTransactions(),
        store.transfers(),
        store.deniedDestinations(),
        new Holds(store.walletBalances(), store.ledger()),
        provider,
        provider,
        bookTransaction,
        progress,
        journal);
  }

  @Singleton
  TransferProgress transferProgress(InMemoryStore store, Journal journal) {
    return new TransferProgress(store.transfers(), store.operations(), journal);
  }

  @Singleton
  DrawUpStatement drawUpStatement(FailingWork work, InMemoryStore store) {
    return new DrawUpStatement(work, store.statements());
  }

  @Singleton
  FreshenBalances freshenBalances(
      InMemoryStore store,
      FakeProvider provider,
      BookTransaction bookTransaction,
      RefreshCardAccount refreshCardAccount) {
    return new FreshenBalances(
        new RefreshBalances(
            store.work(),
            store.tenants(),
            store.customers(),
            store.walletBalances(),
            provider,
            bookTransaction,
            (_, _) -> {},
            store.clock()),
        refreshCardAccount,
        store.clock());
  }

  @Singleton
  BookTransaction bookTransaction(InMemoryStore store, TransferProgress progress, Journal journal) {
    return new BookTransaction(
        store.wallets(),
        store.walletTransactions(),
        store.walletBalances(),
        new TransactionPostings(store.ledger()),
        progress,
        journal,
        store.ids(),
        store.clock());
  }

  @Singleton
  TransferOrders transferOrders(InMemoryStore store) {
    return new TransferOrders(
        store.customers(), store.wallets(), store.recipients(), store.deniedDestinations());
  }

  @Singleton
  SendTransfer sendTransfer(InMemoryStore store, TransferOrders orders, Journal journal) {
    return new SendTransfer(
        orders,
        store.transfers(),
        store.transferQuotes(),
        store.transferLimits(),
        new Holds(store.walletBalances(), store.ledger()),
        store.operations(),
        journal,
        store.ids(),
        store.clock(),
        Duration.ofDays(3));
  }

  @Singleton
  QuoteTransfer quoteTransfer(InMemoryStore store, TransferOrders orders, FakeProvider provider) {
    return new QuoteTransfer(
        store.work(),
        store.tenants(),
        orders,
        store.transferQuotes(),
        provider,
        store.ids(),
        store.clock(),
        Duration.ofSeconds(60));
  }

  @Singleton
  Transfers transfers(InMemoryStore store) {
    return store.transfers();
  }

  @Singleton
  OperationRunner runner(InMemoryEngine engine) {
    return engine.runner;
  }

  @Singleton
  Resolver resolver(InMemoryEngine engine) {
    return engine.resolver;
  }

  @Singleton
  DeniedDestinations deniedDestinations(InMemoryStore store) {
    return store.deniedDestinations();
  }

  @Singleton
  ChangeDeniedDestinations changeDeniedDestinations(InMemoryStore store, Journal journal) {
    return new ChangeDeniedDestinations(
        store.deniedDestinations(), journal, store.ids(), store.clock());
  }

  @Singleton
  Recipients recipients(InMemoryStore store) {
    return store.recipients();
  }

  @Singleton
  KeepRecipients keepRecipients(InMemoryStore store, Journal journal) {
    return new KeepRecipients(
        store.customers(), store.recipients(), journal, store.ids(), store.clock());
  }

  @Singleton
  TransferLimits transferLimits(InMemoryStore store) {
    return store.transferLimits();
  }

  @Singleton
  Breaks breaks(InMemoryStore store) {
    return store.breaks();
  }

  @Singleton
  SettleBreak settleBreak(InMemoryStore store, Journal journal) {
    return new SettleBreak(store.breaks(), journal, store.clock());
  }

  @Singleton
  DisplayRates displayRates(InMemoryStore store) {
    return store.displayRates();
  }

  @Singleton
  SetDisplayRates setDisplayRates(InMemoryStore store, Journal journal) {
    return new SetDisplayRates(store.displayRates(), journal, store.clock());
  }

  @Singleton
  ChangeTransferLimits changeTransferLimits(InMemoryStore store, Journal journal) {
    return new ChangeTransferLimits(
        store.customers(), store.transferLimits(), journal, store.clock(), Duration.ofDays(3));
  }

  @Singleton
  CancelTransfer cancelTransfer(InMemoryStore store, InMemoryEngine engine, Journal journal) {
    return new CancelTransfer(store.customers(), store.transfers(), engine.cancel, journal);
  }

  @Singleton
  DecideTransfer decideTransfer(InMemoryStore store, InMemoryEngine engine, Journal journal) {
    return new DecideTransfer(
        store.customers(),
        store.logins(),
        store.transfers(),
        engine.withheld,
        journal,
        store.clock());
  }

  @Singleton
  DecideOperation decideOperation(InMemoryEngine engine) {
    return engine.decide;
  }

  @Singleton
  LookAgain lookAgain(InMemoryEngine engine) {
    return engine.lookAgain;
  }

  @Singleton
  OperatorRequests operatorRequests(UnitOfWork work, InMemoryStore store) {
    return new OperatorRequests(work, store.work(), store.idempotencyRecords());
  }

  @Singleton
  LocalRequests localRequests(UnitOfWork work, InMemoryStore store) {
    return new LocalRequests(work, store.idempotencyRecords());
  }

  @Singleton
  OperationRequests operationRequests(
      UnitOfWork work, InMemoryStore store, OperationRunner runner, Answers answers) {
    return new OperationRequests(work, store.work(), store.idempotencyRecords(), runner, answers);
  }

  /** Takes what is signed with the endpoint's secret and has one timestamp. */
  @Singleton
  DeliveryVerifier verifier(InMemoryStore store) {
    return (endpoint, signatures, timestamps, body) ->
        signatures.equals(List.of(endpoint.secret() + ":" + body.length)) && timestamps.size() == 1
            ? new DeliveryVerifier.Verdict.Genuine(store.now())
            : new DeliveryVerifier.Verdict.Forged(Refusal.SIGNATURE);
  }

  @Singleton
  ReceiveDelivery receiveDelivery(InMemoryStore store, DeliveryVerifier verifier) {
    return new ReceiveDelivery(
        store.work(), store.endpoints(), verifier, store.inbox(), new RecordedInbox());
  }

  @Singleton
  Deliveries deliveries(InMemoryStore store) {
    return store.deliveries();
  }

  @Singleton
  ResumableRequests resumableRequests(InMemoryStore store) {
    return new ResumableRequests(store.work(), store.work(), store.idempotencyRecords());
  }

  @Singleton
  ReplayDelivery replayDelivery(InMemoryStore store, Journal journal) {
    return new ReplayDelivery(
        store.work(), store.tenants(), store.deliveries(), journal, store.clock());
  }

  @Singleton
  FakeWebhooks webhooks() {
    return new FakeWebhooks();
  }

  @Singleton
  RotateWebhookSecret rotateWebhookSecret(
      InMemoryStore store, FakeWebhooks webhooks, Journal journal) {
    return new RotateWebhookSecret(
        store.tenants(),
        store.endpoints(),
        new ProviderWebhook(store.endpoints(), webhooks, EndpointId::value, Duration.ofDays(3)),
        journal,
        store.clock());
  }

  /** Receivers of tests are on this machine. */
  @Singleton
  Destinations destinations() {
    return new Destinations(List.of(Network.of("127.0.0.0/8")));
  }

  @Singleton
  WebhookEndpoints webhookEndpoints(InMemoryStore store) {
    return store.webhookEndpoints();
  }

  @Singleton
  WebhookDeliveries webhookDeliveries(InMemoryStore store) {
    return store.webhookDeliveries();
  }

  @Singleton
  RegisterWebhookEndpoint registerWebhookEndpoint(InMemoryStore store, Journal journal) {
    return new RegisterWebhookEndpoint(
        store.webhookEndpoints(),
        store.eventFeed(),
        journal,
        store.ids(),
        store.clock(),
        new SecureRandom());
  }

  @Singleton
  ChangeWebhookEndpoint changeWebhookEndpoint(InMemoryStore store, Journal journal) {
    return new ChangeWebhookEndpoint(
        store.webhookEndpoints(),
        store.webhookDeliveries(),
        journal,
        store.clock(),
        new SecureRandom(),
        Duration.ofDays(1));
  }

  @Singleton
  RedeliverEvents redeliverEvents(InMemoryStore store, Journal journal) {
    return new RedeliverEvents(
        store.webhookEndpoints(), store.webhookDeliveries(), journal, store.clock());
  }

  @Singleton
  PingWebhookEndpoint pingWebhookEndpoint(
      InMemoryStore store, WebhookSender sender, EventBody bodies) {
    return new PingWebhookEndpoint(
        store.work(), store.webhookEndpoints(), sender, bodies, store.ids(), store.clock());
  }
}
