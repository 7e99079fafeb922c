package io.purser.rest.reconciliation;

import io.purser.domain.reconciliation.Break;
import io.purser.domain.reconciliation.BreakKind;
import io.purser.domain.reconciliation.BreakState;
import io.purser.domain.wallet.TransactionId;
import io.purser.rest.json.Times;
import io.purser.rest.json.Words;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A break as operators and services see it. */
@Schema(
    name = "ReconciliationBreak",
    description =
        "That the provider and our books say different things about a wallet, beyond what is under"
            + " way there.")
record BreakView(
    @Schema(example = "brk_01jd3hgwqnf4s8cvk6a5dz0z7v") String id,
    @Schema(example = "cus_01jd3hgwqnf4s8cvk6a5dz0z7v") String customerId,
    @Schema(example = "wal_01jd3hgwqnf4s8cvk6a5dz0z7v") String walletId,
    @Schema(example = "solana") String chain,
    @Schema(example = "USDC") String asset,
    @Schema(
            type = "string",
            description =
                "open: they differ still. explained: they agree again. closed: an operator has taken"
                    + " it as it is.",
            allowableValues = {"open", "explained", "closed"},
            example = "open")
        String state,
    @Schema(
            type = "string",
            description =
                "timing: a matter of moments, as it is thought of each at first. unexplained: it"
                    + " stays, and nobody knows why. missing-webhook: something had happened that we"
                    + " were not told in time; transactionId names it. adjusted: taken as it is.",
            allowableValues = {"timing", "unexplained", "missing-webhook", "adjusted"},
            example = "unexplained")
        String kind,
    @Schema(description = "What the provider said was in the wallet.", example = "30.000000")
        String provider,
    @Schema(description = "What our books said.", example = "25.000000") String ledger,
    @Schema(description = "How much more the provider had.", example = "5.000000")
        String difference,
    @Schema(
            description = "When the provider said so last.",
            format = "date-time",
            example = "2026-01-31T09:30:00.000Z")
        String seenAt,
    @Schema(
            description = "When they were first seen to differ.",
            format = "date-time",
            example = "2026-01-31T09:00:00.000Z")
        String openedAt,
    @Schema(
            description = "Who looks into it; null while nobody has taken it.",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        @Nullable BreakOwnerView owner,
    @Schema(
            example = "txn_01jd3hgwqnf4s8cvk6a5dz0z7v",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        @Nullable String transactionId,
    @Schema(
            description = "What the operator has seen who closed it.",
            example = "Ticket 4711: the provider confirms a correction",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        @Nullable String evidence,
    @Schema(
            description = "When it was explained or closed.",
            format = "date-time",
            example = "2026-01-31T10:00:00.000Z",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        @Nullable String endedAt) {

  static BreakView of(Break found) {
    return switch (found) {
      case Break.Open open -> of(open, null, null, null);
      case Break.Explained(_, _, _, var transaction, var at) -> of(found, transaction, null, at);
      case Break.Closed(_, _, _, var evidence, var at) -> of(found, null, evidence, at);
    };
  }

  private static BreakView of(
      Break found,
      @Nullable TransactionId transaction,
      @Nullable String evidence,
      @Nullable Instant endedAt) {
    var header = found.header();
    var gap = found.gap();
    var asset = gap.ledger().asset();
    return new BreakView(
        header.id().value(),
        header.customer().value(),
        header.wallet().value(),
        asset.chain(),
        asset.symbol(),
        word(found.state()),
        word(found.kind()),
        gap.provider().text(),
        gap.ledger().text(),
        gap.difference().text(),
        Times.text(gap.seenAt()),
        Times.text(header.openedAt()),
        BreakOwnerView.of(found.owner()),
        transaction == null ? null : transaction.value(),
        evidence,
        endedAt == null ? null : Times.text(endedAt));
  }

  static String word(BreakState state) {
    return Words.of(state);
  }

  static String word(BreakKind kind) {
    return Words.of(kind).replace('_', '-');
  }
}
