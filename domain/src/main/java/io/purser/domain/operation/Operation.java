package io.purser.domain.operation;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.tenant.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A write to the provider, from the moment we mean to do it until its effect is known. */
public sealed interface Operation {
  Header header();

  /**
   * @param subject the id of what the operation changes: a customer or a wallet
   * @param concerned whom it is done for; null for what is done with the programme's own money
   * @param attempt how often it was taken up; whoever holds an older number can no longer write
   * @param sends how often the request may have left for the provider; above zero, its effect may
   *     be there
   * @param firstSentAt when it may first have left; null while {@code sends} is zero
   * @param updatedAt when something was last sent or found out about it; while it is in doubt,
   *     being parked again is neither
   */
  record Header(
      OperationId id,
      TenantId tenant,
      ProviderAccountId account,
      OperationKind kind,
      String subject,
      @Nullable CustomerId concerned,
      int attempt,
      int sends,
      @Nullable Instant firstSentAt,
      Instant createdAt,
      Instant updatedAt) {
    /**
     * Whom it is done for. Whoever carries out a kind knows whether its operations have a customer.
     *
     * @throws IllegalStateException when it has none
     */
    public CustomerId customer() {
      if (concerned == null) {
        throw new IllegalStateException(id + " is done for no customer");
      }
      return concerned;
    }

    Header changed(Instant at) {
      return with(attempt, sends, firstSentAt, at);
    }

    /** Taken up once more. */
    public Header attempted() {
      return with(attempt + 1, sends, firstSentAt, updatedAt);
    }

    Header sentOnceMore(Instant at) {
      return with(attempt, sends + 1, firstSentAt == null ? at : firstSentAt, at);
    }

    Header sentOnceLess() {
      return with(attempt, sends - 1, sends == 1 ? null : firstSentAt, updatedAt);
    }

    private Header with(int attempts, int sent, @Nullable Instant first, Instant at) {
      return new Header(
          id, tenant, account, kind, subject, concerned, attempts, sent, first, createdAt, at);
    }
  }

  /** Not settled: it may still be carried out. */
  sealed interface Unsettled extends Operation {}

  /** To be carried out, or under way: the effect is not known for certain. */
  sealed interface Open extends Unsettled {
    /** Takes note that the request is about to leave. To be saved before its first byte does. */
    default Sent send(Instant at) {
      return new Sent(header().sentOnceMore(at), at);
    }

    /** To be tried again later. */
    Operation.Open park(Instant dueAt, Instant at);

    /** Whether something that was sent is so recent that its effect may only come to be. */
    default boolean mayStillTakeEffect(Instant now) {
      return header().sends() > 0
          && now.isBefore(header().updatedAt().plus(OperationClass.LATE_EFFECT));
    }

    /** Nothing can be done any more but decide. */
    default Manual leaveToAPerson(String evidence, Instant at) {
      return new Manual(header().changed(at), at, evidence);
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

  /**
   * Not to be carried out before somebody allows it. It cannot be taken up, and so it cannot be
   * sent: whoever wants to do anything about it has to release it first.
   */
  record Withheld(Header header) implements Unsettled {
    /** From here on it is like any other that is planned. */
    public Planned release(Instant at) {
      return new Planned(header.changed(at), at);
    }
  }

  /** We mean to do it, and it has had no effect so far. */
  record Planned(Header header, Instant dueAt) implements Open {
    @Override
    public Planned park(Instant later, Instant at) {
      return new Planned(header.changed(at), later);
    }
  }

  /** The request has left, or is about to. Found in this state after a crash, it is in doubt. */
  record Sent(Header header, Instant sentAt) implements Open {
    @Override
    public Unknown park(Instant dueAt, Instant at) {
      return new Unknown(header, dueAt, "sent, and not heard of since");
    }

    /** It was turned away unread, or never left, so it does not count. */
    public Open notExecuted(Instant dueAt) {
      var before = header.sentOnceLess();
      return before.sends() == 0
          ? new Planned(before, dueAt)
          : new Unknown(before, dueAt, "turned away; an earlier try may have had its effect");
    }
  }

  /**
   * The request left and its effect is not known.
   *
   * @param evidence what was seen instead of an answer; no personal data
   */
  record Unknown(Header header, Instant dueAt, String evidence) implements Open {
    @Override
    public Unknown park(Instant later, Instant at) {
      return new Unknown(header, later, evidence);
    }
  }

  /**
   * The request left, no effect can be seen, and sending it again could double it: a person
   * decides. An effect that shows itself after all settles it too.
   *
   * @param since when it was left to a person
   * @param evidence what was seen last; no personal data
   */
  record Manual(Header header, Instant since, String evidence) implements Open {
    /** It stays with the person. */
    @Override
    public Manual park(Instant dueAt, Instant at) {
      return this;
    }

    /** Looked at once more, with nothing that settles it. */
    @Override
    public Manual leaveToAPerson(String seen, Instant at) {
      return new Manual(header, since, seen);
    }
  }

  /** The effect is there, once. */
  record Confirmed(Header header, Instant confirmedAt) implements Settled {}

  /** There is no effect and will be none. */
  record Rejected(Header header, Rejection why, Instant rejectedAt) implements Settled {}

  default OperationId id() {
    return header().id();
  }
}
