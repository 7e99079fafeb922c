package io.purser.bench.wire;

/** Where pgbench takes the number from that tells one transaction from the next. */
public enum Numbers {
  /** One of the customers there are. */
  OF_CUSTOMERS("\\set n random(1, :customers)\n"),

  /** One that was never used, later ones being greater, as new ids are. */
  NEVER_USED("\\set i :i + 1\n\\set n :base + :i * 64 + :client_id\n");

  private final String lines;

  Numbers(String lines) {
    this.lines = lines;
  }

  String lines() {
    return lines;
  }
}
