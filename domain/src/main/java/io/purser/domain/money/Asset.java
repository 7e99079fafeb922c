package io.purser.domain.money;

import java.util.regex.Pattern;

/**
 * Something a wallet can hold: a symbol on a chain, such as {@code USDC} on {@code solana}.
 *
 * @param chain lower case
 * @param symbol upper case, without the chain
 * @param decimals how many digits stand behind the point, from 0 to 30
 */
public record Asset(String chain, String symbol, int decimals) {
  private static final Pattern CHAIN = Pattern.compile("[a-z][a-z0-9]{0,19}");
  private static final Pattern SYMBOL = Pattern.compile("[A-Z][A-Z0-9]{0,19}");

  public Asset {
    if (!CHAIN.matcher(chain).matches() || !SYMBOL.matcher(symbol).matches()) {
      throw new IllegalArgumentException("not a chain and symbol");
    }
    if (decimals < 0 || decimals > 30) {
      throw new IllegalArgumentException("decimals out of range");
    }
  }
}
