package io.purser.peer.wallet;

import io.purser.domain.access.Caller;
import io.purser.domain.access.Permission;
import io.purser.domain.wallet.WalletId;
import io.purser.peer.access.Gate;
import io.purser.peer.access.Needs;
import io.purser.peer.edge.ProblemCode;
import io.purser.peer.edge.Refused;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;

/** Says what is in a wallet. */
@RestController
class BalanceController {
  private final WalletRows wallets;
  private final InstantSource clock;
  private final Duration freshFor;

  BalanceController(
      WalletRows wallets,
      InstantSource clock,
      @Value("${peer.balances.fresh-for}") Duration freshFor) {
    this.wallets = wallets;
    this.clock = clock;
    this.freshFor = freshFor;
  }

  @GetMapping("/v1/wallets/{walletId}/balance")
  @Needs(Permission.READ_WALLET)
  BalanceView ofWallet(
      @RequestAttribute(Gate.CALLER) Caller.Service caller, @PathVariable String walletId) {
    var tenant = caller.tenant();
    var wallet =
        WalletId.parse(walletId)
            .flatMap(id -> wallets.get(tenant, id))
            .orElseThrow(() -> new Refused(ProblemCode.NO_SUCH_WALLET));
    var balance = wallets.balance(tenant, wallet.id()).orElse(null);
    return BalanceView.of(wallet, balance, clock.instant(), freshFor);
  }
}
