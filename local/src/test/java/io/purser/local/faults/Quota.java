package io.purser.local.faults;

import io.purser.local.Site;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How many calls the provider takes in windows that roll. */
record Quota(int perMinute, int perHour, int perDay) {
  /** Only the minute is ever short. */
  static final Quota OF_THE_TEST = new Quota(600, 30_000, 500_000);

  /** What tells a node to keep to it. */
  Map<String, String> settings() {
    var prefix = "PURSER_PROVIDER_QUOTAS_DEFAULT_PER_";
    return Map.of(
        prefix + "MINUTE", Integer.toString(perMinute),
        prefix + "HOUR", Integer.toString(perHour),
        prefix + "DAY", Integer.toString(perDay));
  }

  /** The provider counts from now on, and has counted nothing so far. */
  void enforce(Site site) throws IOException {
    lift(site);
    set(site, Map.of("per_minute", perMinute, "per_hour", perHour, "per_day", perDay));
  }

  static void lift(Site site) throws IOException {
    set(site, null);
    // With the next call it forgets what it has counted.
    site.provider().get(OtherProgram.PATH).require("a call that is not counted");
  }

  private static void set(Site site, @Nullable Map<String, Integer> quota) throws IOException {
    var settings = new HashMap<String, @Nullable Object>();
    settings.put("quota", quota);
    site.twinControl().send("PATCH", "/_twin/settings", settings).require("the quota");
  }
}
