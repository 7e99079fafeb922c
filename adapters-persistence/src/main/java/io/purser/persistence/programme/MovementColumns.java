package io.purser.persistence.programme;

import io.purser.domain.money.Money;
import io.purser.domain.programme.history.Movement;
import io.purser.domain.programme.history.MovementKind;
import io.purser.domain.programme.history.MovementState;
import io.purser.domain.programme.history.ReportedMovement;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.persistence.Words;
import io.purser.persistence.schema.tables.records.MasterWalletMovementRecord;
import java.time.Instant;
import java.util.Currency;

/** A movement as a row, and back. */
final class MovementColumns {
  private MovementColumns() {}

  static MasterWalletMovementRecord write(
      ProviderAccountId account, Movement movement, Instant askedAt) {
    var told = movement.told();
    var row = new MasterWalletMovementRecord();
    row.setAccountId(account);
    row.setId(movement.id());
    row.setProviderId(told.providerId());
    row.setKind(Words.of(told.kind()));
    row.setKindWord(told.kindWord());
    row.setState(Words.of(told.state()));
    row.setStateWord(told.stateWord());
    row.setCurrency(told.currency() == null ? null : told.currency().getCurrencyCode());
    row.setAmount(told.amount() == null ? null : (Long) told.amount().minor());
    row.setChainHash(told.chainHash());
    row.setBegunAt(told.begunAt());
    row.setListedAt(movement.listedAt());
    row.setToldAt(askedAt);
    return row;
  }

  static Movement read(MasterWalletMovementRecord row) {
    var currency = row.getCurrency() == null ? null : Currency.getInstance(row.getCurrency());
    var told =
        new ReportedMovement(
            row.getProviderId(),
            Words.parse(MovementKind.class, row.getKind()),
            row.getKindWord(),
            Words.parse(MovementState.class, row.getState()),
            row.getStateWord(),
            currency,
            currency == null || row.getAmount() == null
                ? null
                : new Money(row.getAmount(), currency),
            row.getChainHash(),
            row.getBegunAt());
    return new Movement(row.getId(), told, row.getListedAt());
  }
}
