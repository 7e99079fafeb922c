package io.purser.domain.idempotency;

import io.purser.domain.operation.OperationId;
import java.time.Duration;

/** What a caller's key turned out to be. */
public sealed interface Claim {
  /** Never seen, or seen without any effect: the request may be carried out. */
  record Fresh(Ticket ticket) implements Claim {}

  /** An earlier try planned this operation and broke off. */
  record Resumable(Ticket ticket, OperationId operation) implements Claim {}

  /** An earlier try is still at it. */
  record InFlight(Duration retryAfter) implements Claim {}

  /** The key came with another request before. */
  record OtherRequest() implements Claim {}

  record Answered(StoredAnswer answer) implements Claim {}
}
