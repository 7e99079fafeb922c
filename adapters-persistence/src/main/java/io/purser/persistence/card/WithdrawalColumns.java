package io.purser.persistence.card;

import static io.purser.persistence.schema.Tables.CARD_WITHDRAWAL;

import io.purser.domain.card.account.withdrawal.Withdrawal;
import io.purser.domain.money.Money;
import io.purser.domain.operation.Rejection;
import io.purser.domain.transfer.Reference;
import io.purser.persistence.Words;
import io.purser.persistence.schema.tables.records.CardWithdrawalRecord;
import java.util.Currency;

/**
 * A withdrawal as a row, and back. Every column is set but when it was asked about, so leaving a
 * state clears what it had.
 */
final class WithdrawalColumns {
  private WithdrawalColumns() {}

  /** The version is the one that will be stored. */
  static CardWithdrawalRecord write(Withdrawal withdrawal, long version) {
    var header = withdrawal.header();
    var row = new CardWithdrawalRecord();
    row.setTenantId(header.tenant());
    row.setId(header.id());
    row.setCustomerId(header.customer());
    row.setReference(header.reference().value());
    row.setAmount(header.amount().minor());
    row.setCurrency(header.amount().currency().getCurrencyCode());
    row.setOperationId(header.operation());
    row.setTries(header.tries());
    row.setState(Words.of(withdrawal.state()));
    row.setCreatedAt(header.createdAt());
    row.setUpdatedAt(header.updatedAt());
    row.setVersion(version);
    switch (withdrawal) {
      case Withdrawal.Requested(_, var sighted) -> row.setSightedProviderId(sighted);
      case Withdrawal.NotSent(_, var at) -> row.setGivenUpAt(at);
      case Withdrawal.Refused(_, Rejection(var reason, var providerCode), var at) -> {
        row.setRejection(Words.of(reason));
        row.setRejectionCode(providerCode);
        row.setFailedAt(at);
      }
      case Withdrawal.Pending pending -> write(pending, row);
      case Withdrawal.Settled settled -> {
        write(settled, row);
        row.setSettledAt(settled.settledAt());
      }
      case Withdrawal.Failed failed -> {
        write(failed, row);
        row.setFailedAt(failed.failedAt());
      }
    }
    row.touched(true);
    row.touched(CARD_WITHDRAWAL.ASKED_AT, false);
    return row;
  }

  private static void write(Withdrawal.Accepted withdrawal, CardWithdrawalRecord row) {
    row.setProviderWithdrawalId(withdrawal.providerId());
    row.setAcceptedAt(withdrawal.acceptedAt());
  }

  static Withdrawal read(CardWithdrawalRecord row) {
    var header =
        new Withdrawal.Header(
            row.getId(),
            row.getTenantId(),
            row.getCustomerId(),
            new Reference(row.getReference()),
            new Money(row.getAmount(), Currency.getInstance(row.getCurrency())),
            row.getOperationId(),
            row.getTries(),
            row.getCreatedAt(),
            row.getUpdatedAt(),
            row.getVersion());
    return switch (row.getState()) {
      case "requested" -> new Withdrawal.Requested(header, row.getSightedProviderId());
      case "not_sent" -> new Withdrawal.NotSent(header, row.getGivenUpAt());
      case "pending" ->
          new Withdrawal.Pending(header, row.getProviderWithdrawalId(), row.getAcceptedAt());
      case "settled" ->
          new Withdrawal.Settled(
              header, row.getProviderWithdrawalId(), row.getAcceptedAt(), row.getSettledAt());
      case "failed" ->
          row.getRejection() == null
              ? new Withdrawal.Failed(
                  header, row.getProviderWithdrawalId(), row.getAcceptedAt(), row.getFailedAt())
              : new Withdrawal.Refused(
                  header,
                  new Rejection(
                      Words.parse(Rejection.Reason.class, row.getRejection()),
                      row.getRejectionCode()),
                  row.getFailedAt());
      default -> throw new IllegalStateException("no state: " + row.getState());
    };
  }
}
