package io.purser.domain.programme;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The card programme of a provider account. The provider decides; we apply and look. */
public sealed interface CardProgramme {
  State state();

  /** The states by name. */
  enum State {
    NOT_ELIGIBLE,
    ELIGIBLE,
    APPLIED,
    APPROVED,
    REJECTED,
    NOT_UNDERSTOOD
  }

  /** The provider's account manager has not opened the way to an application. */
  record NotEligible() implements CardProgramme {
    @Override
    public State state() {
      return State.NOT_ELIGIBLE;
    }
  }

  /** An application may be made, and none was. */
  record Eligible() implements CardProgramme {
    @Override
    public State state() {
      return State.ELIGIBLE;
    }
  }

  /** An application was made, in whatever state it is. */
  sealed interface Enrolled extends CardProgramme {
    Enrolment enrolment();
  }

  /** The provider's compliance is at it, which takes days. */
  record Applied(Enrolment enrolment) implements Enrolled {
    @Override
    public State state() {
      return State.APPLIED;
    }
  }

  /** Customers can be led to cards. */
  record Approved(
      Enrolment enrolment, @Nullable Instant approvedAt, @Nullable CardCounts cardCounts)
      implements Enrolled {
    @Override
    public State state() {
      return State.APPROVED;
    }
  }

  /**
   * Another application may be made.
   *
   * @param reason in the provider's words, or null when it gave none
   */
  record Rejected(Enrolment enrolment, @Nullable String reason) implements Enrolled {
    @Override
    public State state() {
      return State.REJECTED;
    }
  }

  /**
   * The provider says something of which we do not know the meaning. Nothing is applied for then.
   *
   * @param word its own word
   */
  record NotUnderstood(String word, Enrolment enrolment) implements Enrolled {
    @Override
    public State state() {
      return State.NOT_UNDERSTOOD;
    }
  }
}
