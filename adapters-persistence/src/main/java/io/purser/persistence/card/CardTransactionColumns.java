package io.purser.persistence.card;

import static io.purser.persistence.schema.Tables.CARD_TRANSACTION;

import com.fasterxml.jackson.core.type.TypeReference;
import io.purser.domain.card.spending.CardTransaction;
import io.purser.domain.card.spending.Merchant;
import io.purser.domain.card.spending.Sighting;
import io.purser.domain.card.spending.SpendingKind;
import io.purser.domain.card.spending.SpendingState;
import io.purser.domain.money.Money;
import io.purser.persistence.Json;
import io.purser.persistence.Words;
import io.purser.persistence.schema.tables.records.CardTransactionRecord;
import io.purser.persistence.schema.tables.records.CardTransactionSightingRecord;
import io.purser.persistence.seal.Place;
import io.purser.persistence.seal.SealKeys;
import jakarta.inject.Singleton;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A card transaction as a row with what was told of it, and back. The merchant is sealed, so that
 * erasing a customer erases where they were.
 */
@Singleton
final class CardTransactionColumns {
  private static final TypeReference<Map<String, String>> MERCHANT = new TypeReference<>() {};

  private final SealKeys keys;

  CardTransactionColumns(SealKeys keys) {
    this.keys = keys;
  }

  /** The version is the one that will be stored. */
  CardTransactionRecord write(CardTransaction transaction, long version) {
    var header = transaction.header();
    var history = transaction.history();
    var settled = history.settled();
    var row = new CardTransactionRecord();
    row.setTenantId(header.tenant());
    row.setId(header.id());
    row.setCustomerId(header.customer());
    row.setProviderId(header.providerId());
    row.setCardToken(transaction.cardToken());
    row.setKind(Words.of(header.kind()));
    row.setKindWord(header.kindWord());
    row.setState(Words.of(history.current().state()));
    row.setCurrency(history.current().amount().currency().getCurrencyCode());
    row.setSettled(settled == null ? 0 : settled.minor());
    row.setMerchant(sealed(transaction));
    row.setDeclineReason(transaction.declineReason());
    row.setOriginalProviderId(transaction.original());
    row.setOccurredAt(header.occurredAt());
    row.setUpdatedAt(header.updatedAt());
    row.setVersion(version);
    row.touched(true);
    return row;
  }

  private byte[] sealed(CardTransaction transaction) {
    var merchant = transaction.merchant();
    var document = new TreeMap<String, String>();
    put(document, "name", merchant.name());
    put(document, "category", merchant.category());
    put(document, "city", merchant.city());
    put(document, "country", merchant.country());
    var header = transaction.header();
    return keys.ofCustomer(header.tenant(), header.customer())
        .seal(
            Place.of(CARD_TRANSACTION.MERCHANT, header.tenant().value(), header.id().value()),
            Json.write(document));
  }

  private static void put(Map<String, String> document, String name, @Nullable String value) {
    if (value != null) {
      document.put(name, value);
    }
  }

  /**
   * @param told what was told of it, in the order in which it came
   */
  CardTransaction read(CardTransactionRecord row, List<CardTransactionSightingRecord> told) {
    var currency = Currency.getInstance(row.getCurrency());
    return new CardTransaction(
        new CardTransaction.Header(
            row.getId(),
            row.getTenantId(),
            row.getCustomerId(),
            row.getProviderId(),
            Words.parse(SpendingKind.class, row.getKind()),
            row.getKindWord(),
            row.getOccurredAt(),
            row.getUpdatedAt(),
            row.getVersion()),
        row.getCardToken(),
        merchant(row),
        row.getDeclineReason(),
        row.getOriginalProviderId(),
        told.stream().map(sighting -> read(sighting, currency)).toList());
  }

  /** Once the customer was erased nobody can read it any more. */
  private Merchant merchant(CardTransactionRecord row) {
    var place = Place.of(CARD_TRANSACTION.MERCHANT, row.getTenantId().value(), row.getId().value());
    return keys.read(
            row.getTenantId(),
            row.getCustomerId(),
            key -> Json.read(key.open(place, row.getMerchant()), MERCHANT))
        .map(
            document ->
                new Merchant(
                    document.get("name"),
                    document.get("category"),
                    document.get("city"),
                    document.get("country")))
        .orElse(Merchant.UNKNOWN);
  }

  static CardTransactionSightingRecord write(
      CardTransaction transaction, int number, Sighting sighting) {
    var row = new CardTransactionSightingRecord();
    row.setTenantId(transaction.header().tenant());
    row.setTransactionId(transaction.id());
    row.setNumber(number);
    row.setSource(Words.of(sighting.source()));
    row.setState(Words.of(sighting.state()));
    row.setWord(sighting.word());
    row.setAmount(sighting.amount().minor());
    row.setHappenedAt(sighting.happenedAt());
    row.setHeardAt(sighting.heardAt());
    row.touched(true);
    return row;
  }

  private static Sighting read(CardTransactionSightingRecord row, Currency currency) {
    return new Sighting(
        Words.parse(Sighting.Source.class, row.getSource()),
        Words.parse(SpendingState.class, row.getState()),
        row.getWord(),
        new Money(row.getAmount(), currency),
        row.getHappenedAt(),
        row.getHeardAt());
  }
}
