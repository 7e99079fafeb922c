package io.purser.domain.wallet.external;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.chain.Chain;
import io.purser.domain.chain.ChainAddress;
import io.purser.domain.wallet.external.WalletSignatures.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What every {@link WalletSignatures} must do, on every chain on which a proof is offered. */
public abstract class WalletSignaturesContract {
  private static final String MESSAGE = "Please sign this.\n\nNonce: 1234, für Ana";

  protected abstract WalletSignatures signatures();

  /** Somebody with a key of their own, another one each time. */
  protected abstract Signer signer(Chain chain);

  /** Has a key. */
  protected interface Signer {
    ChainAddress address();

    String sign(String message);
  }

  private Verdict check(ChainAddress address, String message, String signature) {
    return signatures()
        .check(ProofScheme.on(address.chain()).orElseThrow(), address, message, signature);
  }

  @ParameterizedTest
  @EnumSource(
      value = Chain.class,
      names = {"SUI", "TRON"},
      mode = Mode.EXCLUDE)
  void a_signature_belongs_to_its_address_and_its_message(Chain chain) {
    var ana = signer(chain);
    var bob = signer(chain);
    var signature = ana.sign(MESSAGE);

    assertThat(check(ana.address(), MESSAGE, signature)).isEqualTo(Verdict.BY_THE_ADDRESS);
    assertThat(check(bob.address(), MESSAGE, signature)).isEqualTo(Verdict.NOT_BY_THE_ADDRESS);
    assertThat(check(ana.address(), MESSAGE + " ", signature))
        .isEqualTo(Verdict.NOT_BY_THE_ADDRESS);
    assertThat(check(ana.address(), MESSAGE, bob.sign(MESSAGE)))
        .isEqualTo(Verdict.NOT_BY_THE_ADDRESS);
  }

  @ParameterizedTest
  @EnumSource(
      value = Chain.class,
      names = {"SUI", "TRON"},
      mode = Mode.EXCLUDE)
  void what_has_not_the_form_of_a_signature_is_not_read(Chain chain) {
    var ana = signer(chain);
    var signature = ana.sign(MESSAGE);

    assertThat(check(ana.address(), MESSAGE, "")).isEqualTo(Verdict.UNREADABLE);
    assertThat(check(ana.address(), MESSAGE, "no signature")).isEqualTo(Verdict.UNREADABLE);
    assertThat(check(ana.address(), MESSAGE, signature + signature)).isEqualTo(Verdict.UNREADABLE);
    assertThat(check(ana.address(), MESSAGE, signature.substring(0, signature.length() / 2)))
        .isEqualTo(Verdict.UNREADABLE);
  }
}
