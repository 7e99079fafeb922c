package io.purser.local;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;
import java.util.HexFormat;
import org.web3j.crypto.ECKeyPair;
import org.web3j.crypto.Keys;
import org.web3j.crypto.Sign;

/** A wallet app of somebody's own, made with what the platform does not check signatures with. */
interface WalletKey {
  String address();

  String sign(String message);

  /** As MetaMask and the like sign, by web3j. */
  static WalletKey ofEthereum() {
    try {
      return new OfEthereum(Keys.createEcKeyPair());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** As Phantom and the like sign, by the JDK. */
  static WalletKey ofSolana() {
    try {
      return new OfSolana(KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  record OfEthereum(ECKeyPair key) implements WalletKey {
    @Override
    public String address() {
      return Keys.toChecksumAddress(Keys.getAddress(key));
    }

    @Override
    public String sign(String message) {
      var signed = Sign.signPrefixedMessage(message.getBytes(StandardCharsets.UTF_8), key);
      var hex = HexFormat.of();
      return "0x"
          + hex.formatHex(signed.getR())
          + hex.formatHex(signed.getS())
          + hex.formatHex(signed.getV());
    }
  }

  record OfSolana(KeyPair key) implements WalletKey {
    private static final int KEY_BYTES = 32;
    private static final String DIGITS =
        "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

    @Override
    public String address() {
      var encoded = key.getPublic().getEncoded();
      return base58(Arrays.copyOfRange(encoded, encoded.length - KEY_BYTES, encoded.length));
    }

    @Override
    public String sign(String message) {
      try {
        var signature = Signature.getInstance("Ed25519");
        signature.initSign(key.getPrivate());
        signature.update(message.getBytes(StandardCharsets.UTF_8));
        return base58(signature.sign());
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }

    private static String base58(byte[] bytes) {
      var text = new StringBuilder();
      var base = BigInteger.valueOf(DIGITS.length());
      for (var rest = new BigInteger(1, bytes); rest.signum() > 0; rest = rest.divide(base)) {
        text.insert(0, DIGITS.charAt(rest.mod(base).intValue()));
      }
      for (int i = 0; i < bytes.length && bytes[i] == 0; i++) {
        text.insert(0, DIGITS.charAt(0));
      }
      return text.toString();
    }
  }
}
