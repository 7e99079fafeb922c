package io.purser.domain.wallet;

/**
 * A wallet as the provider knows it.
 *
 * @param id the provider's id
 * @param address where others send the asset
 */
public record ProviderWallet(String id, String address) {}
