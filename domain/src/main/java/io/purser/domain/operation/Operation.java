package io.purser.domain.operation;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;

/** A write to the provider, from the moment we mean to do it until its effect is known. */
public sealed interface Operation {
  Header header();

  /**
   * @param subject the id of what the operation changes: a customer or a wallet
   * @param attempt how often it was taken up; whoever holds an older number can no longer write
   * @param sends how often the request may have left for the provider; above zero, its effect may
   *     be there
   * @param updatedAt when something was last sent or found out about it; while it is in doubt,
   *     being parked again is neither
   */
  record Header(
      OperationId id,
      TenantId tenant,
      ProviderAccountId account,
      OperationKind kind,
      String subject,
      CustomerId customer,
      int attempt,
      int sends,
      Instant createdAt,
      Instant updatedAt) {
    Header changed(Instant at) {
      return new Header(
          id, tenant, account, kind, subject, customer, attempt, sends, createdAt, at);
    }

    Header sentOnceMore(Instant at) {
      return new Header(
          id, tenant, account, kind, subject, customer, attempt, sends + 1, createdAt, at);
    }
  }

  /** Not settled: the effect is not known for certain. */
  sealed interface Open extends Operation {
    /** Takes note that the request is about to leave. To be saved before its first byte does. */
    default Sent send(Instant at) {
      return new Sent(header().sentOnceMore(at), at);
    }

    /** Not sent, or known to have been turned away unseen: to be tried again later. */
    default Operation.Open park(Instant dueAt, Instant at) {
      return header().sends() == 0
          ? new Planned(header().changed(at), dueAt)
          : new Unknown(header(), dueAt, "turned away; an earlier try may have had its effect");
    }

    /** Whether something that was sent is so recent that its effect may only come to be. */
    default boolean mayStillTakeEffect(Instant now, Duration late) {
      return header().sends() > 0 && now.isBefore(header().updatedAt().plus(late));
    }

    /** Sent, with no answer that settles it. */
    default Unknown doubt(String evidence, Instant dueAt, Instant at) {
      return new Unknown(header().changed(at), dueAt, evidence);
    }

    default Confirmed confirm(Instant at) {
      return new Confirmed(header().changed(at), at);
    }

    default Rejected reject(Rejection why, Instant at) {
      return new Rejected(header().changed(at), why, at);
    }
  }

  /** Known for certain, for ever. */
  sealed interface Settled extends Operation {}

  /** We mean to do it, and it has had no effect so far. */
  record Planned(Header header, Instant dueAt) implements Open {}

  /** The request has left, or is about to. Found in this state after a crash, it is in doubt. */
  record Sent(Header header, Instant sentAt) implements Open {}

  /**
   * The request left and its effect is not known.
   *
   * @param evidence what was seen instead of an answer; no personal data
   */
  record Unknown(Header header, Instant dueAt, String evidence) implements Open {}

  /** The effect is there, once. */
  record Confirmed(Header header, Instant confirmedAt) implements Settled {}

  /** There is no effect and will be none. */
  record Rejected(Header header, Rejection why, Instant rejectedAt) implements Settled {}

  default OperationId id() {
    return header().id();
  }
}
