package io.purser.domain.card.onboarding;

import static io.purser.domain.card.onboarding.Move.ANSWER_QUESTIONS;
import static io.purser.domain.card.onboarding.Move.OPEN_KYC;
import static io.purser.domain.card.onboarding.Move.READ_QUESTIONS;
import static io.purser.domain.card.onboarding.Move.RESEND_EMAIL_CODE;
import static io.purser.domain.card.onboarding.Move.SEND_PHONE_CODE;
import static io.purser.domain.card.onboarding.Move.START;
import static io.purser.domain.card.onboarding.Move.VERIFY_EMAIL;
import static io.purser.domain.card.onboarding.Move.VERIFY_PHONE;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * The states of an onboarding by name, in the order in which they come, each with the moves that it
 * allows.
 */
public enum Stage {
  /** The provider is being asked. */
  REQUESTED(1),
  /** The customer has a code to bring back that was sent by e-mail. */
  EMAIL_CODE(1, VERIFY_EMAIL, RESEND_EMAIL_CODE),
  /** The customer has to prove who they are, or that is being looked at. */
  KYC(2, OPEN_KYC),
  /** The customer has to say where their money comes from. */
  SOURCE_OF_FUNDS(3, READ_QUESTIONS, ANSWER_QUESTIONS),
  /** The customer has to prove that they can be reached by phone. */
  PHONE(4, SEND_PHONE_CODE, VERIFY_PHONE),
  /** The account behind the cards is being set up. */
  ACCOUNT(5),
  /** A card can be issued. */
  READY(6),
  /** There is a card. */
  ACTIVE(6),
  /** The provider does not take the customer. */
  DECLINED(1),
  /** The proof of identity was not finished in time. */
  EXPIRED(2),
  /** The proof of identity was rejected: only a new onboarding can help. */
  MUST_RESTART(2);

  /** How many steps there are to a card. */
  public static final int STEPS = 6;

  private final int step;
  private final Set<Move> moves;

  Stage(int step, Move... moves) {
    this.step = step;
    var allowed = EnumSet.of(START, moves);
    this.moves = Collections.unmodifiableSet(allowed);
  }

  /** Which step is to be taken, or at which one it has ended. */
  public int step() {
    return step;
  }

  public boolean allows(Move move) {
    return moves.contains(move);
  }

  /** Whether nothing can come of this onboarding any more. */
  public boolean isEnd() {
    return switch (this) {
      case DECLINED, EXPIRED, MUST_RESTART -> true;
      case REQUESTED, EMAIL_CODE, KYC, SOURCE_OF_FUNDS, PHONE, ACCOUNT, READY, ACTIVE -> false;
    };
  }
}
