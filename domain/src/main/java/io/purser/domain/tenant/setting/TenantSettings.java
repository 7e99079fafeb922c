package io.purser.domain.tenant.setting;

import io.purser.domain.access.Motion;
import io.purser.domain.audit.MemberChange;
import io.purser.domain.tenant.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was set for a tenant while the platform runs, which wins over the platform's settings.
 *
 * @param issuers those whose tokens are taken beside those of the settings, in the order of their
 *     names
 * @param awaiting issuers that take a second operator to be in force, and which any other change of
 *     issuers drops; null when nothing waits
 * @param changedAt null when nothing was ever set
 * @param version 0 when nothing was ever set
 */
public record TenantSettings(
    TenantId tenant,
    Values values,
    List<TenantIssuer> issuers,
    @Nullable Motion<List<TenantIssuer>> awaiting,
    @Nullable Instant changedAt,
    long version) {
  public static final int MOST_ORIGINS = 50;
  public static final int MOST_ISSUERS = 20;

  public TenantSettings {
    issuers = inOrder(issuers);
    awaiting =
        awaiting == null
            ? null
            : new Motion<>(inOrder(awaiting.wanted()), awaiting.askedBy(), awaiting.dueAt());
  }

  /** Nothing waits. */
  public TenantSettings(
      TenantId tenant,
      Values values,
      List<TenantIssuer> issuers,
      @Nullable Instant changedAt,
      long version) {
    this(tenant, values, issuers, null, changedAt, version);
  }

  private static List<TenantIssuer> inOrder(List<TenantIssuer> issuers) {
    if (issuers.stream().map(TenantIssuer::named).distinct().count() < issuers.size()) {
      throw new IllegalArgumentException("an audience of an issuer is named once");
    }
    return issuers.stream().sorted(Comparator.comparing(TenantIssuer::named)).toList();
  }

  /**
   * The values. Of each, null is what the platform's settings say.
   *
   * @param origins of the web pages that may read what the tenant's callers are answered, each once
   * @param callerPerSecond how often one caller may ask, in the long run
   * @param callerBurst and at once
   * @param tenantPerSecond how often all callers together may ask, in the long run
   * @param tenantBurst and at once
   */
  public record Values(
      @Nullable List<String> origins,
      @Nullable Integer callerPerSecond,
      @Nullable Integer callerBurst,
      @Nullable Integer tenantPerSecond,
      @Nullable Integer tenantBurst) {
    public static final Values NONE = new Values(null, null, null, null, null);

    public Values {
      origins = origins == null ? null : List.copyOf(new LinkedHashSet<>(origins));
    }

    /** What became of each, for the audit log. */
    private List<MemberChange> changesTo(Values after) {
      return Stream.of(
              MemberChange.of("origins", joined(origins), joined(after.origins)),
              MemberChange.of("callerPerSecond", callerPerSecond, after.callerPerSecond),
              MemberChange.of("callerBurst", callerBurst, after.callerBurst),
              MemberChange.of("tenantPerSecond", tenantPerSecond, after.tenantPerSecond),
              MemberChange.of("tenantBurst", tenantBurst, after.tenantBurst))
          .toList();
    }

    private static @Nullable String joined(@Nullable List<String> origins) {
      return origins == null ? null : String.join(" ", origins);
    }
  }

  public static TenantSettings none(TenantId tenant) {
    return new TenantSettings(tenant, Values.NONE, List.of(), null, 0);
  }

  TenantSettings changed(Values wanted, Instant at) {
    return new TenantSettings(tenant, wanted, issuers, awaiting, at, version);
  }

  /** What is in force from now on; nothing else takes a second operator any more. */
  TenantSettings withIssuers(List<TenantIssuer> wanted, Instant at) {
    return new TenantSettings(tenant, values, wanted, null, at, version);
  }

  /** What is in force stays so. */
  TenantSettings awaiting(List<TenantIssuer> wanted, String askedBy, Instant dueAt, Instant at) {
    var motion = new Motion<>(wanted, askedBy, dueAt);
    return new TenantSettings(tenant, values, issuers, motion, at, version);
  }

  /** As they would be if what waits were in force. */
  TenantSettings asAwaited() {
    return awaiting == null
        ? this
        : new TenantSettings(tenant, values, awaiting.wanted(), changedAt, version);
  }

  /** Whether somebody could be anybody under these who could not before: by one new or changed. */
  boolean areIssuersWidenedBy(TenantSettings after) {
    return !issuers.containsAll(after.issuers);
  }

  public TenantSettings withVersion(long newVersion) {
    return new TenantSettings(tenant, values, issuers, awaiting, changedAt, newVersion);
  }

  List<MemberChange> changesTo(TenantSettings after) {
    var changes = new ArrayList<>(values.changesTo(after.values));
    var before = byName(issuers);
    var now = byName(after.issuers);
    var all = new TreeSet<>(before.keySet());
    all.addAll(now.keySet());
    all.forEach(
        named -> changes.add(MemberChange.of(named.toString(), before.get(named), now.get(named))));
    return changes;
  }

  private static Map<TenantIssuer.Named, String> byName(List<TenantIssuer> issuers) {
    return issuers.stream().collect(Collectors.toMap(TenantIssuer::named, TenantIssuer::said));
  }
}
