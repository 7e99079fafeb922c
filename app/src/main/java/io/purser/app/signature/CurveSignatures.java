package io.purser.app.signature;

import io.purser.domain.chain.ChainAddress;
import io.purser.domain.wallet.external.ProofScheme;
import io.purser.domain.wallet.external.WalletSignatures;
import jakarta.inject.Singleton;

/** {@link WalletSignatures} on the curves that the chains use. */
@Singleton
final class CurveSignatures implements WalletSignatures {
  @Override
  public Verdict check(ProofScheme scheme, ChainAddress address, String message, String signature) {
    return switch (scheme) {
      case EIP_191 -> Secp256k1Signature.check(address, message, signature);
      case ED25519 -> Ed25519Signature.check(address, message, signature);
    };
  }
}
