package io.purser.domain.wallet.external;

import io.purser.domain.chain.Chain;
import io.purser.domain.chain.ChainAddress;
import java.util.concurrent.atomic.AtomicInteger;

final class FakeWalletSignaturesTest extends WalletSignaturesContract {
  private static final String DIGITS = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

  private final AtomicInteger keys = new AtomicInteger();

  @Override
  protected WalletSignatures signatures() {
    return new FakeWalletSignatures();
  }

  @Override
  protected Signer signer(Chain chain) {
    int key = keys.incrementAndGet();
    var scheme = ProofScheme.on(chain).orElseThrow();
    var address =
        switch (scheme) {
          case EIP_191 -> new ChainAddress(chain, "0x%040x".formatted(key));
          case ED25519 -> new ChainAddress(chain, "1".repeat(31) + DIGITS.charAt(key));
        };
    return new Signer() {
      @Override
      public ChainAddress address() {
        return address;
      }

      @Override
      public String sign(String message) {
        return FakeWalletSignatures.sign(scheme, address, message);
      }
    };
  }
}
