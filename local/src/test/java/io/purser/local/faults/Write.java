package io.purser.local.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that a client wants exactly once: what it sends each time, always under the same key,
 * and everything it was answered.
 */
final class Write {
  private static final int CONFLICT = 409;
  private static final int ACCEPTED = 202;

  /**
   * What is wanted. Another kind is one more constant and one more way to make a write; {@code
   * Comparison} does not compile until it is told when the thing is there, and {@link Client} has
   * to want it now and then. Cards and their money it never wants: when such a request is lost on
   * its way, only a person can say so.
   */
  enum Kind {
    CREATE_CUSTOMER,
    REGISTER,
    OPEN_WALLET,
    SEND_TRANSFER,
    ISSUE_CARD,
    FUND_CARD,
    WITHDRAW_FROM_CARD
  }

  /** What came back, as it came. */
  record Answer(int status, String body, boolean replayed) {
    boolean isSuccess() {
      return status / 100 == 2;
    }

    /** Whether the same answer must come for ever. */
    boolean isFinal() {
      return status != ACCEPTED && !isToBeRetried();
    }

    /** Whether a client tries again by itself. */
    boolean isToBeRetried() {
      return status >= 500
          || status == 429
          || (status == CONFLICT && body.contains("\"request-in-flight\""));
    }
  }

  private final Kind kind;
  private final String tenant;
  private final String key;
  private final String path;
  private final Map<String, String> body;
  private final String subject;
  private final boolean mayWait;
  private final List<Answer> answers = new ArrayList<>();

  /**
   * @param subject what the effect is known by: a customer's external id, the customer and asset of
   *     a wallet, the customer of a card, or the reference of money
   * @param mayWait whether it asks to be accepted when it cannot be carried out at once
   */
  private Write(
      Kind kind,
      String tenant,
      String path,
      Map<String, String> body,
      String subject,
      boolean mayWait) {
    this.kind = kind;
    this.tenant = tenant;
    this.key = UUID.randomUUID().toString();
    this.path = path;
    this.body = Map.copyOf(body);
    this.subject = subject;
    this.mayWait = mayWait;
  }

  static Write creation(String tenant, String externalId) {
    var body = Map.of("externalId", externalId, "email", Person.email(externalId));
    return new Write(Kind.CREATE_CUSTOMER, tenant, "/v1/customers", body, externalId, false);
  }

  static Write registration(Person person) {
    var path = person.path() + "/registration";
    return new Write(Kind.REGISTER, person.tenant(), path, Map.of(), person.externalId(), false);
  }

  static Write walletOpening(Person person, Person.Asset asset) {
    return new Write(
        Kind.OPEN_WALLET,
        person.tenant(),
        person.path() + "/wallets",
        Map.of("chain", asset.chain(), "asset", asset.symbol()),
        person.id() + " " + asset.chain() + " " + asset.symbol(),
        false);
  }

  /** A transfer to an address that nobody else sends to. */
  static Write transfer(Person person, Person.Purse purse, boolean mayWait) {
    var reference = UUID.randomUUID().toString();
    return new Write(
        Kind.SEND_TRANSFER,
        person.tenant(),
        "/v1/transfers",
        Map.of(
            "walletId",
            purse.wallet(),
            "amount",
            Money.SENT_AT_ONCE,
            "to",
            Money.newAddress(),
            "reference",
            reference),
        reference,
        mayWait);
  }

  /** The only card of a customer. */
  static Write cardIssue(String tenant, String customer) {
    var path = "/v1/customers/" + customer + "/cards";
    return new Write(Kind.ISSUE_CARD, tenant, path, Map.of(), customer, true);
  }

  /** Money from the master wallet for the card account of a customer. */
  static Write cardFunding(String tenant, String customer) {
    return cardMoney(Kind.FUND_CARD, tenant, customer, "fundings", "25.00");
  }

  /** Less than a funding, and back. */
  static Write cardWithdrawal(String tenant, String customer) {
    return cardMoney(Kind.WITHDRAW_FROM_CARD, tenant, customer, "withdrawals", "10.00");
  }

  private static Write cardMoney(
      Kind kind, String tenant, String customer, String what, String amount) {
    var reference = UUID.randomUUID().toString();
    return new Write(
        kind,
        tenant,
        "/v1/customers/" + customer + "/card-account/" + what,
        Map.of("amount", amount, "reference", reference),
        reference,
        true);
  }

  Kind kind() {
    return kind;
  }

  String tenant() {
    return tenant;
  }

  String key() {
    return key;
  }

  String path() {
    return path;
  }

  Map<String, String> body() {
    return body;
  }

  /** Where a transfer goes, and nothing else does. */
  String to() {
    return Objects.requireNonNull(body.get("to"), "not a transfer");
  }

  String subject() {
    return subject;
  }

  boolean mayWait() {
    return mayWait;
  }

  synchronized void answered(Answer answer) {
    answers.add(answer);
  }

  /** Every answer so far, oldest first. */
  synchronized List<Answer> answers() {
    return List.copyOf(answers);
  }

  /** Whether anything was promised: done, or accepted. */
  boolean isAcknowledged() {
    return answers().stream().anyMatch(Answer::isSuccess);
  }

  /** The first answer that must come for ever. */
  Optional<Answer> finalAnswer() {
    return answers().stream().filter(Answer::isFinal).findFirst();
  }

  @Override
  public String toString() {
    return kind + " " + tenant + " " + key + " of " + subject;
  }
}
