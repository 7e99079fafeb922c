package io.purser.domain.operation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who carries out which kind of operation. */
public final class ProviderWrites {
  private final Map<OperationKind, ProviderWrite<?, ?>> writes = new HashMap<>();

  public ProviderWrites(List<ProviderWrite<?, ?>> writes) {
    for (var write : writes) {
      if (this.writes.put(write.kind(), write) != null) {
        throw new IllegalArgumentException("two carry out " + write.kind());
      }
    }
  }

  ProviderWrite<?, ?> of(Operation operation) {
    var write = writes.get(operation.header().kind());
    if (write == null) {
      throw new IllegalStateException("nobody carries out " + operation.header().kind());
    }
    return write;
  }
}
