package io.purser.domain.transfer.screening;

import io.purser.domain.audit.Initiator;
import io.purser.domain.audit.MemberChange;
import io.purser.domain.event.Journal;
import io.purser.domain.id.Ids;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.transfer.screening.DeniedDestinations.Denial;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Denies addresses, and allows them again. What was sent there before is not touched; what waits to
 * be sent there is not sent. Used inside a unit of work.
 */
public final class ChangeDeniedDestinations {
  private final DeniedDestinations denied;
  private final Journal journal;
  private final Ids ids;
  private final InstantSource clock;

  public ChangeDeniedDestinations(
      DeniedDestinations denied, Journal journal, Ids ids, InstantSource clock) {
    this.denied = denied;
    this.journal = journal;
    this.ids = ids;
    this.clock = clock;
  }

  public Result deny(TenantId tenant, Destination destination, String reason, Initiator by) {
    var at = clock.instant();
    var wanted =
        new DeniedDestination(DeniedDestinationId.next(ids), tenant, destination, reason, at);
    return switch (denied.deny(wanted)) {
      case Denial.DeniedAlready(var existing) -> new Result.DeniedAlready(existing);
      case Denial.Denied _ -> {
        record(by, wanted, "destination.denied", said(null, destination), at);
        yield new Result.Denied(wanted);
      }
    };
  }

  /** Nothing happens where somebody else was faster. */
  public void allow(DeniedDestination destination, Initiator by) {
    var at = clock.instant();
    if (denied.allow(destination.tenant(), destination.id(), at)) {
      record(by, destination, "destination.allowed", said(destination.destination(), null), at);
    }
  }

  /** An address may be a person's. */
  private static MemberChange said(@Nullable Destination before, @Nullable Destination after) {
    return new MemberChange.Personal(
        "destination",
        before == null ? null : before.address(),
        after == null ? null : after.address());
  }

  private void record(
      Initiator by,
      DeniedDestination destination,
      String change,
      MemberChange difference,
      Instant at) {
    journal.record(
        by,
        destination.tenant(),
        change,
        destination.id().value(),
        null,
        Map.of("form", destination.destination().form()),
        List.of(difference),
        at);
  }

  /** What came of it. */
  public sealed interface Result {
    record Denied(DeniedDestination destination) implements Result {}

    record DeniedAlready(DeniedDestinationId existing) implements Result {}
  }
}
