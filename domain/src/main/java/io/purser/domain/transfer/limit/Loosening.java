package io.purser.domain.transfer.limit;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Limits under which more would be sent without a second person. They are in force once another
 * operator has set the very same, and any other change drops them.
 *
 * @param byAsset all limits as they would be
 * @param askedBy the principal of who has set them, who cannot be the second
 * @param dueAt from when on nobody can be the second any more
 */
public record Loosening(SortedMap<String, SendingLimit> byAsset, String askedBy, Instant dueAt) {
  public Loosening {
    byAsset = Collections.unmodifiableSortedMap(new TreeMap<>(byAsset));
  }

  boolean isOf(SortedMap<String, SendingLimit> wanted, Instant at) {
    return at.isBefore(dueAt) && byAsset.equals(wanted);
  }
}
