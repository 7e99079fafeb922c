package io.purser.rest.docs;

/** Descriptions that several routes share. */
public final class Described {
  public static final String CUSTOMER =
      "A customer's id; for end users also me, which is themselves.";
  public static final String WALLET = "A wallet's id.";
  public static final String EXTERNAL_WALLET = "An external wallet's id.";
  public static final String TRANSFER = "A transfer's id.";
  public static final String CARD = "A card's id.";
  public static final String CARD_TRANSACTION = "A card transaction's id.";
  public static final String OPERATION = "An operation's id.";
  public static final String IMPORT = "An import's id.";
  public static final String PROPOSAL = "A proposal's id.";
  public static final String DELIVERY = "A delivery's id.";
  public static final String WEBHOOK_ENDPOINT = "A webhook endpoint's id.";
  public static final String TENANT = "A tenant's id.";
  public static final String API_KEY = "An API key's id.";
  public static final String BREAK = "A reconciliation break's id.";
  public static final String EVENT = "An event's id.";
  public static final String OPERATION_STATE =
      "awaiting-approval: it is not carried out before a second person has approved it. pending:"
          + " it settles by itself. manual: it waits for a person; only operators see this, for"
          + " everybody else it is pending, since they can do nothing about it.";
  public static final String FROM = "Created at this time or later (RFC 3339).";
  public static final String BEFORE = "Created before this time (RFC 3339).";

  public static final String AFTER = "Only what comes after this position.";
  public static final String EVENT_TYPE = "Only events of this type, such as wallet.activated.";
  public static final String EVENTS_OF_CUSTOMER = "Only what concerns this customer.";

  public static final String METADATA =
      "What you want to remember: up to 50 keys of up to 40 characters, each with a string, a"
          + " number or a boolean, and at most 16 KiB in all. No card numbers.";

  private Described() {}
}
