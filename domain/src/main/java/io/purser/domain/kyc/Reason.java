package io.purser.domain.kyc;

/** Why a verification is in the state in which it is, where the state alone does not say. */
public enum Reason {
  // Of what is incomplete.
  PROOF_BEGUN,
  TO_BE_HANDED_IN_AGAIN,
  NOT_FINISHED_IN_TIME,
  IMPORT_INCOMPLETE,
  // Of a rejection.
  REJECTED_BY_PROVIDER,
  REJECTED_BY_IMPORT,
  DOCUMENT_UNREADABLE,
  DOCUMENT_EXPIRED,
  DOCUMENT_NOT_ACCEPTED,
  DETAILS_DIFFER,
  NOT_ACCEPTED,
  // Of what has to be verified anew.
  DETAILS_CHANGED,
  ASKED_FOR,
  APPROVAL_EXPIRED;

  static Reason of(Decision.Ground ground) {
    return switch (ground) {
      case DOCUMENT_UNREADABLE -> DOCUMENT_UNREADABLE;
      case DOCUMENT_EXPIRED -> DOCUMENT_EXPIRED;
      case DOCUMENT_NOT_ACCEPTED -> DOCUMENT_NOT_ACCEPTED;
      case DETAILS_DIFFER -> DETAILS_DIFFER;
      case NOT_ACCEPTED -> NOT_ACCEPTED;
    };
  }
}
