package io.purser.dist.image;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** How long several starts took, and what was resident after each. */
final class Measurements {
  private final String name;
  private final List<Long> readyMillis = new ArrayList<>();
  private final List<Long> residentMegabytes = new ArrayList<>();

  Measurements(String name) {
    this.name = name;
  }

  void add(Duration ready, long residentMegabytesThen) {
    readyMillis.add(ready.toMillis());
    residentMegabytes.add(residentMegabytesThen);
  }

  /** The median of each, a line for each of those compared. */
  static String table(List<Measurements> compared) {
    var text = new StringBuilder("%n  %-20s %10s %14s%n".formatted("", "ready", "then resident"));
    for (var one : compared) {
      text.append(
          "  %-20s %7d ms %11d MB%n"
              .formatted(one.name, median(one.readyMillis), median(one.residentMegabytes)));
    }
    return text.toString();
  }

  private static long median(List<Long> values) {
    var sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }
}
