package io.purser.domain.simulation;

import io.purser.domain.FakeProvider;
import io.purser.domain.InMemoryStore;
import io.purser.domain.customer.CustomerRegistry;
import io.purser.domain.customer.Email;
import io.purser.domain.customer.ProviderCustomer;
import io.purser.domain.inbox.DeliveryVerifier.Verdict;
import io.purser.domain.inbox.Endpoint;
import io.purser.domain.money.Asset;
import io.purser.domain.operation.ProviderKey;
import io.purser.domain.operation.ProviderWrite.Answer;
import io.purser.domain.operation.ProviderWrite.Sighting;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.transfer.TransferEffect;
import io.purser.domain.transfer.TransferOrder;
import io.purser.domain.transfer.TransferProvider;
import io.purser.domain.wallet.History;
import io.purser.domain.wallet.ProviderWallet;
import io.purser.domain.wallet.WalletProvider;
import io.purser.domain.wallet.WalletTransaction.Direction;
import io.purser.domain.work.Deadline;
import java.time.Instant;
import java.util.List;

/** The fake provider, behind a line on which things go wrong. */
final class SimulatedProvider implements CustomerRegistry, WalletProvider, TransferProvider {
  private final FakeProvider provider;
  private final UnreliableLine line;

  SimulatedProvider(InMemoryStore store, UnreliableLine line) {
    this.provider = new FakeProvider(store);
    this.line = line;
  }

  /** What is really there. */
  FakeProvider itself() {
    return provider;
  }

  @Override
  public Sighting<ProviderCustomer> find(
      ProviderAccountId account, Email email, Deadline deadline) {
    return line.read(() -> provider.find(account, email, deadline), Sighting.Unclear::new);
  }

  @Override
  public Answer<ProviderCustomer> register(
      ProviderAccountId account, NewCustomer customer, Deadline deadline) {
    return line.write(() -> provider.register(account, customer, deadline));
  }

  @Override
  public Sighting<ProviderWallet> find(
      ProviderAccountId account, String providerCustomerId, Asset asset, Deadline deadline) {
    return line.read(
        () -> provider.find(account, providerCustomerId, asset, deadline), Sighting.Unclear::new);
  }

  @Override
  public Answer<ProviderWallet> open(
      ProviderAccountId account, String providerCustomerId, Asset asset, Deadline deadline) {
    return line.write(() -> provider.open(account, providerCustomerId, asset, deadline));
  }

  @Override
  public History history(ProviderAccountId account, String providerCustomerId, Deadline deadline) {
    return line.read(
        () -> {
          var history = provider.history(account, providerCustomerId, deadline);
          return line.hidesEffects() ? withoutWithdrawals(history) : history;
        },
        History.Unavailable::new);
  }

  private static History withoutWithdrawals(History history) {
    return history instanceof History.Read(var transactions, var unreadable)
        ? new History.Read(
            transactions.stream()
                .filter(moved -> moved.direction() != Direction.WITHDRAWAL)
                .toList(),
            unreadable)
        : history;
  }

  @Override
  public Estimation estimate(ProviderAccountId account, TransferOrder order, Deadline deadline) {
    return line.read(
        () -> provider.estimate(account, order, deadline), Estimation.Unavailable::new);
  }

  @Override
  public Answer<TransferEffect> send(
      ProviderAccountId account,
      String providerCustomerId,
      ProviderWallet from,
      TransferOrder order,
      ProviderKey key,
      String note,
      Deadline deadline) {
    return line.write(
        () -> provider.knows(key),
        () -> provider.send(account, providerCustomerId, from, order, key, note, deadline));
  }

  /** Every delivery is genuine, signed at the time that it names. */
  Verdict verify(Endpoint endpoint, List<String> signatures, List<String> timestamps, byte[] body) {
    return new Verdict.Genuine(Instant.parse(timestamps.getFirst()));
  }
}
