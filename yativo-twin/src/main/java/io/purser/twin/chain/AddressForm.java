package io.purser.twin.chain;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/** How addresses and transaction hashes are written on a kind of chain. */
public enum AddressForm {
  /**
   * {@code 0x} and 40 hex digits, checksummed as in EIP-55; hashes are {@code 0x} and 64 digits.
   */
  EVM {
    @Override
    public String newAddress() {
      return Eip55.checksummed(HexFormat.of().formatHex(random(20)));
    }

    @Override
    public String newHash() {
      return "0x" + HexFormat.of().formatHex(random(32));
    }

    @Override
    public boolean accepts(String address) {
      return EVM_ADDRESS.matcher(address).matches();
    }

    @Override
    public String sameAddressKey(String address) {
      return address.toLowerCase(Locale.ROOT);
    }
  },
  /** Base58 of 32 bytes; hashes are base58 of 64 bytes. */
  SOLANA {
    @Override
    public String newAddress() {
      return Base58.encode(random(32));
    }

    @Override
    public String newHash() {
      return Base58.encode(random(64));
    }

    @Override
    public boolean accepts(String address) {
      return address.length() <= 44 && Base58.decodedLength(address) == 32;
    }

    @Override
    public String sameAddressKey(String address) {
      return address;
    }
  };

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Pattern EVM_ADDRESS = Pattern.compile("0x[0-9a-fA-F]{40}");

  public abstract String newAddress();

  public abstract String newHash();

  /** Whether the text has the form of an address. A wrong EIP-55 checksum is let through. */
  public abstract boolean accepts(String address);

  /** Two spellings of one address have the same key. */
  public abstract String sameAddressKey(String address);

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    RANDOM.nextBytes(bytes);
    return bytes;
  }
}
