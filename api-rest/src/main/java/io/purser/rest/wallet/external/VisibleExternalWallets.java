package io.purser.rest.wallet.external;

import io.purser.domain.access.Access;
import io.purser.domain.wallet.external.ExternalWallet;
import io.purser.domain.wallet.external.ExternalWalletId;
import io.purser.domain.wallet.external.ExternalWallets;
import io.purser.rest.access.Call;
import io.purser.rest.problem.ProblemCode;
import io.purser.rest.problem.Refused;
import jakarta.inject.Singleton;

/** External wallets as far as the caller can see them. Used inside a unit of work. */
@Singleton
final class VisibleExternalWallets {
  private final ExternalWallets wallets;

  VisibleExternalWallets(ExternalWallets wallets) {
    this.wallets = wallets;
  }

  /** Another one's answers exactly as one that is not there. */
  ExternalWallet get(Call call, String id) {
    return ExternalWalletId.parse(id)
        .flatMap(parsed -> wallets.get(call.tenant(), parsed))
        .filter(found -> Access.sees(call.caller(), found.customer()))
        .orElseThrow(() -> new Refused(ProblemCode.NO_SUCH_WALLET));
  }
}
