package io.purser.rest.docs;

/** Descriptions that several routes share. */
public final class Described {
  public static final String CUSTOMER =
      "A customer's id; for end users also me, which is themselves.";
  public static final String WALLET = "A wallet's id.";
  public static final String TRANSFER = "A transfer's id.";
  public static final String OPERATION = "An operation's id.";
  public static final String FROM = "Created at this time or later (RFC 3339).";
  public static final String BEFORE = "Created before this time (RFC 3339).";

  public static final String METADATA =
      "What you want to remember: up to 50 keys of up to 40 characters, each with a string, a"
          + " number or a boolean, and at most 16 KiB in all. No card numbers.";

  private Described() {}
}
