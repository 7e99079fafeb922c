package io.purser.domain.tenant.setting;

import io.purser.domain.audit.MemberChange;
import io.purser.domain.tenant.TenantId;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was set for a tenant while the platform runs, which wins over the platform's settings.
 *
 * @param changedAt null when nothing was ever set
 * @param version 0 when nothing was ever set
 */
public record TenantSettings(
    TenantId tenant, Values values, @Nullable Instant changedAt, long version) {
  public static final int MOST_ORIGINS = 50;

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
    return new TenantSettings(tenant, Values.NONE, null, 0);
  }

  TenantSettings changed(Values wanted, Instant at) {
    return new TenantSettings(tenant, wanted, at, version);
  }

  public TenantSettings withVersion(long newVersion) {
    return new TenantSettings(tenant, values, changedAt, newVersion);
  }

  List<MemberChange> changesTo(TenantSettings after) {
    return values.changesTo(after.values);
  }
}
