package io.purser.rest.customer;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Describes an export, whose parts the features have: {@link
 * io.purser.rest.customer.export.ExportedPart}.
 */
@Schema(
    name = "CustomerExport",
    description = "Everything about a customer. Each list is whole, the newest first.")
record CustomerExport(
    @Schema(
            description = "When it was begun.",
            format = "date-time",
            example = "2026-01-31T09:30:00.000Z")
        String exportedAt,
    @Schema(ref = "#/components/schemas/Customer") Object customer,
    @Schema(ref = "#/components/schemas/Balances") Object balances,
    @Schema(
            ref = "#/components/schemas/CardAccount",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        @Nullable Object cardAccount,
    @ArraySchema(schema = @Schema(ref = "#/components/schemas/CardFunding"))
        List<Object> cardFundings,
    @Schema(
            ref = "#/components/schemas/CardOnboarding",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        @Nullable Object cardOnboarding,
    @ArraySchema(schema = @Schema(ref = "#/components/schemas/CardTransaction"))
        List<Object> cardTransactions,
    @ArraySchema(schema = @Schema(ref = "#/components/schemas/CardWithdrawal"))
        List<Object> cardWithdrawals,
    @ArraySchema(schema = @Schema(ref = "#/components/schemas/Card")) List<Object> cards,
    @ArraySchema(schema = @Schema(ref = "#/components/schemas/Document")) List<Object> documents,
    @ArraySchema(schema = @Schema(ref = "#/components/schemas/Event")) List<Object> events,
    @ArraySchema(schema = @Schema(ref = "#/components/schemas/ExternalWallet"))
        List<Object> externalWallets,
    @Schema(ref = "#/components/schemas/Kyc") Object kyc,
    @Schema(
            ref = "#/components/schemas/LegalProfile",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        @Nullable Object legalProfile,
    @ArraySchema(schema = @Schema(ref = "#/components/schemas/Shareholder"))
        List<Object> shareholders,
    @ArraySchema(schema = @Schema(ref = "#/components/schemas/AcceptedTerms"))
        List<Object> termsAcceptances,
    @ArraySchema(schema = @Schema(ref = "#/components/schemas/Recipient")) List<Object> recipients,
    @ArraySchema(schema = @Schema(ref = "#/components/schemas/Transaction"))
        List<Object> transactions,
    @ArraySchema(schema = @Schema(ref = "#/components/schemas/Transfer")) List<Object> transfers,
    @ArraySchema(schema = @Schema(ref = "#/components/schemas/Wallet")) List<Object> wallets) {}
