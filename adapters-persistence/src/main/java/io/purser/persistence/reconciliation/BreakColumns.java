package io.purser.persistence.reconciliation;

import static io.purser.persistence.schema.Tables.RECONCILIATION_BREAK;
import static java.util.Objects.requireNonNull;

import io.purser.domain.money.Asset;
import io.purser.domain.money.AssetAmount;
import io.purser.domain.reconciliation.Break;
import io.purser.domain.reconciliation.BreakKind;
import io.purser.domain.reconciliation.BreakState;
import io.purser.domain.reconciliation.Gap;
import io.purser.domain.reconciliation.Owner;
import io.purser.persistence.Words;
import io.purser.persistence.schema.tables.records.ReconciliationBreakRecord;
import io.purser.persistence.seal.Place;
import io.purser.persistence.seal.SealKeys;
import jakarta.inject.Singleton;

/** A break as a row, and back. Every column is set, so leaving a state clears what it had. */
@Singleton
final class BreakColumns {
  private final SealKeys keys;

  BreakColumns(SealKeys keys) {
    this.keys = keys;
  }

  /** The version is the one that will be stored. */
  ReconciliationBreakRecord write(Break of, long version) {
    var header = of.header();
    var gap = of.gap();
    var asset = gap.ledger().asset();
    var row = new ReconciliationBreakRecord();
    row.setTenantId(header.tenant());
    row.setId(header.id());
    row.setCustomerId(header.customer());
    row.setWalletId(header.wallet());
    row.setChain(asset.chain());
    row.setSymbol(asset.symbol());
    row.setDecimals((short) asset.decimals());
    row.setState(Words.of(of.state()));
    row.setKind(Words.of(of.kind()));
    row.setProviderUnits(gap.provider().units());
    row.setLedgerUnits(gap.ledger().units());
    row.setSeenAt(gap.seenAt());
    row.setOpenedAt(header.openedAt());
    row.setVersion(version);
    var owner = of.owner();
    row.setOwner(owner == null ? null : owner.operator());
    row.setTakenAt(owner == null ? null : owner.takenAt());
    switch (of) {
      case Break.Open open -> row.setSince(open.since());
      case Break.Explained explained -> {
        row.setTransactionId(explained.transaction());
        row.setEndedAt(explained.explainedAt());
      }
      case Break.Closed closed -> {
        row.setEvidence(
            keys.ofCustomer(header.tenant(), header.customer())
                .seal(place(row), closed.evidence()));
        row.setEndedAt(closed.closedAt());
      }
    }
    row.touched(true);
    return row;
  }

  Break read(ReconciliationBreakRecord row) {
    var asset = new Asset(row.getChain(), row.getSymbol(), row.getDecimals());
    var gap =
        new Gap(
            new AssetAmount(row.getProviderUnits(), asset),
            new AssetAmount(row.getLedgerUnits(), asset),
            row.getSeenAt());
    var header =
        new Break.Header(
            row.getId(),
            row.getTenantId(),
            row.getCustomerId(),
            row.getWalletId(),
            row.getOpenedAt(),
            row.getVersion());
    var owner = row.getOwner() == null ? null : new Owner(row.getOwner(), row.getTakenAt());
    return switch (Words.parse(BreakState.class, row.getState())) {
      case OPEN ->
          new Break.Open(
              header,
              gap,
              row.getSince(),
              Words.parse(BreakKind.class, row.getKind()) == BreakKind.UNEXPLAINED,
              owner);
      case EXPLAINED ->
          new Break.Explained(header, gap, owner, row.getTransactionId(), row.getEndedAt());
      case CLOSED ->
          new Break.Closed(header, gap, requireNonNull(owner), evidence(row), row.getEndedAt());
    };
  }

  /** Nothing can be read of it once the customer's key is destroyed. */
  private String evidence(ReconciliationBreakRecord row) {
    return keys.read(
            row.getTenantId(),
            row.getCustomerId(),
            key -> requireNonNull(key.openText(place(row), row.getEvidence())))
        .orElse("");
  }

  private static Place place(ReconciliationBreakRecord row) {
    return Place.of(RECONCILIATION_BREAK.EVIDENCE, row.getTenantId().value(), row.getId().value());
  }
}
