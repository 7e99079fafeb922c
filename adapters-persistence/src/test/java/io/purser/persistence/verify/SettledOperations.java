package io.purser.persistence.verify;

import io.purser.domain.operation.Operation;
import io.purser.domain.operation.OperationId;
import io.purser.domain.operation.Operations;
import io.purser.domain.operation.Rejection;
import io.purser.domain.operation.Rejection.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Settles operations of the samples, without whatever they are for. */
final class SettledOperations {
  private final DamagedDatabase database;

  SettledOperations(DamagedDatabase database) {
    this.database = database;
  }

  Operation.Confirmed confirmed(String operation) {
    return database
        .samples()
        .in(
            database.tenant().id(),
            () -> {
              var at = now();
              var confirmed = claimed(operation).send(at).confirm(at);
              operations().save(confirmed, List.of());
              return confirmed;
            });
  }

  Operation.Rejected rejected(String operation, Reason why) {
    return database
        .samples()
        .in(
            database.tenant().id(),
            () -> {
              var rejected = claimed(operation).reject(Rejection.because(why), now());
              operations().save(rejected, List.of());
              return rejected;
            });
  }

  private Operation.Open claimed(String operation) {
    return operations()
        .claim(database.tenant().id(), new OperationId(operation), Duration.ofMinutes(1))
        .orElseThrow();
  }

  private Operations operations() {
    return database.get().get(Operations.class);
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MICROS);
  }
}
