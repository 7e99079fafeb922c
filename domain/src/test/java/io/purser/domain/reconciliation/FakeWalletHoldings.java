package io.purser.domain.reconciliation;

import io.purser.domain.money.AssetAmount;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.work.Asker;
import io.purser.domain.work.Deadline;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** {@link WalletHoldings} that are what somebody says they are. */
public final class FakeWalletHoldings implements WalletHoldings {
  private final Map<String, Map<String, AssetAmount>> holdings = new ConcurrentHashMap<>();
  private final List<Asker> askers = new CopyOnWriteArrayList<>();
  private volatile boolean away;

  /** From now on there is this much in the provider's wallet. */
  public void holds(String providerCustomer, String providerWallet, AssetAmount amount) {
    holdings
        .computeIfAbsent(providerCustomer, _ -> new ConcurrentHashMap<>())
        .put(providerWallet, amount);
  }

  public void goesAway() {
    away = true;
  }

  public void comesBack() {
    away = false;
  }

  public int reads() {
    return askers.size();
  }

  /** For whom it was read, each time. */
  public List<Asker> askers() {
    return List.copyOf(askers);
  }

  @Override
  public Reading read(ProviderAccountId account, String providerCustomerId, Deadline deadline) {
    askers.add(deadline.asker());
    return away
        ? new Reading.Unavailable("it is away")
        : new Reading.Read(holdings.getOrDefault(providerCustomerId, Map.of()));
  }
}
