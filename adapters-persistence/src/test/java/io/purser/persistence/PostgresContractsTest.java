package io.purser.persistence;

import io.purser.domain.Store;
import io.purser.domain.access.ApiKeysContract;
import io.purser.domain.access.LoginsContract;
import io.purser.domain.access.UsedProofsContract;
import io.purser.domain.access.confirmation.ConfirmationsContract;
import io.purser.domain.access.invitation.InvitationsContract;
import io.purser.domain.adoption.ImportsContract;
import io.purser.domain.adoption.ProposalsContract;
import io.purser.domain.audit.AuditSealsContract;
import io.purser.domain.audit.AuditTrailContract;
import io.purser.domain.card.CardsContract;
import io.purser.domain.card.account.balance.CardBalancesContract;
import io.purser.domain.card.account.funding.FundingsContract;
import io.purser.domain.card.account.withdrawal.WithdrawalsContract;
import io.purser.domain.card.limit.CardCountLimitsContract;
import io.purser.domain.card.limit.SpendingLimitsContract;
import io.purser.domain.card.onboarding.CardOnboardingsContract;
import io.purser.domain.card.onboarding.SentCodesContract;
import io.purser.domain.card.spending.CardTransactionsContract;
import io.purser.domain.card.spending.SpendingFeedsContract;
import io.purser.domain.customer.CustomersContract;
import io.purser.domain.customer.FindingCustomersContract;
import io.purser.domain.customer.deletion.DeletionRacesContract;
import io.purser.domain.customer.erasure.TracesContract;
import io.purser.domain.customer.overview.OverviewsContract;
import io.purser.domain.event.EventFeedContract;
import io.purser.domain.idempotency.IdempotencyRecordsContract;
import io.purser.domain.idempotency.IdempotentOperationsContract;
import io.purser.domain.inbox.DeliveriesContract;
import io.purser.domain.inbox.EndpointsContract;
import io.purser.domain.inbox.InboxContract;
import io.purser.domain.inbox.MissedEventsContract;
import io.purser.domain.kyc.TermsAcceptancesContract;
import io.purser.domain.kyc.VerificationsContract;
import io.purser.domain.kyc.business.LegalProfilesContract;
import io.purser.domain.kyc.business.ShareholdersContract;
import io.purser.domain.kyc.document.DocumentsContract;
import io.purser.domain.kyc.imports.VerificationImportsContract;
import io.purser.domain.ledger.LedgerContract;
import io.purser.domain.ledger.cash.CashLedgerContract;
import io.purser.domain.operation.OperationListContract;
import io.purser.domain.operation.OperationPlanningContract;
import io.purser.domain.operation.OperationsContract;
import io.purser.domain.programme.CardCustomersContract;
import io.purser.domain.programme.CardProgrammesContract;
import io.purser.domain.programme.MasterWalletsContract;
import io.purser.domain.programme.history.HistoryReadingsContract;
import io.purser.domain.programme.history.MovementsContract;
import io.purser.domain.programme.swap.SwapsContract;
import io.purser.domain.quota.QuotasContract;
import io.purser.domain.rate.DisplayRatesContract;
import io.purser.domain.reconciliation.BreaksContract;
import io.purser.domain.statement.StatementsContract;
import io.purser.domain.tenant.TenantRegisterContract;
import io.purser.domain.tenant.TenantsContract;
import io.purser.domain.tenant.credential.ProviderCredentialsContract;
import io.purser.domain.tenant.setting.SettingsOfTenantsContract;
import io.purser.domain.throttle.SharedTokensContract;
import io.purser.domain.throttle.ThrottleContract;
import io.purser.domain.transfer.TransferQuotesContract;
import io.purser.domain.transfer.TransferRacesContract;
import io.purser.domain.transfer.TransfersContract;
import io.purser.domain.transfer.limit.TransferLimitsContract;
import io.purser.domain.transfer.recipient.RecipientsContract;
import io.purser.domain.transfer.screening.DeniedDestinationsContract;
import io.purser.domain.wallet.WalletBalancesContract;
import io.purser.domain.wallet.WalletTransactionsContract;
import io.purser.domain.wallet.WalletsContract;
import io.purser.domain.wallet.external.ExternalWalletsContract;
import io.purser.domain.webhook.WebhookDeliveriesContract;
import io.purser.domain.webhook.WebhookDeliveryEndsContract;
import io.purser.domain.webhook.WebhookEndpointsContract;
import io.purser.domain.webhook.WebhookRedeliveryContract;
import io.purser.domain.work.UnitOfWorkContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

/** PostgreSQL keeps every promise that the domain's ports make. */
class PostgresContractsTest {
  private static TestDatabase database;

  @BeforeAll
  static void start() {
    database = new TestDatabase();
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  private static Store postgres() {
    return new PostgresStore(database);
  }

  @Nested
  class UnitsOfWork extends UnitOfWorkContract {
    @Override
    protected Store store() {
      return postgres();
    }
  }

  @Nested
  class TheTenantRegister extends TenantRegisterContract {
    @Override
    protected Store store() {
      return postgres();
    }
  }

  @Nested
  class AllProviderCredentials extends ProviderCredentialsContract {
    @Override
    protected Store store() {
      return postgres();
    }
  }

  @Nested
  class AllSettingsOfTenants extends SettingsOfTenantsContract {
    @Override
    protected Store store() {
      return postgres();
    }
  }

  @Nested
  class AllTenants extends TenantsContract {
    @Override
    protected Store store() {
      return postgres();
    }
  }

  @Nested
  class AllCustomers extends CustomersContract {
    @Override
    protected Store store() {
      return postgres();
    }
  }

  @Nested
  class TracesOfTheDeleted extends TracesContract {
    @Override
    protected Store store() {
      return postgres();
    }
  }

  @Nested
  class FindingCustomers extends FindingCustomersContract {
    @Override
    protected Store store() {
      return postgres();
    }
  }

  @Nested
  class AllTransferLimits extends TransferLimitsContract {
    @Override
    protected Store store() {
      return postgres();
    }
  }

  @Nested
  class AllDisplayRates extends DisplayRatesContract {
    @Override
    protected Store store() {
      return postgres();
    }
  }

  @Nested
  class AllBreaks extends BreaksContract {
    @Override
    protected Store store() {
      return postgres();
    }
  }

  @Nested
  class AllDeniedDestinations extends DeniedDestinationsContract {
    @Override
    protected Store store() {
      return postgres();
    }
  }

  @Nested
  class AllVerificationImports extends VerificationImportsContract {
    @Override
    protected Store store() {
      return postgres();
    }
  }

  @Nested
  class AllRecipients extends RecipientsContract {
    @Override
    protected Store store() {
      return postgres();
    }
  }

  @Nested
  class AllTransferRaces extends TransferRacesContract {
    @Override
    protected Store store() {
      return postgres();
    }
  }

  @Nested
  class AllDeletionRaces extends DeletionRacesContract {
    @Override
    protected Store store() {
      return postgres();
    }
  }

  @Nested
  class AllUsedProofs extends UsedProofsContract {
    @Override
    protected Store store() {
      return postgres();
    }
  }

  @Nested
  class AllConfirmations extends ConfirmationsContract {
    @Override
    protected Store store() {
      return postgres();
    }
  }

  @Nested
  class AllInvitations extends InvitationsContract {
    @Override
    protected Store store() {
      return postgres();
    }
  }

  @Nested
  class AllLogins extends LoginsContract {
    @Override
    protected Store store() {
      return postgres();
    }
  }

  @Nested
  class AllApiKeys extends ApiKeysContract {
    @Override
    protected Store store() {
      return postgres();
    }
  }

  @Nested
  class PlannedOperations extends OperationPlanningContract {
    @Override
    protected Store store() {
      return postgres();
    }
  }

  @Nested
  class AllOperations extends OperationsContract {
    @Override
    protected Store store() {
      return postgres();
    }
  }

  @Nested
  class AllOperationLists extends OperationListContract {
    @Override
    protected Store store() {
      return postgres();
    }
  }

  @Nested
  class IdempotentOperations extends IdempotentOperationsContract {
    @Override
    protected Store store() {
      return postgres();
    }
  }

  @Nested
  class AllIdempotencyRecords extends IdempotencyRecordsContract {
    @Override
    protected Store store() {
      return postgres();
    }
  }

  @Nested
  class AllWallets extends WalletsContract {
    @Override
    protected Store store() {
      return postgres();
    }
  }

  @Nested
  class AllOverviews extends OverviewsContract {
    @Override
    protected Store store() {
      return postgres();
    }
  }

  @Nested
  class AllExternalWallets extends ExternalWalletsContract {
    @Override
    protected Store store() {
      return postgres();
    }
  }

  @Nested
  class AllVerifications extends VerificationsContract {
    @Override
    protected Store store() {
      return postgres();
    }
  }

  @Nested
  class AllTermsAcceptances extends TermsAcceptancesContract {
    @Override
    protected Store store() {
      return postgres();
    }
  }

  @Nested
  class AllLegalProfiles extends LegalProfilesContract {
    @Override
    protected Store store() {
      return postgres();
    }
  }

  @Nested
  class AllDocuments extends DocumentsContract {
    @Override
    protected Store store() {
      return postgres();
    }
  }

  @Nested
  class AllShareholders extends ShareholdersContract {
    @Override
    protected Store store() {
      return postgres();
    }
  }

  @Nested
  class AllWalletBalances extends WalletBalancesContract {
    @Override
    protected Store store() {
      return postgres();
    }
  }

  @Nested
  class AllWalletTransactions extends WalletTransactionsContract {
    @Override
    protected Store store() {
      return postgres();
    }
  }

  @Nested
  class AllDeliveries extends DeliveriesContract {
    @Override
    protected Store store() {
      return postgres();
    }
  }

  @Nested
  class AllMissedEvents extends MissedEventsContract {
    @Override
    protected Store store() {
      return postgres();
    }
  }

  @Nested
  class AllTransfers extends TransfersContract {
    @Override
    protected Store store() {
      return postgres();
    }
  }

  @Nested
  class AllTransferQuotes extends TransferQuotesContract {
    @Override
    protected Store store() {
      return postgres();
    }
  }

  @Nested
  class TheLedger extends LedgerContract {
    @Override
    protected Store store() {
      return postgres();
    }
  }

  @Nested
  class AllCardOnboardings extends CardOnboardingsContract {
    @Override
    protected Store store() {
      return postgres();
    }
  }

  @Nested
  class AllCards extends CardsContract {
    @Override
    protected Store store() {
      return postgres();
    }
  }

  @Nested
  class AllSpendingLimits extends SpendingLimitsContract {
    @Override
    protected Store store() {
      return postgres();
    }
  }

  @Nested
  class AllCardCountLimits extends CardCountLimitsContract {
    @Override
    protected Store store() {
      return postgres();
    }
  }

  @Nested
  class AllCardBalances extends CardBalancesContract {
    @Override
    protected Store store() {
      return postgres();
    }
  }

  @Nested
  class AllFundings extends FundingsContract {
    @Override
    protected Store store() {
      return postgres();
    }
  }

  @Nested
  class AllSwaps extends SwapsContract {
    @Override
    protected Store store() {
      return postgres();
    }
  }

  @Nested
  class AllMasterWallets extends MasterWalletsContract {
    @Override
    protected Store store() {
      return postgres();
    }
  }

  @Nested
  class AllWithdrawals extends WithdrawalsContract {
    @Override
    protected Store store() {
      return postgres();
    }
  }

  @Nested
  class TheCashLedger extends CashLedgerContract {
    @Override
    protected Store store() {
      return postgres();
    }
  }

  @Nested
  class AllStatements extends StatementsContract {
    @Override
    protected Store store() {
      return postgres();
    }
  }

  @Nested
  class AllSentCodes extends SentCodesContract {
    @Override
    protected Store store() {
      return postgres();
    }
  }

  @Nested
  class AllMovements extends MovementsContract {
    @Override
    protected Store store() {
      return postgres();
    }
  }

  @Nested
  class AllHistoryReadings extends HistoryReadingsContract {
    @Override
    protected Store store() {
      return postgres();
    }
  }

  @Nested
  class AllCardProgrammes extends CardProgrammesContract {
    @Override
    protected Store store() {
      return postgres();
    }
  }

  @Nested
  class AllCardCustomers extends CardCustomersContract {
    @Override
    protected Store store() {
      return postgres();
    }
  }

  @Nested
  class AllImports extends ImportsContract {
    @Override
    protected Store store() {
      return postgres();
    }
  }

  @Nested
  class AllProposals extends ProposalsContract {
    @Override
    protected Store store() {
      return postgres();
    }
  }

  @Nested
  class AllEndpoints extends EndpointsContract {
    @Override
    protected Store store() {
      return postgres();
    }
  }

  @Nested
  class TheAuditLog extends AuditSealsContract {
    @Override
    protected Store store() {
      return postgres();
    }
  }

  @Nested
  class TheAuditTrail extends AuditTrailContract {
    @Override
    protected Store store() {
      return postgres();
    }
  }

  @Nested
  class TheEvents extends EventFeedContract {
    @Override
    protected Store store() {
      return postgres();
    }
  }

  @Nested
  class TheInbox extends InboxContract {
    @Override
    protected Store store() {
      return postgres();
    }
  }

  @Nested
  class AllQuotas extends QuotasContract {
    @Override
    protected Store store() {
      return postgres();
    }
  }

  @Nested
  class TokensOfAllNodes extends SharedTokensContract {
    @Override
    protected Store store() {
      return postgres();
    }
  }

  @Nested
  class ThrottlesOfTwoNodes extends ThrottleContract {
    @Override
    protected Store store() {
      return postgres();
    }
  }

  @Nested
  class AllWebhookEndpoints extends WebhookEndpointsContract {
    @Override
    protected Store store() {
      return postgres();
    }
  }

  @Nested
  class AllWebhookDeliveries extends WebhookDeliveriesContract {
    @Override
    protected Store store() {
      return postgres();
    }
  }

  @Nested
  class EndedWebhookDeliveries extends WebhookDeliveryEndsContract {
    @Override
    protected Store store() {
      return postgres();
    }
  }

  @Nested
  class WebhookRedeliveries extends WebhookRedeliveryContract {
    @Override
    protected Store store() {
      return postgres();
    }
  }

  @Nested
  class AllCardTransactions extends CardTransactionsContract {
    @Override
    protected Store store() {
      return postgres();
    }
  }

  @Nested
  class AllSpendingFeeds extends SpendingFeedsContract {
    @Override
    protected Store store() {
      return postgres();
    }
  }
}
