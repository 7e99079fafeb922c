package io.purser.domain.chain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An address on a chain, of the form that the chain's addresses have. Whether anybody has its key
 * is not known.
 *
 * @param text one spelling for each address: lower case where the chain does not tell cases apart
 */
public record ChainAddress(Chain chain, String text) {
  private static final Pattern ETHEREUM = Pattern.compile("0x[0-9a-fA-F]{40}");
  private static final Pattern XDC = Pattern.compile("(0x|xdc)[0-9a-fA-F]{40}");

  /** Some leave out leading zeros. Few are many by chance, and 40 digits are Ethereum's. */
  private static final Pattern SUI = Pattern.compile("0x[0-9a-fA-F]{60,64}");

  private static final Pattern BASE_58 = Pattern.compile("[1-9A-HJ-NP-Za-km-z]{32,44}");

  private static final int SOLANA_BYTES = 32;
  private static final int SUI_DIGITS = 64;
  private static final int TRON_BYTES = 25;
  private static final byte TRON_MAINNET = 0x41;
  private static final int CHECKSUM_BYTES = 4;
  private static final String MISTYPED =
      "is mistyped: its checksum does not fit; copy the address anew";

  public ChainAddress {
    var problem = problemWith(chain, text);
    if (problem.isPresent()) {
      throw new IllegalArgumentException(problem.get());
    }
    text = canonical(chain, text);
  }

  /** Why this text is no address of the chain, or empty when it is one. */
  public static Optional<String> problemWith(Chain chain, String text) {
    return switch (chain.family()) {
      case ETHEREUM -> problemWithHex(ETHEREUM, text, "must be 0x and 40 hexadecimal digits");
      case XDC -> problemWithHex(XDC, text, "must be 0x or xdc, and 40 hexadecimal digits");
      case SUI -> formed(SUI.matcher(text).matches(), "must be 0x and 64 hexadecimal digits");
      case SOLANA -> formed(isSolana(text), "must be 32 bytes in base 58");
      case TRON -> problemWithTron(text);
    };
  }

  private static Optional<String> formed(boolean fits, String otherwise) {
    return fits ? Optional.empty() : Optional.of(otherwise);
  }

  /** EIP-55: the case of the letters is a checksum, unless all are of one case. */
  private static Optional<String> problemWithHex(Pattern form, String text, String otherwise) {
    if (!form.matcher(text).matches()) {
      return Optional.of(otherwise);
    }
    var digits = text.substring(text.length() - 40);
    var lower = digits.toLowerCase(Locale.ROOT);
    boolean isOneCase = digits.equals(lower) || digits.equals(digits.toUpperCase(Locale.ROOT));
    return formed(isOneCase || digits.equals(withChecksum(lower)), MISTYPED);
  }

  private static String withChecksum(String lower) {
    var hash = HexFormat.of().formatHex(Keccak256.hash(lower.getBytes(StandardCharsets.US_ASCII)));
    var cased = new StringBuilder(lower);
    for (int i = 0; i < lower.length(); i++) {
      if (hash.charAt(i) >= '8') {
        cased.setCharAt(i, Character.toUpperCase(lower.charAt(i)));
      }
    }
    return cased.toString();
  }

  private static boolean isSolana(String text) {
    return BASE_58.matcher(text).matches()
        && Base58.decode(text).filter(bytes -> bytes.length == SOLANA_BYTES).isPresent();
  }

  private static Optional<String> problemWithTron(String text) {
    var bytes = BASE_58.matcher(text).matches() ? Base58.decode(text) : Optional.<byte[]>empty();
    if (bytes.filter(b -> b.length == TRON_BYTES && b[0] == TRON_MAINNET).isEmpty()) {
      return Optional.of("must be a T and 33 characters of base 58");
    }
    var all = bytes.get();
    int checked = TRON_BYTES - CHECKSUM_BYTES;
    var expected = sha256(sha256(Arrays.copyOf(all, checked)));
    return formed(Arrays.equals(all, checked, TRON_BYTES, expected, 0, CHECKSUM_BYTES), MISTYPED);
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static String canonical(Chain chain, String text) {
    return switch (chain.family()) {
      case ETHEREUM -> text.toLowerCase(Locale.ROOT);
      case XDC -> "0x" + text.substring(text.length() - 40).toLowerCase(Locale.ROOT);
      case SUI -> {
        var digits = text.substring(2).toLowerCase(Locale.ROOT);
        yield "0x" + "0".repeat(SUI_DIGITS - digits.length()) + digits;
      }
      case SOLANA, TRON -> text;
    };
  }
}
