package io.purser.twin.state.card;

import java.util.Optional;

/** The currencies of cards and of the master wallet. All have two decimal places. */
public enum CardCurrency {
  USD,
  EUR,
  GBP;

  public static Optional<CardCurrency> named(String text) {
    for (var currency : values()) {
      if (currency.name().equals(text)) {
        return Optional.of(currency);
      }
    }
    return Optional.empty();
  }
}
