package io.purser.domain.card.onboarding;

/** Where a code is sent. */
public enum CodeChannel {
  EMAIL(Move.VERIFY_EMAIL, Move.RESEND_EMAIL_CODE),
  PHONE(Move.VERIFY_PHONE, Move.SEND_PHONE_CODE);

  private final Move verify;
  private final Move send;

  CodeChannel(Move verify, Move send) {
    this.verify = verify;
    this.send = send;
  }

  Move verify() {
    return verify;
  }

  Move send() {
    return send;
  }
}
