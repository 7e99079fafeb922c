package io.purser.domain.transfer.limit;

import io.purser.domain.audit.MemberChange;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What one customer of a tenant may send, or each of them.
 *
 * @param customer whom it is for; null for everybody
 * @param byAsset by the asset's symbol, whatever the chain; an asset that is not there has no limit
 * @param changedAt null when nothing was ever set
 * @param version 0 when nothing was ever set
 */
public record SendingLimits(
    TenantId tenant,
    @Nullable CustomerId customer,
    SortedMap<String, SendingLimit> byAsset,
    @Nullable Instant changedAt,
    long version) {
  public SendingLimits {
    byAsset = Collections.unmodifiableSortedMap(new TreeMap<>(byAsset));
  }

  /** What became of each limit, for the audit log. */
  List<MemberChange> changesTo(SendingLimits after) {
    var symbols = new TreeSet<>(byAsset.keySet());
    symbols.addAll(after.byAsset.keySet());
    return symbols.stream()
        .flatMap(symbol -> of(symbol).changesTo(symbol, after.of(symbol)))
        .toList();
  }

  public static SendingLimits none(TenantId tenant, @Nullable CustomerId customer) {
    return new SendingLimits(tenant, customer, new TreeMap<>(), null, 0);
  }

  /** What it is kept and told under: the customer's id, or the tenant's. */
  public String subject() {
    return customer == null ? tenant.value() : customer.value();
  }

  public SendingLimit of(String asset) {
    return byAsset.getOrDefault(asset, SendingLimit.NONE);
  }

  /** What holds where both hold, for each asset that one of them names. */
  public SortedMap<String, SendingLimit> and(SendingLimits other) {
    var both = new TreeMap<>(byAsset);
    other.byAsset.forEach((asset, limit) -> both.merge(asset, limit, SendingLimit::and));
    return both;
  }

  SendingLimits changed(SortedMap<String, SendingLimit> wanted, Instant at) {
    return new SendingLimits(tenant, customer, wanted, at, version);
  }

  public SendingLimits withVersion(long newVersion) {
    return new SendingLimits(tenant, customer, byAsset, changedAt, newVersion);
  }
}
