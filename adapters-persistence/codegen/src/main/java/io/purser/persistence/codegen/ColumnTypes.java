package io.purser.persistence.codegen;

import java.util.List;
import org.jooq.meta.jaxb.ForcedType;
import org.jooq.meta.jaxb.LambdaConverter;

/**
 * Which columns have a type of the domain instead of a plain one. The generated classes name those
 * types, so an id of a wallet cannot be compared with one of a customer.
 */
final class ColumnTypes {
  private ColumnTypes() {}

  static List<ForcedType> all() {
    return List.of(
        id("tenant.TenantId", "tenant\\.id|.*\\.tenant_id|inbox_delivery\\.concerns"),
        id("tenant.ProviderAccountId", "provider_account\\.id|.*\\.account_id"),
        id("customer.CustomerId", "customer\\.id|.*\\.customer_id|idempotency_record\\.about"),
        id("access.ApiKeyId", "(api_key|api_key_by_.*)\\.id|api_key\\.rotated_to"),
        id("access.confirmation.ConfirmationId", "confirmation\\.id"),
        id("operation.OperationId", "operation\\.id|due_operations\\.id|.*operation_id"),
        id("wallet.WalletId", "wallet\\.id|.*\\.wallet_id"),
        id("wallet.external.ExternalWalletId", "external_wallet\\.id"),
        id("kyc.EvidenceId", "kyc_evidence\\.id"),
        id("kyc.business.ShareholderId", "shareholder\\.id|.*\\.shareholder_id"),
        id("kyc.document.DocumentId", "document\\.id|.*\\.document_id"),
        id("kyc.imports.VerificationImportId", "verification_import\\.id"),
        id("wallet.TransactionId", "wallet_transaction\\.id|reconciliation_break\\.transaction_id"),
        id("reconciliation.BreakId", "reconciliation_break\\.id"),
        id("transfer.TransferId", "transfer\\.id|.*\\.transfer_id"),
        id("transfer.screening.DeniedDestinationId", "denied_destination\\.id"),
        id("transfer.recipient.RecipientId", "recipient\\.id"),
        id("transfer.QuoteId", "transfer_quote\\.id|.*\\.quote_id"),
        id("card.CardId", "card\\.id"),
        id(
            "card.spending.CardTransactionId",
            "card_transaction\\.id|card_transaction_sighting\\.transaction_id"),
        id("card.account.withdrawal.WithdrawalId", "card_withdrawal\\.id|.*\\.withdrawal_id"),
        id("card.account.funding.FundingId", "card_funding\\.id"),
        id("programme.swap.SwapId", "swap\\.id|.*\\.swap_id"),
        id("programme.history.MovementId", "master_wallet_movement\\.id"),
        id("card.onboarding.OnboardingId", "card_onboarding\\.id|.*\\.onboarding_id"),
        id("inbox.EndpointId", "webhook_endpoint\\.id"),
        id("webhook.WebhookEndpointId", "outgoing_endpoint\\.id|.*\\.endpoint_id"),
        id("adoption.ImportId", "import_run\\.id|.*\\.import_id"),
        id("adoption.ProposalId", "adoption_proposal\\.id"),
        // Every other id is text.
        new ForcedType().withName("VARCHAR").withIncludeTypes("typeid"),
        new ForcedType()
            .withName("INSTANT")
            .withIncludeTypes("timestamp with time zone|timestamptz"),
        // A fee and a rate are whatever the provider wrote, and a limit is in whole units of an
        // asset; every other number counts smallest units.
        new ForcedType()
            .withName("NUMERIC")
            .withIncludeExpression("purser\\..*\\.(fee_.*|rate|per_.*|approval_above)")
            .withIncludeTypes("numeric"),
        new ForcedType()
            .withUserType("java.math.BigInteger")
            .withLambdaConverter(
                new LambdaConverter()
                    .withFrom("java.math.BigDecimal::toBigIntegerExact")
                    .withTo("java.math.BigDecimal::new"))
            .withIncludeTypes("numeric"));
  }

  private static ForcedType id(String type, String columns) {
    var qualified = "io.purser.domain." + type;
    return new ForcedType()
        .withUserType(qualified)
        .withLambdaConverter(
            new LambdaConverter().withFrom(qualified + "::new").withTo(qualified + "::value"))
        .withIncludeExpression("purser\\.(" + columns + ")");
  }
}
