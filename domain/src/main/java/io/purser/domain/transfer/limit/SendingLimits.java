package io.purser.domain.transfer.limit;

import io.purser.domain.access.Motion;
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
 * @param awaiting limits under which more would be sent without a second person, which take a
 *     second operator to be in force, and which any other change drops; null when nothing waits
 * @param version 0 when nothing was ever set
 */
public record SendingLimits(
    TenantId tenant,
    @Nullable CustomerId customer,
    SortedMap<String, SendingLimit> byAsset,
    @Nullable Instant changedAt,
    @Nullable Motion<SortedMap<String, SendingLimit>> awaiting,
    long version) {
  public SendingLimits {
    byAsset = Collections.unmodifiableSortedMap(new TreeMap<>(byAsset));
  }

  /** Nothing takes a second operator. */
  public SendingLimits(
      TenantId tenant,
      @Nullable CustomerId customer,
      SortedMap<String, SendingLimit> byAsset,
      @Nullable Instant changedAt,
      long version) {
    this(tenant, customer, byAsset, changedAt, null, version);
  }

  /** What became of each limit, for the audit log. */
  List<MemberChange> changesTo(SortedMap<String, SendingLimit> after) {
    var symbols = new TreeSet<>(byAsset.keySet());
    symbols.addAll(after.keySet());
    return symbols.stream()
        .flatMap(
            symbol -> of(symbol).changesTo(symbol, after.getOrDefault(symbol, SendingLimit.NONE)))
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

  /** What is in force from now on; nothing else takes a second operator any more. */
  SendingLimits changed(SortedMap<String, SendingLimit> wanted, Instant at) {
    return new SendingLimits(tenant, customer, wanted, at, null, version);
  }

  /** What is in force stays so. */
  SendingLimits awaiting(@Nullable Motion<SortedMap<String, SendingLimit>> loosening) {
    return new SendingLimits(tenant, customer, byAsset, changedAt, loosening, version);
  }

  /** Whether more of an asset would be sent without a second person, whatever else is changed. */
  boolean isLoosenedBy(SortedMap<String, SendingLimit> wanted) {
    return byAsset.entrySet().stream()
        .anyMatch(
            now -> wanted.getOrDefault(now.getKey(), SendingLimit.NONE).loosens(now.getValue()));
  }

  public SendingLimits withVersion(long newVersion) {
    return new SendingLimits(tenant, customer, byAsset, changedAt, awaiting, newVersion);
  }
}
