package io.purser.persistence.card;

import static io.purser.persistence.schema.Tables.CARD_FUNDING;

import io.purser.domain.card.account.funding.Funding;
import io.purser.domain.card.account.funding.FundingOrder;
import io.purser.domain.card.account.funding.PricingMode;
import io.purser.domain.card.account.funding.SourceChain;
import io.purser.domain.money.Money;
import io.purser.domain.operation.Rejection;
import io.purser.domain.transfer.Reference;
import io.purser.persistence.Words;
import io.purser.persistence.schema.tables.records.CardFundingRecord;
import java.util.Currency;

/**
 * A funding as a row, and back. Every column is set but when it was asked about, so leaving a state
 * clears what it had.
 */
final class FundingColumns {
  private FundingColumns() {}

  /** The version is the one that will be stored. */
  static CardFundingRecord write(Funding funding, long version) {
    var header = funding.header();
    var order = header.order();
    var row = new CardFundingRecord();
    row.setTenantId(header.tenant());
    row.setId(header.id());
    row.setCustomerId(header.customer());
    row.setReference(header.reference().value());
    row.setAmount(order.amount().minor());
    row.setCurrency(order.amount().currency().getCurrencyCode());
    row.setPricingMode(Words.of(order.mode()));
    row.setSourceChain(Words.of(order.chain()));
    row.setHeld(header.held().minor());
    row.setOperationId(header.operation());
    row.setTries(header.tries());
    row.setState(Words.of(funding.state()));
    row.setCreatedAt(header.createdAt());
    row.setUpdatedAt(header.updatedAt());
    row.setVersion(version);
    switch (funding) {
      case Funding.Requested _ -> {
        // The operation knows the rest.
      }
      case Funding.NotSent(_, var at) -> row.setGivenUpAt(at);
      case Funding.Refused(_, Rejection(var reason, var providerCode), var at) -> {
        row.setRejection(Words.of(reason));
        row.setRejectionCode(providerCode);
        row.setFailedAt(at);
      }
      case Funding.Pending pending -> write(pending, row);
      case Funding.Completed completed -> {
        write(completed, row);
        row.setCompletedAt(completed.completedAt());
      }
      case Funding.Failed failed -> {
        write(failed, row);
        row.setFailedAt(failed.failedAt());
      }
    }
    row.touched(true);
    row.touched(CARD_FUNDING.ASKED_AT, false);
    return row;
  }

  private static void write(Funding.Accepted funding, CardFundingRecord row) {
    var terms = funding.terms();
    row.setProviderFundingId(terms.providerId());
    row.setPaid(terms.paid().minor());
    row.setAcceptedAt(funding.acceptedAt());
    var credited = terms.credited();
    if (credited != null) {
      row.setCredited(credited.minor());
      row.setCreditedCurrency(credited.currency().getCurrencyCode());
    }
  }

  static Funding read(CardFundingRecord row) {
    var header = header(row);
    return switch (row.getState()) {
      case "requested" -> new Funding.Requested(header);
      case "not_sent" -> new Funding.NotSent(header, row.getGivenUpAt());
      case "pending" -> new Funding.Pending(header, terms(row), row.getAcceptedAt());
      case "completed" ->
          new Funding.Completed(header, terms(row), row.getAcceptedAt(), row.getCompletedAt());
      case "failed" ->
          row.getRejection() == null
              ? new Funding.Failed(header, terms(row), row.getAcceptedAt(), row.getFailedAt())
              : new Funding.Refused(
                  header,
                  new Rejection(
                      Words.parse(Rejection.Reason.class, row.getRejection()),
                      row.getRejectionCode()),
                  row.getFailedAt());
      default -> throw new IllegalStateException("no state: " + row.getState());
    };
  }

  private static Funding.Header header(CardFundingRecord row) {
    return new Funding.Header(
        row.getId(),
        row.getTenantId(),
        new Reference(row.getReference()),
        new FundingOrder(
            row.getCustomerId(),
            new Money(row.getAmount(), Currency.getInstance(row.getCurrency())),
            Words.parse(PricingMode.class, row.getPricingMode()),
            Words.parse(SourceChain.class, row.getSourceChain())),
        new Money(row.getHeld(), Money.USD),
        row.getOperationId(),
        row.getTries(),
        row.getCreatedAt(),
        row.getUpdatedAt(),
        row.getVersion());
  }

  private static Funding.Terms terms(CardFundingRecord row) {
    return new Funding.Terms(
        row.getProviderFundingId(),
        new Money(row.getPaid(), Money.USD),
        row.getCredited() == null
            ? null
            : new Money(row.getCredited(), Currency.getInstance(row.getCreditedCurrency())));
  }
}
