package io.purser.domain;

import io.purser.domain.access.ApiKeys;
import io.purser.domain.access.Logins;
import io.purser.domain.access.UsedProofs;
import io.purser.domain.access.confirmation.Confirmations;
import io.purser.domain.access.invitation.Invitations;
import io.purser.domain.adoption.Imports;
import io.purser.domain.adoption.Proposals;
import io.purser.domain.audit.AuditLog;
import io.purser.domain.audit.AuditSeals;
import io.purser.domain.audit.AuditTrail;
import io.purser.domain.card.Cards;
import io.purser.domain.card.account.balance.CardBalances;
import io.purser.domain.card.account.funding.Fundings;
import io.purser.domain.card.account.withdrawal.Withdrawals;
import io.purser.domain.card.limit.CardCountLimits;
import io.purser.domain.card.limit.SpendingLimits;
import io.purser.domain.card.onboarding.CardOnboardings;
import io.purser.domain.card.onboarding.SentCodes;
import io.purser.domain.card.spending.CardTokens;
import io.purser.domain.card.spending.CardTransactions;
import io.purser.domain.card.spending.SpendingFeeds;
import io.purser.domain.customer.Customers;
import io.purser.domain.customer.erasure.Traces;
import io.purser.domain.customer.overview.Overviews;
import io.purser.domain.event.EventFeed;
import io.purser.domain.event.EventLog;
import io.purser.domain.event.EventPlaces;
import io.purser.domain.idempotency.IdempotencyRecords;
import io.purser.domain.inbox.Deliveries;
import io.purser.domain.inbox.Endpoints;
import io.purser.domain.inbox.Inbox;
import io.purser.domain.inbox.MissedEvents;
import io.purser.domain.kyc.TermsAcceptances;
import io.purser.domain.kyc.Verifications;
import io.purser.domain.kyc.business.LegalProfiles;
import io.purser.domain.kyc.business.Shareholders;
import io.purser.domain.kyc.document.Documents;
import io.purser.domain.kyc.imports.VerificationImports;
import io.purser.domain.ledger.Ledger;
import io.purser.domain.ledger.cash.CashLedger;
import io.purser.domain.operation.Operations;
import io.purser.domain.programme.CardCustomers;
import io.purser.domain.programme.CardProgrammes;
import io.purser.domain.programme.MasterWallets;
import io.purser.domain.programme.history.HistoryReadings;
import io.purser.domain.programme.history.Movements;
import io.purser.domain.programme.swap.Swaps;
import io.purser.domain.quota.Quotas;
import io.purser.domain.rate.DisplayRates;
import io.purser.domain.reconciliation.Breaks;
import io.purser.domain.statement.Statements;
import io.purser.domain.tenant.TenantRegister;
import io.purser.domain.tenant.Tenants;
import io.purser.domain.tenant.credential.ProviderCredentials;
import io.purser.domain.tenant.setting.SettingsOfTenants;
import io.purser.domain.throttle.SharedTokens;
import io.purser.domain.transfer.TransferQuotes;
import io.purser.domain.transfer.Transfers;
import io.purser.domain.transfer.limit.TransferLimits;
import io.purser.domain.transfer.recipient.Recipients;
import io.purser.domain.transfer.screening.DeniedDestinations;
import io.purser.domain.wallet.WalletBalances;
import io.purser.domain.wallet.WalletTransactions;
import io.purser.domain.wallet.Wallets;
import io.purser.domain.wallet.external.ExternalWallets;
import io.purser.domain.webhook.WebhookDeliveries;
import io.purser.domain.webhook.WebhookEndpoints;
import io.purser.domain.work.UnitOfWork;
import java.time.Duration;
import java.time.Instant;

/**
 * One implementation of everything that keeps rows, as the contracts see it. It may be shared by
 * many tests, so each of them works in tenants and accounts of its own.
 */
public interface Store {
  UnitOfWork work();

  Tenants tenants();

  TenantRegister tenantRegister();

  ProviderCredentials providerCredentials();

  SettingsOfTenants settingsOfTenants();

  Customers customers();

  Logins logins();

  ApiKeys apiKeys();

  UsedProofs usedProofs();

  Confirmations confirmations();

  Invitations invitations();

  Operations operations();

  Wallets wallets();

  ExternalWallets externalWallets();

  Verifications verifications();

  TermsAcceptances termsAcceptances();

  LegalProfiles legalProfiles();

  Shareholders shareholders();

  Documents documents();

  VerificationImports verificationImports();

  WalletBalances walletBalances();

  DisplayRates displayRates();

  Breaks breaks();

  WalletTransactions walletTransactions();

  Transfers transfers();

  TransferQuotes transferQuotes();

  TransferLimits transferLimits();

  DeniedDestinations deniedDestinations();

  Recipients recipients();

  Ledger ledger();

  CardOnboardings cardOnboardings();

  Cards cards();

  SpendingLimits spendingLimits();

  CardCountLimits cardCountLimits();

  CardBalances cardBalances();

  Fundings fundings();

  Swaps swaps();

  Withdrawals withdrawals();

  CashLedger cashLedger();

  MasterWallets masterWallets();

  Movements movements();

  HistoryReadings historyReadings();

  Traces traces();

  Overviews overviews();

  Statements statements();

  SentCodes sentCodes();

  CardTransactions cardTransactions();

  CardTokens cardTokens();

  SpendingFeeds spendingFeeds();

  CardProgrammes cardProgrammes();

  CardCustomers cardCustomers();

  Imports imports();

  Proposals proposals();

  IdempotencyRecords idempotencyRecords();

  Inbox inbox();

  Deliveries deliveries();

  MissedEvents missedEvents();

  Endpoints endpoints();

  Quotas quotas();

  SharedTokens sharedTokens();

  EventLog eventLog();

  EventPlaces eventPlaces();

  EventFeed eventFeed();

  WebhookEndpoints webhookEndpoints();

  WebhookDeliveries webhookDeliveries();

  AuditLog auditLog();

  AuditSeals auditSeals();

  AuditTrail auditTrail();

  /** What the store's own clock says, to the microsecond. */
  Instant now();

  /**
   * Makes everything that the store measures by its own clock this much older: leases, due times,
   * and the age of what was heard about balances. An implementation whose clock cannot be moved
   * moves the stored times instead.
   */
  void letTimePass(Duration time);
}
