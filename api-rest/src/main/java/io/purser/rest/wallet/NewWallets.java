package io.purser.rest.wallet;

import io.purser.domain.wallet.OpenWallets;
import io.purser.rest.json.Body;
import io.purser.rest.problem.ProblemCode;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.HashSet;
import java.util.List;

/** Wallets to be opened. */
@Schema(name = "NewWallets", description = "Wallets to be opened, each named once.")
record NewWallets(@ArraySchema(minItems = 1, maxItems = OpenWallets.MOST) List<NewWallet> wallets) {
  static NewWallets read(byte[] bytes) {
    var body = Body.read(bytes);
    var named = new HashSet<NewWallet>();
    var wallets = body.list("wallets", OpenWallets.MOST).stream().map(NewWallet::read).toList();
    if (!wallets.stream().allMatch(named::add)) {
      body.refuse("wallets", ProblemCode.INVALID_VALUE, "names one of them twice");
    }
    body.end();
    return new NewWallets(wallets);
  }

  List<OpenWallets.Wanted> wanted() {
    return wallets.stream()
        .map(wallet -> new OpenWallets.Wanted(wallet.chain(), wallet.asset()))
        .toList();
  }
}
