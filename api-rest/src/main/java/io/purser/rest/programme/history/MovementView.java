package io.purser.rest.programme.history;

import io.purser.domain.money.Money;
import io.purser.domain.programme.history.Movement;
import io.purser.domain.programme.history.ReportedMovement;
import io.purser.rest.json.Times;
import io.purser.rest.json.Words;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.time.Instant;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** A movement of the master wallet as callers see it. */
@Schema(
    name = "MasterWalletTransaction",
    description =
        "What moved the master wallet, as the provider told it last. What is not known is null, and"
            + " never zero.")
record MovementView(
    @Schema(example = "mwt_01jd3hgwqnf4s8cvk6a5dz0z7v") String id,
    @Schema(
            type = "string",
            description =
                "deposit: from outside. swap: into another currency. funding: to a card account."
                    + " withdrawal: from a card account, or out of the master wallet; the provider"
                    + " calls both so. other: provider has its word.",
            allowableValues = {"deposit", "swap", "funding", "withdrawal", "other"},
            example = "deposit")
        String kind,
    @Schema(
            type = "string",
            allowableValues = {"pending", "completed", "failed", "not-understood"},
            example = "completed")
        String state,
    @Schema(
            description = "Of a swap: what is given.",
            example = "USD",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        @Nullable String currency,
    @Schema(
            description =
                "A decimal string, as the provider tells it: mostly without a sign, whether it came or"
                    + " went.",
            example = "500.00",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        @Nullable String amount,
    @Schema(
            description = "The hash under which a chain knows it.",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        @Nullable String chainHash,
    ProviderWords provider,
    @Schema(
            description = "When it began, by the provider's clock.",
            format = "date-time",
            example = "2026-01-31T09:30:00.000Z",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        @Nullable String createdAt) {

  /** What the provider calls it. */
  @Schema(
      name = "MasterWalletTransactionProviderWords",
      description =
          "What the provider calls it. understood is false where it uses a word of which we do not know"
              + " the meaning; kind and state are then that word, and otherwise null.")
  record ProviderWords(
      @Schema(
              description = "Its id, by which swaps, fundings and withdrawals name it too.",
              example = "swp_1769851800000_a1b2c3")
          String transactionId,
      @Schema(nullable = true, requiredMode = RequiredMode.REQUIRED) @Nullable String kind,
      @Schema(nullable = true, requiredMode = RequiredMode.REQUIRED) @Nullable String state,
      boolean understood) {}

  static MovementView of(Movement movement) {
    var told = movement.told();
    return new MovementView(
        movement.id().value(),
        Words.of(told.kind()),
        Words.of(told.state()).replace('_', '-'),
        code(told.currency()),
        text(told.amount()),
        told.chainHash(),
        words(told),
        time(told.begunAt()));
  }

  private static ProviderWords words(ReportedMovement told) {
    return new ProviderWords(
        told.providerId(), told.kindWord(), told.stateWord(), told.isUnderstood());
  }

  private static @Nullable String code(@Nullable Currency currency) {
    return currency == null ? null : currency.getCurrencyCode();
  }

  private static @Nullable String text(@Nullable Money amount) {
    return amount == null ? null : amount.text();
  }

  private static @Nullable String time(@Nullable Instant time) {
    return time == null ? null : Times.text(time);
  }
}
