package io.purser.twin.chain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;

/**
 * One line of the provider's catalogue: a coin or token on a chain.
 *
 * @param ticker the spelling we answer with
 * @param symbol the coin's name without its chain
 * @param aliases other spellings that are accepted, in upper case
 */
public record Asset(Chain chain, String ticker, String symbol, int decimals, Set<String> aliases) {

  /** 24 hex digits, the same in every twin, so that a client may keep them in its settings. */
  public String id() {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      byte[] hash = sha.digest((chain.wireName() + ":" + ticker).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 12);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(missing);
    }
  }

  public boolean isNative() {
    return ticker.equals(chain.nativeTicker());
  }

  boolean isSpelled(String upperCase) {
    return ticker.equals(upperCase) || aliases.contains(upperCase);
  }
}
