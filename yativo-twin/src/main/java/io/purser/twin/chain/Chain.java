package io.purser.twin.chain;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The chains the provider's pages name. Names are compared without case; short codes are tolerated.
 */
public enum Chain {
  ETHEREUM("ethereum", AddressForm.EVM, "ETH", "3.18", "2500"),
  SOLANA("solana", AddressForm.SOLANA, "SOL", "0.01", "150"),
  POLYGON("polygon", AddressForm.EVM, "POL", "0.02", "0.40"),
  BSC("bsc", AddressForm.EVM, "BNB", "0.12", "600"),
  BASE("base", AddressForm.EVM, "ETH_BASE", "0.03", "2500"),
  ARBITRUM("arbitrum", AddressForm.EVM, "ETH_ARBITRUM", "0.05", "2500"),
  OPTIMISM("optimism", AddressForm.EVM, "ETH_OPTIMISM", "0.04", "2500"),
  XDC("xdc", AddressForm.EVM, "XDC", "0.001", "0.05");

  private static final Map<String, Chain> CODES =
      Map.ofEntries(
          Map.entry("eth", ETHEREUM),
          Map.entry("erc20", ETHEREUM),
          Map.entry("sol", SOLANA),
          Map.entry("pol", POLYGON),
          Map.entry("matic", POLYGON),
          Map.entry("bnb", BSC),
          Map.entry("bep20", BSC),
          Map.entry("arb", ARBITRUM),
          Map.entry("op", OPTIMISM));

  private final String wireName;
  private final AddressForm form;
  private final String nativeTicker;
  private final String gasUsd;
  private final String nativeUsd;

  Chain(String wireName, AddressForm form, String nativeTicker, String gasUsd, String nativeUsd) {
    this.wireName = wireName;
    this.form = form;
    this.nativeTicker = nativeTicker;
    this.gasUsd = gasUsd;
    this.nativeUsd = nativeUsd;
  }

  public static Optional<Chain> named(String text) {
    String name = text.toLowerCase(Locale.ROOT);
    for (Chain chain : values()) {
      if (chain.wireName.equals(name)) {
        return Optional.of(chain);
      }
    }
    return Optional.ofNullable(CODES.get(name));
  }

  /** The name on the wire, in lower case. */
  public String wireName() {
    return wireName;
  }

  public AddressForm addresses() {
    return form;
  }

  public String nativeTicker() {
    return nativeTicker;
  }

  /** Our fixed price of one transfer at low priority, in US dollars. */
  public String gasUsd() {
    return gasUsd;
  }

  /** Our fixed price of one native coin, in US dollars. */
  public String nativeUsd() {
    return nativeUsd;
  }
}
