package io.purser.domain.inbox;

/** Why a delivery is not taken in. For our log and metrics; the sender learns nothing of it. */
public enum Refusal {
  UNKNOWN_ENDPOINT("there is no such endpoint"),
  HEADERS("there is not exactly one signature and one timestamp"),
  TIMESTAMP("the timestamp is no time in seconds"),
  SIGNATURE_FORM("the signature is not of the form that the provider uses"),
  SIGNATURE("the signature does not fit");

  private final String words;

  Refusal(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }
}
