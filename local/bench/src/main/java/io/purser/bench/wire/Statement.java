package io.purser.bench.wire;

import java.util.List;

/** A statement that was executed, with {@code $1}, {@code $2}, … where its parameters belong. */
public record Statement(String sql, List<Parameter> parameters) {
  public Statement {
    parameters = List.copyOf(parameters);
  }
}
