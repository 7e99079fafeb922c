package io.purser.domain.operation;

import io.purser.domain.InMemoryStore;
import io.purser.domain.event.Journal;
import java.util.List;
import java.util.Random;

/** What carries operations out, over the stores in memory. Pauses take no time. */
public final class InMemoryEngine {
  public final RememberedTelemetry telemetry = new RememberedTelemetry();
  public final OperationRunner runner;
  public final DecideOperation decide;
  public final CancelOperation cancel;
  public final WithheldOperations withheld;
  public final LookAgain lookAgain;
  public final Resolver resolver;

  public InMemoryEngine(InMemoryStore store, Answers answers, List<ProviderWrite<?, ?>> all) {
    var writes = new ProviderWrites(all);
    var outcomes =
        new Outcomes(
            store.work(),
            store.operations(),
            store.idempotencyRecords(),
            answers,
            new Journal(store.eventLog(), store.auditLog(), store.ids()),
            telemetry);
    runner =
        new OperationRunner(
            store.work(),
            store.operations(),
            writes,
            outcomes,
            store.clock(),
            new Retries(new Backoff(new Random(7)), store.clock()::advance, new RetryBudget()),
            telemetry);
    decide = new DecideOperation(store.work(), store.operations(), writes, outcomes, store.clock());
    cancel = new CancelOperation(store.operations(), writes, outcomes, store.clock());
    withheld = new WithheldOperations(store.operations(), writes, outcomes, store.clock());
    lookAgain =
        new LookAgain(
            store.work(), store.operations(), runner, store.auditLog(), store.ids(), store.clock());
    resolver = new Resolver(store.operations(), runner, 1);
  }
}
