package io.purser.domain.programme.swap;

import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.money.Money;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.transfer.Reference;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All swaps. Used, where nothing else is said, inside a unit of work of the tenant. */
public interface Swaps {
  /** Adds one with version 1. No other of the tenant has its reference. */
  void add(Swap.Requested swap);

  /**
   * Saves over the version that was loaded, and counts it up by one. No two swaps of a provider
   * account are the same one of the provider's.
   *
   * @throws io.purser.domain.work.StaleAggregate when it is no longer the newest
   */
  void save(Swap swap);

  Optional<Swap> get(TenantId tenant, SwapId id);

  /** The same, locked until the unit of work ends. */
  Optional<Swap> getForUpdate(TenantId tenant, SwapId id);

  Optional<Swap> byReference(TenantId tenant, Reference reference);

  /**
   * One of as many dollars of which it is not known for certain that the provider has it. There is
   * one at most.
   */
  Optional<Swap.Requested> requestedOf(TenantId tenant, Money amount);

  /**
   * How many dollars the tenant's swaps take from the master wallet that what was in it at this
   * moment may not show: those requested, and those accepted since and not failed.
   */
  Money notIn(TenantId tenant, Instant readAt);

  /** Newest first. */
  Page<Swap> list(TenantId tenant, PageRequest page);

  /**
   * The one of any of the account's tenants that the provider knows by this id. A transaction of
   * its own.
   */
  Optional<Whose> ownerOf(ProviderAccountId account, String providerId);

  /**
   * Those of any of the account's tenants of which it is not known for certain that the provider
   * has them. A transaction of its own.
   */
  List<Whose> requestedAt(ProviderAccountId account);

  /**
   * Swaps of any tenant that are submitted and were neither accepted nor asked about for this long.
   * The longest unasked first. Each is named to one asker, and then not again for as long. A
   * transaction of its own.
   */
  List<Whose> waiting(Duration age, int maximum);

  record Whose(TenantId tenant, SwapId swap) {}
}
