package io.purser.domain.transfer;

import io.purser.domain.wallet.WalletId;

/** An order in the caller's words. */
public record TransferDraft(WalletId wallet, String to, String amount) {}
