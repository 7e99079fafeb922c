package io.purser.twin.state.card;

import java.util.EnumMap;
import java.util.Map;

/**
 * The central balances of a platform, from which its cardholders are funded. In minor units.
 *
 * @param owner the platform; it has one master wallet at most
 */
public record MasterWallet(
    String owner, String solAddress, String xdcAddress, Map<CardCurrency, Long> balances) {

  public MasterWallet {
    balances = Map.copyOf(balances);
  }

  public long balance(CardCurrency currency) {
    return balances.getOrDefault(currency, 0L);
  }

  /** The balance after so much has come or, if negative, gone. */
  public MasterWallet moved(CardCurrency currency, long by) {
    var next = new EnumMap<CardCurrency, Long>(CardCurrency.class);
    next.putAll(balances);
    next.merge(currency, by, Math::addExact);
    return new MasterWallet(owner, solAddress, xdcAddress, next);
  }
}
