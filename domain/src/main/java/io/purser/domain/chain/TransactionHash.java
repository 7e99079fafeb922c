package io.purser.domain.chain;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a transaction on a chain is called there, of the form that the chain gives such names.
 * Whether there is such a transaction is not known.
 *
 * @param text one spelling for each: lower case where the chain does not tell cases apart
 */
public record TransactionHash(Chain chain, String text) {
  private static final Pattern ETHEREUM = Pattern.compile("0x[0-9a-fA-F]{64}");
  private static final Pattern TRON = Pattern.compile("[0-9a-fA-F]{64}");
  private static final Pattern BASE_58 = Pattern.compile("[1-9A-HJ-NP-Za-km-z]{32,88}");
  private static final int SOLANA_BYTES = 64;
  private static final int SUI_BYTES = 32;

  public TransactionHash {
    var problem = problemWith(chain, text);
    if (problem.isPresent()) {
      throw new IllegalArgumentException(problem.get());
    }
    text = canonical(chain, text);
  }

  /** Why no transaction of the chain can be called this, or empty when one can. */
  public static Optional<String> problemWith(Chain chain, String text) {
    return switch (chain.family()) {
      case ETHEREUM, XDC ->
          formed(ETHEREUM.matcher(text).matches(), "must be 0x and 64 hexadecimal digits");
      case TRON -> formed(TRON.matcher(text).matches(), "must be 64 hexadecimal digits");
      case SOLANA -> formed(isBase58(text, SOLANA_BYTES), "must be 64 bytes in base 58");
      case SUI -> formed(isBase58(text, SUI_BYTES), "must be 32 bytes in base 58");
    };
  }

  private static Optional<String> formed(boolean fits, String otherwise) {
    return fits ? Optional.empty() : Optional.of(otherwise);
  }

  private static boolean isBase58(String text, int length) {
    return BASE_58.matcher(text).matches()
        && Base58.decode(text).filter(bytes -> bytes.length == length).isPresent();
  }

  private static String canonical(Chain chain, String text) {
    return switch (chain.family()) {
      case ETHEREUM, XDC, TRON -> text.toLowerCase(Locale.ROOT);
      case SOLANA, SUI -> text;
    };
  }
}
