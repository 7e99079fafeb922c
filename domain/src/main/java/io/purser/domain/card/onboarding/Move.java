package io.purser.domain.card.onboarding;

/** What somebody may do to go on with an onboarding. */
public enum Move {
  /** Begins, goes on with what is under way, or begins anew after the last one has ended. */
  START,
  VERIFY_EMAIL,
  RESEND_EMAIL_CODE,
  /** Gets the way to the page where identity is proved. */
  OPEN_KYC,
  READ_QUESTIONS,
  ANSWER_QUESTIONS,
  SEND_PHONE_CODE,
  VERIFY_PHONE
}
