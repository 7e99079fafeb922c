package io.purser.rest.edge;

import org.jspecify.annotations.Nullable;

/** What holds for a tenant, and who says so. */
public record Sourced<T>(T value, Source source) {
  /** From the strongest on. */
  public enum Source {
    /** It was set for the tenant while the platform runs. */
    TENANT,
    /** The platform's settings name the tenant. */
    SETTINGS,
    /** It holds for every tenant of which nothing else is said. */
    PLATFORM
  }

  /** The first that is there. */
  public static <T> Sourced<T> of(@Nullable T tenants, @Nullable T settings, T everybodys) {
    if (tenants != null) {
      return new Sourced<>(tenants, Source.TENANT);
    }
    return settings != null
        ? new Sourced<>(settings, Source.SETTINGS)
        : new Sourced<>(everybodys, Source.PLATFORM);
  }
}
