package io.purser.domain.wallet;

import org.jspecify.annotations.Nullable;

/**
 * A wallet as the provider knows it.
 *
 * @param id the provider's id
 * @param address where others send the asset
 * @param holder the account that the provider keeps it in, which it wants named when money is sent;
 *     null when it was not told
 */
public record ProviderWallet(String id, String address, @Nullable String holder) {
  public ProviderWallet(String id, String address) {
    this(id, address, null);
  }
}
