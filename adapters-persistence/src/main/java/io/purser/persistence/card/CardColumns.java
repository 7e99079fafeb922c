package io.purser.persistence.card;

import static io.purser.persistence.schema.Tables.CARD;

import io.purser.domain.card.Card;
import io.purser.domain.card.CardChange;
import io.purser.domain.card.CardCondition;
import io.purser.domain.card.ProviderCard;
import io.purser.domain.operation.Rejection;
import io.purser.persistence.Words;
import io.purser.persistence.schema.tables.records.CardRecord;
import org.jspecify.annotations.Nullable;

/**
 * A card as a row, and back. Every column is set but the account, which is a matter of adding one;
 * so leaving a state clears what it had.
 */
final class CardColumns {
  private CardColumns() {}

  /** The version is the one that will be stored. */
  static CardRecord write(Card card, long version) {
    var header = card.header();
    var row = new CardRecord();
    row.setTenantId(header.tenant());
    row.setId(header.id());
    row.setCustomerId(header.customer());
    row.setState(Words.of(card.state()));
    row.setCreatedAt(header.createdAt());
    row.setUpdatedAt(header.updatedAt());
    row.setVersion(version);
    switch (card) {
      case Card.Requested(_, var operation) -> row.setOperationId(operation);
      case Card.Failed(_, Rejection(var reason, var providerCode)) -> {
        row.setFailure(Words.of(reason));
        row.setFailureCode(providerCode);
      }
      case Card.Open open -> {
        write(open.provider(), row);
        var wanted = open.wanted();
        if (wanted != null) {
          row.setWanted(Words.of(wanted.change()));
          row.setWantedOperationId(wanted.operation());
        }
      }
      case Card.Closed closed -> write(closed.provider(), row);
    }
    row.touched(true);
    row.touched(CARD.ACCOUNT_ID, false);
    return row;
  }

  private static void write(ProviderCard provider, CardRecord row) {
    row.setProviderCardId(provider.id());
    row.setLastFour(provider.lastFour());
  }

  static Card read(CardRecord row) {
    var header =
        new Card.Header(
            row.getId(),
            row.getTenantId(),
            row.getCustomerId(),
            row.getCreatedAt(),
            row.getUpdatedAt(),
            row.getVersion());
    return switch (row.getState()) {
      case "requested" -> new Card.Requested(header, row.getOperationId());
      case "failed" ->
          new Card.Failed(
              header,
              new Rejection(
                  Words.parse(Rejection.Reason.class, row.getFailure()), row.getFailureCode()));
      // Every other state is a condition of the provider's card.
      default ->
          Card.Issued.of(
              header,
              new ProviderCard(row.getProviderCardId(), row.getLastFour()),
              Words.parse(CardCondition.class, row.getState()),
              wanted(row));
    };
  }

  private static Card.@Nullable Wanted wanted(CardRecord row) {
    return row.getWanted() == null
        ? null
        : new Card.Wanted(
            Words.parse(CardChange.class, row.getWanted()), row.getWantedOperationId());
  }
}
