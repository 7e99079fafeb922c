package io.purser.bench.wire;

import java.util.List;

/** Statements that were sent together, after which the driver waited for the answers. */
public record RoundTrip(List<Statement> statements) {
  public RoundTrip {
    statements = List.copyOf(statements);
  }
}
