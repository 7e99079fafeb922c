package io.purser.app.signature;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.chain.Chain;
import io.purser.domain.chain.ChainAddress;
import io.purser.domain.wallet.external.ProofScheme;
import io.purser.domain.wallet.external.WalletSignatures;
import io.purser.domain.wallet.external.WalletSignatures.Verdict;
import io.purser.domain.wallet.external.WalletSignaturesContract;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.web3j.crypto.ECKeyPair;
import org.web3j.crypto.Keys;
import org.web3j.crypto.Sign;

/** With signatures that web3j and the JDK make. */
final class CurveSignaturesTest extends WalletSignaturesContract {
  private static final String DIGITS = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  private static final BigInteger ORDER =
      new BigInteger("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141", 16);

  @Override
  protected WalletSignatures signatures() {
    return new CurveSignatures();
  }

  @Override
  protected Signer signer(Chain chain) {
    try {
      return switch (ProofScheme.on(chain).orElseThrow()) {
        case EIP_191 -> new OfEthereum(chain, Keys.createEcKeyPair());
        case ED25519 -> new OfSolana();
      };
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private record OfEthereum(Chain chain, ECKeyPair key) implements Signer {
    @Override
    public ChainAddress address() {
      return new ChainAddress(chain, "0x" + Keys.getAddress(key));
    }

    @Override
    public String sign(String message) {
      var signed = Sign.signPrefixedMessage(message.getBytes(StandardCharsets.UTF_8), key);
      return hex(signed.getR(), signed.getS(), signed.getV());
    }
  }

  private static final class OfSolana implements Signer {
    private final java.security.KeyPair key;

    OfSolana() throws GeneralSecurityException {
      key = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    }

    @Override
    public ChainAddress address() {
      var encoded = key.getPublic().getEncoded();
      return new ChainAddress(
          Chain.SOLANA, base58(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length)));
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
  }

  private static String hex(byte[]... parts) {
    var hex = new StringBuilder("0x");
    for (var part : parts) {
      hex.append(HexFormat.of().formatHex(part));
    }
    return hex.toString();
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

  private Verdict check(ChainAddress address, String message, String signature) {
    return signatures()
        .check(ProofScheme.on(address.chain()).orElseThrow(), address, message, signature);
  }

  /** The example in the documentation of web3.js for {@code eth.accounts.sign}. */
  @Test
  void a_signature_that_others_have_published_is_read_as_they_do() {
    var address = new ChainAddress(Chain.ETHEREUM, "0x2c7536E3605D9C16a7a3D7b1898e529396a65c23");
    var rs =
        "0xb91467e570a6466aa9e9876cbcd013baba02900b8979d43fe208a4a4f339f5fd"
            + "6007e74cd82e037b800186422fc2da167c747ef045e5d18a5f5d4300f8e1a029";

    assertThat(check(address, "Some data", rs + "1c")).isEqualTo(Verdict.BY_THE_ADDRESS);
    assertThat(check(address, "Some data", rs + "01")).isEqualTo(Verdict.BY_THE_ADDRESS);
    assertThat(check(address, "Some data", rs + "1b")).isEqualTo(Verdict.NOT_BY_THE_ADDRESS);
    assertThat(check(address, "Some date", rs + "1c")).isEqualTo(Verdict.NOT_BY_THE_ADDRESS);
  }

  @Test
  void many_keys_are_found_again_whichever_half_their_signature_names() throws Exception {
    for (int i = 0; i < 200; i++) {
      var key = new OfEthereum(Chain.BASE, Keys.createEcKeyPair());
      var signed = key.sign("text " + i);
      assertThat(check(key.address(), "text " + i, signed)).isEqualTo(Verdict.BY_THE_ADDRESS);
    }
  }

  /** Both are valid by the curve; only one is what wallets make. */
  @Test
  void the_twin_of_a_signature_is_not_taken() throws Exception {
    var key = new OfEthereum(Chain.BASE, Keys.createEcKeyPair());
    var signed = Sign.signPrefixedMessage("text".getBytes(StandardCharsets.UTF_8), key.key());
    var high = ORDER.subtract(new BigInteger(1, signed.getS()));
    var other = new byte[] {(byte) (signed.getV()[0] == 27 ? 28 : 27)};

    assertThat(
            check(
                key.address(),
                "text",
                hex(signed.getR(), HexFormat.of().parseHex("%064x".formatted(high)), other)))
        .isEqualTo(Verdict.NOT_BY_THE_ADDRESS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0000000000000000000000000000000000000000000000000000000000000005",
        "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141",
        "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
      })
  void numbers_that_no_signature_has_are_nobodys(String number) {
    var anybody = new ChainAddress(Chain.ETHEREUM, "0x" + "0".repeat(40));
    var one = "0".repeat(63) + "1";

    assertThat(check(anybody, "text", "0x" + number + one + "1b"))
        .isEqualTo(Verdict.NOT_BY_THE_ADDRESS);
    assertThat(check(anybody, "text", "0x" + one + number + "1b"))
        .isEqualTo(Verdict.NOT_BY_THE_ADDRESS);
    assertThat(check(anybody, "text", "0x" + one + one + "1d"))
        .isEqualTo(Verdict.NOT_BY_THE_ADDRESS);
    assertThat(check(anybody, "text", "0x" + one + one + "ff"))
        .isEqualTo(Verdict.NOT_BY_THE_ADDRESS);
  }

  /** The third example of RFC 8032, 7.1, whose message is no text; the second one's is. */
  @Test
  void an_example_of_the_standard_is_read_as_it_says() {
    var key = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c";
    var signature =
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
            + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00";
    var address = new ChainAddress(Chain.SOLANA, base58(HexFormat.of().parseHex(key)));

    assertThat(check(address, "r", base58(HexFormat.of().parseHex(signature))))
        .isEqualTo(Verdict.BY_THE_ADDRESS);
    assertThat(check(address, "s", base58(HexFormat.of().parseHex(signature))))
        .isEqualTo(Verdict.NOT_BY_THE_ADDRESS);
  }

  /**
   * With these as keys a signature that anybody can write down fits many texts, unless whoever
   * checks it refuses them: the JDK does not. The first is Solana's system program.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0100000000000000000000000000000000000000000000000000000000000000",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"
      })
  void points_that_are_nobodys_key_prove_nothing(String point) {
    var address = new ChainAddress(Chain.SOLANA, base58(HexFormat.of().parseHex(point)));
    var neutral = "01" + "00".repeat(31) + "00".repeat(32);
    var generator = "58" + "66".repeat(31) + "01" + "00".repeat(31);

    for (var forged : List.of(neutral, generator)) {
      var signature = base58(HexFormat.of().parseHex(forged));
      for (int i = 0; i < 16; i++) {
        assertThat(check(address, "text " + i, signature)).isEqualTo(Verdict.NOT_BY_THE_ADDRESS);
      }
    }
  }
}
