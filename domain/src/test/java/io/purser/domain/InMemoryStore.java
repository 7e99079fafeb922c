package io.purser.domain;

import io.purser.domain.access.InMemoryApiKeys;
import io.purser.domain.access.InMemoryLogins;
import io.purser.domain.access.InMemoryUsedProofs;
import io.purser.domain.access.confirmation.InMemoryConfirmations;
import io.purser.domain.access.invitation.InMemoryInvitations;
import io.purser.domain.adoption.InMemoryImports;
import io.purser.domain.adoption.InMemoryProposals;
import io.purser.domain.audit.InMemoryAuditLog;
import io.purser.domain.card.InMemoryCards;
import io.purser.domain.card.account.balance.InMemoryCardBalances;
import io.purser.domain.card.account.funding.InMemoryFundings;
import io.purser.domain.card.account.withdrawal.InMemoryWithdrawals;
import io.purser.domain.card.limit.InMemoryCardCountLimits;
import io.purser.domain.card.limit.InMemorySpendingLimits;
import io.purser.domain.card.onboarding.CardOnboarding;
import io.purser.domain.card.onboarding.InMemoryCardOnboardings;
import io.purser.domain.card.onboarding.InMemorySentCodes;
import io.purser.domain.card.onboarding.Stage;
import io.purser.domain.card.spending.InMemoryCardTokens;
import io.purser.domain.card.spending.InMemoryCardTransactions;
import io.purser.domain.card.spending.InMemorySpendingFeeds;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.InMemoryCustomers;
import io.purser.domain.customer.erasure.InMemoryTraces;
import io.purser.domain.customer.overview.InMemoryOverviews;
import io.purser.domain.event.InMemoryEventLog;
import io.purser.domain.idempotency.InMemoryIdempotencyRecords;
import io.purser.domain.inbox.InMemoryEndpoints;
import io.purser.domain.inbox.InMemoryInbox;
import io.purser.domain.kyc.InMemoryTermsAcceptances;
import io.purser.domain.kyc.InMemoryVerifications;
import io.purser.domain.kyc.business.InMemoryLegalProfiles;
import io.purser.domain.kyc.business.InMemoryShareholders;
import io.purser.domain.kyc.document.InMemoryDocuments;
import io.purser.domain.kyc.imports.InMemoryVerificationImports;
import io.purser.domain.ledger.InMemoryLedger;
import io.purser.domain.ledger.cash.InMemoryCashLedger;
import io.purser.domain.operation.InMemoryOperations;
import io.purser.domain.programme.InMemoryCardCustomers;
import io.purser.domain.programme.InMemoryCardProgrammes;
import io.purser.domain.programme.InMemoryMasterWallets;
import io.purser.domain.programme.history.InMemoryHistoryReadings;
import io.purser.domain.programme.history.InMemoryMovements;
import io.purser.domain.programme.swap.InMemorySwaps;
import io.purser.domain.quota.InMemoryQuotas;
import io.purser.domain.rate.InMemoryDisplayRates;
import io.purser.domain.reconciliation.InMemoryBreaks;
import io.purser.domain.statement.InMemoryStatements;
import io.purser.domain.tenant.InMemoryTenants;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.tenant.credential.InMemoryProviderCredentials;
import io.purser.domain.tenant.setting.InMemorySettingsOfTenants;
import io.purser.domain.throttle.InMemorySharedTokens;
import io.purser.domain.transfer.InMemoryTransferQuotes;
import io.purser.domain.transfer.InMemoryTransfers;
import io.purser.domain.transfer.limit.InMemoryTransferLimits;
import io.purser.domain.transfer.recipient.InMemoryRecipients;
import io.purser.domain.transfer.screening.InMemoryDeniedDestinations;
import io.purser.domain.wallet.InMemoryWalletBalances;
import io.purser.domain.wallet.InMemoryWalletTransactions;
import io.purser.domain.wallet.InMemoryWallets;
import io.purser.domain.wallet.external.InMemoryExternalWallets;
import io.purser.domain.webhook.InMemoryWebhooks;
import io.purser.domain.webhook.WebhookDeliveries;
import io.purser.domain.webhook.WebhookEndpoints;
import io.purser.domain.work.AdjustableClock;
import io.purser.domain.work.InMemoryUnitOfWork;
import io.purser.domain.work.Steps;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;

/** {@link Store} in memory, with one clock for itself and for those who use it. */
public final class InMemoryStore extends SharedByFakes {
  public static final Instant START = Instant.parse("2026-03-02T12:00:00Z");

  private final InMemoryTenants tenants = new InMemoryTenants(work(), ids(), clock());
  private final InMemoryProviderCredentials providerCredentials =
      new InMemoryProviderCredentials(work());
  private final InMemorySettingsOfTenants settingsOfTenants = new InMemorySettingsOfTenants(work());
  private final InMemoryCustomers customers = new InMemoryCustomers(work(), tenants, this::stage);
  private final InMemoryIdempotencyRecords idempotencyRecords =
      new InMemoryIdempotencyRecords(work(), clock());
  private final InMemoryLogins logins = new InMemoryLogins(work(), idempotencyRecords);
  private final InMemoryUsedProofs usedProofs = new InMemoryUsedProofs(work());
  private final InMemoryConfirmations confirmations = new InMemoryConfirmations(work());
  private final InMemoryInvitations invitations = new InMemoryInvitations(work());
  private final InMemoryApiKeys apiKeys = new InMemoryApiKeys(work(), clock());
  private final InMemoryOperations operations = new InMemoryOperations(work(), tenants, clock());
  private final InMemoryWallets wallets = new InMemoryWallets(work());
  private final InMemoryExternalWallets externalWallets = new InMemoryExternalWallets(work());
  private final InMemoryVerifications verifications = new InMemoryVerifications(work());
  private final InMemoryTermsAcceptances termsAcceptances = new InMemoryTermsAcceptances(work());
  private final InMemoryLegalProfiles legalProfiles = new InMemoryLegalProfiles(work());
  private final InMemoryShareholders shareholders = new InMemoryShareholders(work());
  private final InMemoryDocuments documents = new InMemoryDocuments(work());
  private final InMemoryVerificationImports verificationImports =
      new InMemoryVerificationImports(work());
  private final InMemoryWalletBalances walletBalances =
      new InMemoryWalletBalances(work(), wallets, customers, clock());
  private final InMemoryWalletTransactions walletTransactions =
      new InMemoryWalletTransactions(work());
  private final InMemoryTransfers transfers = new InMemoryTransfers(work(), clock());
  private final InMemoryTransferQuotes transferQuotes = new InMemoryTransferQuotes(work());
  private final InMemoryLedger ledger = new InMemoryLedger(work());
  private final InMemoryCardOnboardings cardOnboardings =
      new InMemoryCardOnboardings(work(), tenants, customers, clock());
  private final InMemoryCards cards = new InMemoryCards(work(), tenants);
  private final InMemorySpendingLimits spendingLimits =
      new InMemorySpendingLimits(work(), customers, clock());
  private final InMemoryTransferLimits transferLimits = new InMemoryTransferLimits(work());
  private final InMemoryDisplayRates displayRates = new InMemoryDisplayRates(work());
  private final InMemoryBreaks breaks = new InMemoryBreaks(work());
  private final InMemoryRecipients recipients = new InMemoryRecipients(work());
  private final InMemoryDeniedDestinations deniedDestinations =
      new InMemoryDeniedDestinations(work());
  private final InMemoryCardCountLimits cardCountLimits = new InMemoryCardCountLimits(work());
  private final InMemoryCardBalances cardBalances =
      new InMemoryCardBalances(work(), cardOnboardings, customers, clock());
  private final InMemoryFundings fundings = new InMemoryFundings(work(), clock());
  private final InMemorySwaps swaps = new InMemorySwaps(work(), tenants, clock());
  private final InMemoryWithdrawals withdrawals = new InMemoryWithdrawals(work(), clock());
  private final InMemoryCashLedger cashLedger = new InMemoryCashLedger(work());
  private final InMemoryMasterWallets masterWallets = new InMemoryMasterWallets(work());
  private final InMemorySentCodes sentCodes = new InMemorySentCodes(work());
  private final InMemoryCardTokens cardTokens = new InMemoryCardTokens(work());
  private final InMemoryCardTransactions cardTransactions =
      new InMemoryCardTransactions(work(), cards, cardTokens, cardOnboardings, clock());
  private final InMemorySpendingFeeds spendingFeeds =
      new InMemorySpendingFeeds(work(), tenants, cardOnboardings, clock());
  private final InMemoryCardProgrammes cardProgrammes =
      new InMemoryCardProgrammes(work(), tenants, clock());
  private final InMemoryMovements movements = new InMemoryMovements(work());
  private final InMemoryHistoryReadings historyReadings =
      new InMemoryHistoryReadings(work(), tenants, cardProgrammes, clock());
  private final InMemoryCardCustomers cardCustomers =
      new InMemoryCardCustomers(cardOnboardings, customers, cards, cardBalances);
  private final InMemoryImports imports = new InMemoryImports(work(), clock());
  private final InMemoryProposals proposals =
      new InMemoryProposals(work(), tenants, customers, cardOnboardings);
  private final InMemoryInbox inbox = new InMemoryInbox(work(), customers, clock());
  private final InMemoryQuotas quotas = new InMemoryQuotas(work(), tenants, clock());
  private final InMemorySharedTokens sharedTokens = new InMemorySharedTokens(work(), clock());
  private final InMemoryEndpoints endpoints = new InMemoryEndpoints(work(), clock());
  private final InMemoryEventLog eventLog = new InMemoryEventLog(work());
  private final InMemoryWebhooks webhooks = new InMemoryWebhooks(work(), eventLog, clock());
  private final InMemoryAuditLog auditLog = new InMemoryAuditLog(work(), this::now);

  public InMemoryStore() {
    this(new AdjustableClock(START), new Steps());
  }

  private InMemoryStore(AdjustableClock clock, Steps steps) {
    this(clock, steps, new InMemoryUnitOfWork(steps), new Random(1));
  }

  /** A store whose time, steps and waits belong to somebody else. */
  public InMemoryStore(
      AdjustableClock clock, Steps steps, InMemoryUnitOfWork work, RandomGenerator random) {
    super(clock, steps, work, random);
  }

  @Override
  public InMemoryTenants tenants() {
    return tenants;
  }

  @Override
  public InMemoryTenants tenantRegister() {
    return tenants;
  }

  @Override
  public InMemoryProviderCredentials providerCredentials() {
    return providerCredentials;
  }

  @Override
  public InMemorySettingsOfTenants settingsOfTenants() {
    return settingsOfTenants;
  }

  private Optional<Stage> stage(TenantId tenant, CustomerId customer) {
    return cardOnboardings.newest(tenant, customer).map(CardOnboarding::stage);
  }

  @Override
  public InMemoryCustomers customers() {
    return customers;
  }

  @Override
  public InMemoryLogins logins() {
    return logins;
  }

  @Override
  public InMemoryApiKeys apiKeys() {
    return apiKeys;
  }

  @Override
  public InMemoryUsedProofs usedProofs() {
    return usedProofs;
  }

  @Override
  public InMemoryConfirmations confirmations() {
    return confirmations;
  }

  @Override
  public InMemoryInvitations invitations() {
    return invitations;
  }

  @Override
  public InMemoryOperations operations() {
    return operations;
  }

  @Override
  public InMemoryStatements statements() {
    return new InMemoryStatements(work(), ledger, walletTransactions);
  }

  @Override
  public InMemoryTraces traces() {
    return new InMemoryTraces(this);
  }

  @Override
  public InMemoryOverviews overviews() {
    return new InMemoryOverviews(this);
  }

  @Override
  public InMemoryWallets wallets() {
    return wallets;
  }

  @Override
  public InMemoryExternalWallets externalWallets() {
    return externalWallets;
  }

  @Override
  public InMemoryVerifications verifications() {
    return verifications;
  }

  @Override
  public InMemoryTermsAcceptances termsAcceptances() {
    return termsAcceptances;
  }

  @Override
  public InMemoryLegalProfiles legalProfiles() {
    return legalProfiles;
  }

  @Override
  public InMemoryShareholders shareholders() {
    return shareholders;
  }

  @Override
  public InMemoryDocuments documents() {
    return documents;
  }

  @Override
  public InMemoryVerificationImports verificationImports() {
    return verificationImports;
  }

  @Override
  public InMemoryWalletBalances walletBalances() {
    return walletBalances;
  }

  @Override
  public InMemoryWalletTransactions walletTransactions() {
    return walletTransactions;
  }

  @Override
  public InMemoryTransfers transfers() {
    return transfers;
  }

  @Override
  public InMemoryTransferQuotes transferQuotes() {
    return transferQuotes;
  }

  @Override
  public InMemoryLedger ledger() {
    return ledger;
  }

  @Override
  public InMemoryCardOnboardings cardOnboardings() {
    return cardOnboardings;
  }

  @Override
  public InMemoryCards cards() {
    return cards;
  }

  @Override
  public InMemorySpendingLimits spendingLimits() {
    return spendingLimits;
  }

  @Override
  public InMemoryRecipients recipients() {
    return recipients;
  }

  @Override
  public InMemoryDeniedDestinations deniedDestinations() {
    return deniedDestinations;
  }

  @Override
  public InMemoryBreaks breaks() {
    return breaks;
  }

  @Override
  public InMemoryDisplayRates displayRates() {
    return displayRates;
  }

  @Override
  public InMemoryTransferLimits transferLimits() {
    return transferLimits;
  }

  @Override
  public InMemoryCardCountLimits cardCountLimits() {
    return cardCountLimits;
  }

  @Override
  public InMemoryCardTransactions cardTransactions() {
    return cardTransactions;
  }

  @Override
  public InMemoryCardTokens cardTokens() {
    return cardTokens;
  }

  @Override
  public InMemorySpendingFeeds spendingFeeds() {
    return spendingFeeds;
  }

  @Override
  public InMemoryCardBalances cardBalances() {
    return cardBalances;
  }

  @Override
  public InMemoryFundings fundings() {
    return fundings;
  }

  @Override
  public InMemorySwaps swaps() {
    return swaps;
  }

  @Override
  public InMemoryWithdrawals withdrawals() {
    return withdrawals;
  }

  @Override
  public InMemoryCashLedger cashLedger() {
    return cashLedger;
  }

  @Override
  public InMemoryMasterWallets masterWallets() {
    return masterWallets;
  }

  @Override
  public InMemoryMovements movements() {
    return movements;
  }

  @Override
  public InMemoryHistoryReadings historyReadings() {
    return historyReadings;
  }

  @Override
  public InMemorySentCodes sentCodes() {
    return sentCodes;
  }

  @Override
  public InMemoryCardProgrammes cardProgrammes() {
    return cardProgrammes;
  }

  @Override
  public InMemoryCardCustomers cardCustomers() {
    return cardCustomers;
  }

  @Override
  public InMemoryImports imports() {
    return imports;
  }

  @Override
  public InMemoryProposals proposals() {
    return proposals;
  }

  @Override
  public InMemoryIdempotencyRecords idempotencyRecords() {
    return idempotencyRecords;
  }

  @Override
  public InMemoryInbox inbox() {
    return inbox;
  }

  @Override
  public InMemoryInbox deliveries() {
    return inbox;
  }

  @Override
  public InMemoryInbox missedEvents() {
    return inbox;
  }

  @Override
  public InMemoryEndpoints endpoints() {
    return endpoints;
  }

  @Override
  public InMemoryQuotas quotas() {
    return quotas;
  }

  @Override
  public InMemorySharedTokens sharedTokens() {
    return sharedTokens;
  }

  @Override
  public InMemoryEventLog eventLog() {
    return eventLog;
  }

  @Override
  public InMemoryEventLog eventPlaces() {
    return eventLog;
  }

  @Override
  public InMemoryEventLog eventFeed() {
    return eventLog;
  }

  @Override
  public WebhookEndpoints webhookEndpoints() {
    return webhooks.endpoints();
  }

  @Override
  public WebhookDeliveries webhookDeliveries() {
    return webhooks.deliveries();
  }

  @Override
  public InMemoryAuditLog auditLog() {
    return auditLog;
  }

  @Override
  public InMemoryAuditLog auditSeals() {
    return auditLog;
  }

  @Override
  public InMemoryAuditLog auditTrail() {
    return auditLog;
  }
}
