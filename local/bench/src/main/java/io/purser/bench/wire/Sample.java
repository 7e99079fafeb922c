package io.purser.bench.wire;

import java.util.List;

/**
 * One request that was made to see what it executes.
 *
 * @param number the number that the ids in the request were made from
 * @param token the text in the request that no other request has, or the same as the number
 * @param roundTrips what it executed
 */
public record Sample(long number, String token, List<RoundTrip> roundTrips) {
  public Sample {
    roundTrips = List.copyOf(roundTrips);
  }

  /** Whether both execute the same statements in the same round trips. */
  public boolean isLike(Sample other) {
    return statements().equals(other.statements());
  }

  private List<List<String>> statements() {
    return roundTrips.stream()
        .map(roundTrip -> roundTrip.statements().stream().map(Statement::sql).toList())
        .toList();
  }
}
