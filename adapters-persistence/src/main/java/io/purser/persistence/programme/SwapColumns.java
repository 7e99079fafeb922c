package io.purser.persistence.programme;

import static io.purser.persistence.schema.Tables.SWAP;

import io.purser.domain.money.Money;
import io.purser.domain.operation.Rejection;
import io.purser.domain.programme.swap.Swap;
import io.purser.domain.programme.swap.SwapOrder;
import io.purser.domain.transfer.Reference;
import io.purser.persistence.Words;
import io.purser.persistence.schema.tables.records.SwapRecord;
import java.util.Currency;

/**
 * A swap as a row, and back. Every column is set but when it was asked about and whose account it
 * is at, so leaving a state clears what it had.
 */
final class SwapColumns {
  private SwapColumns() {}

  /** The version is the one that will be stored. */
  static SwapRecord write(Swap swap, long version) {
    var header = swap.header();
    var order = header.order();
    var row = new SwapRecord();
    row.setTenantId(header.tenant());
    row.setId(header.id());
    row.setReference(header.reference().value());
    row.setAmount(order.amount().minor());
    row.setToCurrency(order.into().getCurrencyCode());
    row.setOperationId(header.operation());
    row.setTries(header.tries());
    row.setState(Words.of(swap.state()));
    row.setCreatedAt(header.createdAt());
    row.setUpdatedAt(header.updatedAt());
    row.setVersion(version);
    switch (swap) {
      case Swap.Requested _ -> {
        // The operation knows the rest.
      }
      case Swap.NotSent(_, var at) -> row.setGivenUpAt(at);
      case Swap.Refused(_, Rejection(var reason, var providerCode), var at) -> {
        row.setRejection(Words.of(reason));
        row.setRejectionCode(providerCode);
        row.setFailedAt(at);
      }
      case Swap.Submitted submitted -> write(submitted, row);
      case Swap.Completed completed -> {
        write(completed, row);
        row.setCompletedAt(completed.completedAt());
      }
      case Swap.Failed failed -> {
        write(failed, row);
        row.setFailedAt(failed.failedAt());
      }
    }
    row.touched(true);
    row.touched(SWAP.ASKED_AT, false);
    row.touched(SWAP.ACCOUNT_ID, false);
    return row;
  }

  private static void write(Swap.Accepted swap, SwapRecord row) {
    var terms = swap.terms();
    row.setProviderSwapId(terms.providerId());
    row.setReceived(terms.received() == null ? null : terms.received().minor());
    row.setRate(terms.rate());
    row.setAcceptedAt(swap.acceptedAt());
  }

  static Swap read(SwapRecord row) {
    var header = header(row);
    return switch (row.getState()) {
      case "requested" -> new Swap.Requested(header);
      case "not_sent" -> new Swap.NotSent(header, row.getGivenUpAt());
      case "submitted" -> new Swap.Submitted(header, terms(row), row.getAcceptedAt());
      case "completed" ->
          new Swap.Completed(header, terms(row), row.getAcceptedAt(), row.getCompletedAt());
      case "failed" ->
          row.getRejection() == null
              ? new Swap.Failed(header, terms(row), row.getAcceptedAt(), row.getFailedAt())
              : new Swap.Refused(
                  header,
                  new Rejection(
                      Words.parse(Rejection.Reason.class, row.getRejection()),
                      row.getRejectionCode()),
                  row.getFailedAt());
      default -> throw new IllegalStateException("no state: " + row.getState());
    };
  }

  private static Swap.Header header(SwapRecord row) {
    return new Swap.Header(
        row.getId(),
        row.getTenantId(),
        new Reference(row.getReference()),
        new SwapOrder(new Money(row.getAmount(), Money.USD), into(row)),
        row.getOperationId(),
        row.getTries(),
        row.getCreatedAt(),
        row.getUpdatedAt(),
        row.getVersion());
  }

  private static Swap.Terms terms(SwapRecord row) {
    return new Swap.Terms(
        row.getProviderSwapId(),
        row.getReceived() == null ? null : new Money(row.getReceived(), into(row)),
        row.getRate());
  }

  private static Currency into(SwapRecord row) {
    return Currency.getInstance(row.getToCurrency());
  }
}
