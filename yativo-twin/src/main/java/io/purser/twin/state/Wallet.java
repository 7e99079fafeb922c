package io.purser.twin.state;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.purser.twin.chain.Asset;
import io.purser.twin.chain.Catalogue;
import io.purser.twin.chain.Chain;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the provider calls an asset: an address on a chain, held for an account. */
public record Wallet(
    String id,
    String owner,
    String accountId,
    @Nullable String customerId,
    Chain chain,
    String ticker,
    String address,
    BigDecimal balance,
    Instant createdAt) {

  @JsonIgnore
  public Asset asset() {
    return Catalogue.on(chain, ticker)
        .orElseThrow(() -> new IllegalStateException("no asset " + ticker + " on " + chain));
  }

  /** Several wallets may share a chain, and on each an address belongs to one of them. */
  @JsonIgnore
  public String addressKey() {
    return addressKey(chain, ticker, address);
  }

  public static String addressKey(Chain chain, String ticker, String address) {
    return chain + "|" + ticker + "|" + chain.addresses().sameAddressKey(address);
  }

  public Wallet credited(BigDecimal amount) {
    return withBalance(balance.add(amount));
  }

  public Wallet debited(BigDecimal amount) {
    return withBalance(balance.subtract(amount));
  }

  private Wallet withBalance(BigDecimal next) {
    return new Wallet(id, owner, accountId, customerId, chain, ticker, address, next, createdAt);
  }
}
