package io.purser.persistence;

import io.purser.domain.Store;
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
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What the contracts run against: the product's beans on PostgreSQL. */
final class PostgresStore implements Store {
  /** Every time that is compared with the database's clock. */
  private static final List<String> CLOCKED =
      List.of(
          "operation.due_at",
          "operation.lease_until",
          "transfer.approval_due_at",
          "idempotency_record.lease_until",
          "idempotency_record.kept_until",
          "inbox_delivery.due_at",
          "inbox_delivery.lease_until",
          "inbox_delivery.closed_at",
          "quota_gate.closed_until",
          "quota_gate.spaced_until",
          "quota_gate.next_at",
          "quota_window.spent_until",
          "quota_window.lowered_until",
          "quota_share.spent_until",
          "quota_share.used_at",
          "rate_tokens.spent_until",
          "inbox_delivery.received_at",
          "inbox_missed_event.asked_at",
          "webhook_endpoint.previous_until",
          "webhook_endpoint.swept_at",
          "outgoing_delivery.first_tried_at",
          "outgoing_delivery.due_at",
          "outgoing_delivery.lease_until",
          "outgoing_delivery.last_tried_at",
          "outgoing_delivery.created_at",
          "outgoing_delivery.ended_at",
          "wallet_balance.as_of",
          "balance_check.asked_at",
          "card_onboarding.asked_at",
          "import_run.due_at",
          "card_programme.asked_at",
          "card_programme.reserved_until",
          "master_wallet_history.looked_at",
          "master_wallet_history.moved_at",
          "card_onboarding.updated_at",
          "spending_limit.asked_at",
          "spending_limit.scheduled_from",
          "card_transaction.updated_at",
          "card_spending_check.asked_at",
          "card_spending_feed.looked_at",
          "card_account.as_of",
          "card_account.asked_at",
          "card_withdrawal.accepted_at",
          "card_withdrawal.asked_at",
          "card_funding.accepted_at",
          "card_funding.asked_at",
          "swap.accepted_at",
          "swap.asked_at",
          "kyc_evidence.seen_at",
          "audit_waiting.since",
          "customer.deleted_at",
          "api_key.created_at",
          "api_key.expires_at",
          "api_key.works_until");

  private final TestDatabase database;

  PostgresStore(TestDatabase database) {
    this.database = database;
  }

  @Override
  public UnitOfWork work() {
    return database.work();
  }

  @Override
  public Tenants tenants() {
    return database.get(Tenants.class);
  }

  @Override
  public TenantRegister tenantRegister() {
    return database.get(TenantRegister.class);
  }

  @Override
  public ProviderCredentials providerCredentials() {
    return database.get(ProviderCredentials.class);
  }

  @Override
  public SettingsOfTenants settingsOfTenants() {
    return database.get(SettingsOfTenants.class);
  }

  @Override
  public Customers customers() {
    return database.get(Customers.class);
  }

  @Override
  public Logins logins() {
    return database.get(Logins.class);
  }

  @Override
  public ApiKeys apiKeys() {
    return database.get(ApiKeys.class);
  }

  @Override
  public UsedProofs usedProofs() {
    return database.get(UsedProofs.class);
  }

  @Override
  public Confirmations confirmations() {
    return database.get(Confirmations.class);
  }

  @Override
  public Invitations invitations() {
    return database.get(Invitations.class);
  }

  @Override
  public Operations operations() {
    return database.get(Operations.class);
  }

  @Override
  public Statements statements() {
    return database.get(Statements.class);
  }

  @Override
  public Traces traces() {
    return database.get(Traces.class);
  }

  @Override
  public Overviews overviews() {
    return database.get(Overviews.class);
  }

  @Override
  public Wallets wallets() {
    return database.get(Wallets.class);
  }

  @Override
  public ExternalWallets externalWallets() {
    return database.get(ExternalWallets.class);
  }

  @Override
  public Verifications verifications() {
    return database.get(Verifications.class);
  }

  @Override
  public VerificationImports verificationImports() {
    return database.get(VerificationImports.class);
  }

  @Override
  public TermsAcceptances termsAcceptances() {
    return database.get(TermsAcceptances.class);
  }

  @Override
  public LegalProfiles legalProfiles() {
    return database.get(LegalProfiles.class);
  }

  @Override
  public Shareholders shareholders() {
    return database.get(Shareholders.class);
  }

  @Override
  public Documents documents() {
    return database.get(Documents.class);
  }

  @Override
  public WalletBalances walletBalances() {
    return database.get(WalletBalances.class);
  }

  @Override
  public WalletTransactions walletTransactions() {
    return database.get(WalletTransactions.class);
  }

  @Override
  public Transfers transfers() {
    return database.get(Transfers.class);
  }

  @Override
  public TransferQuotes transferQuotes() {
    return database.get(TransferQuotes.class);
  }

  @Override
  public Ledger ledger() {
    return database.get(Ledger.class);
  }

  @Override
  public CardOnboardings cardOnboardings() {
    return database.get(CardOnboardings.class);
  }

  @Override
  public Cards cards() {
    return database.get(Cards.class);
  }

  @Override
  public SpendingLimits spendingLimits() {
    return database.get(SpendingLimits.class);
  }

  @Override
  public DeniedDestinations deniedDestinations() {
    return database.get(DeniedDestinations.class);
  }

  @Override
  public Recipients recipients() {
    return database.get(Recipients.class);
  }

  @Override
  public Breaks breaks() {
    return database.get(Breaks.class);
  }

  @Override
  public DisplayRates displayRates() {
    return database.get(DisplayRates.class);
  }

  @Override
  public TransferLimits transferLimits() {
    return database.get(TransferLimits.class);
  }

  @Override
  public CardCountLimits cardCountLimits() {
    return database.get(CardCountLimits.class);
  }

  @Override
  public CardTransactions cardTransactions() {
    return database.get(CardTransactions.class);
  }

  @Override
  public CardTokens cardTokens() {
    return database.get(CardTokens.class);
  }

  @Override
  public SpendingFeeds spendingFeeds() {
    return database.get(SpendingFeeds.class);
  }

  @Override
  public CardBalances cardBalances() {
    return database.get(CardBalances.class);
  }

  @Override
  public Swaps swaps() {
    return database.get(Swaps.class);
  }

  @Override
  public Fundings fundings() {
    return database.get(Fundings.class);
  }

  @Override
  public Withdrawals withdrawals() {
    return database.get(Withdrawals.class);
  }

  @Override
  public CashLedger cashLedger() {
    return database.get(CashLedger.class);
  }

  @Override
  public MasterWallets masterWallets() {
    return database.get(MasterWallets.class);
  }

  @Override
  public Movements movements() {
    return database.get(Movements.class);
  }

  @Override
  public HistoryReadings historyReadings() {
    return database.get(HistoryReadings.class);
  }

  @Override
  public SentCodes sentCodes() {
    return database.get(SentCodes.class);
  }

  @Override
  public CardProgrammes cardProgrammes() {
    return database.get(CardProgrammes.class);
  }

  @Override
  public CardCustomers cardCustomers() {
    return database.get(CardCustomers.class);
  }

  @Override
  public Imports imports() {
    return database.get(Imports.class);
  }

  @Override
  public Proposals proposals() {
    return database.get(Proposals.class);
  }

  @Override
  public IdempotencyRecords idempotencyRecords() {
    return database.get(IdempotencyRecords.class);
  }

  @Override
  public Inbox inbox() {
    return database.get(Inbox.class);
  }

  @Override
  public Deliveries deliveries() {
    return database.get(Deliveries.class);
  }

  @Override
  public MissedEvents missedEvents() {
    return database.get(MissedEvents.class);
  }

  @Override
  public Endpoints endpoints() {
    return database.get(Endpoints.class);
  }

  @Override
  public Quotas quotas() {
    return database.get(Quotas.class);
  }

  @Override
  public SharedTokens sharedTokens() {
    return database.get(SharedTokens.class);
  }

  @Override
  public EventLog eventLog() {
    return database.get(EventLog.class);
  }

  @Override
  public EventPlaces eventPlaces() {
    return database.get(EventPlaces.class);
  }

  @Override
  public EventFeed eventFeed() {
    return database.get(EventFeed.class);
  }

  @Override
  public WebhookEndpoints webhookEndpoints() {
    return database.get(WebhookEndpoints.class);
  }

  @Override
  public WebhookDeliveries webhookDeliveries() {
    return database.get(WebhookDeliveries.class);
  }

  @Override
  public AuditLog auditLog() {
    return database.get(AuditLog.class);
  }

  @Override
  public AuditSeals auditSeals() {
    return database.get(AuditSeals.class);
  }

  @Override
  public AuditTrail auditTrail() {
    return database.get(AuditTrail.class);
  }

  @Override
  public Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MICROS);
  }

  /** The server's clock cannot be moved, so everything else is moved into the past. */
  @Override
  public void letTimePass(Duration time) {
    try (var connection = database.asSuperuser()) {
      for (var column : CLOCKED) {
        var names = column.split("\\.", 2);
        new Sql(connection)
            .execute(
                "UPDATE purser.%s SET %s = %s - make_interval(secs => ?)"
                    .formatted(names[0], names[1], names[1]),
                (double) time.toMillis() / 1000);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
