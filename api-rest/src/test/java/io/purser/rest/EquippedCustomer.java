package io.purser.rest;

import io.micronaut.web.router.UriRouteInfo;
import io.purser.domain.Given;
import io.purser.domain.card.account.FakeCardAccounts;
import io.purser.domain.customer.Customer;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.kyc.Finding;
import io.purser.domain.kyc.imports.FakeImporter;
import io.purser.domain.kyc.imports.ShareToken;
import io.purser.domain.money.AssetAmount;
import io.purser.domain.wallet.BookTransaction;
import io.purser.domain.wallet.ReportedTransaction;
import io.purser.domain.wallet.ReportedTransaction.Progress;
import io.purser.domain.wallet.WalletBalance.Source;
import io.purser.domain.wallet.WalletTransaction.Direction;
import io.purser.rest.CustomerCommands.Command;
import java.util.ArrayList;
import java.util.List;

/**
 * A business that has everything that a command could need: shareholders, money in a wallet, an
 * address, a card that is active and one that is frozen, and a card account with money. Watches
 * what is done.
 */
final class EquippedCustomer {
  private static final String TO = "7xKXtg2CW87d97TXJSDpbD5jBkheTqA83TZRuJosgAsU";

  /** In place of a body: a form with a file. */
  static final String FILE = "(a file)";

  private final TestServer server;
  private final String id;
  private final String wallet;
  private final String externalWallet;
  private final String waitingTransfer;
  private final String awaitingTransfer;
  private final String recipient;
  private final String shareholder;
  private final String document;
  private final String invitation;
  private final String card;
  private final String frozenCard;

  EquippedCustomer(TestServer server) {
    this.server = server;
    this.id =
        server.newCustomer(
            "{\"type\":\"business\",\"email\":\"%s@example.com\",\"phone\":\"+15550100123\"}"
                .formatted(Given.unique("ana")));
    this.wallet = create("/wallets", "{\"chain\":\"solana\",\"asset\":\"USDC\"}");
    this.externalWallet =
        create(
            "/external-wallets",
            "{\"chain\":\"base\",\"address\":\"0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed\"}");
    this.recipient =
        create(
            "/recipients",
            "{\"label\":\"Landlord\",\"chain\":\"base\",\"address\":\"0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed\"}");
    this.shareholder =
        create(
            "/shareholders",
            "{\"type\":\"person\",\"givenName\":\"Ana\",\"familyName\":\"Lima\",\"share\":\"50\"}");
    this.document =
        Forms.document("other", Forms.pdf("first"))
            .in(server.call("POST", path() + "/documents").key(Given.unique("key")))
            .send()
            .expect(201)
            .json()
            .get("id")
            .asText();
    this.invitation = create("/invitations", "{}");
    deposit();
    this.waitingTransfer = waitingTransfer();
    this.awaitingTransfer = awaitingTransfer();
    var accounts = server.bean(FakeCardAccounts.class);
    var cardCustomer = server.given.readyForCard(server.tenant, load());
    accounts.isPaidIn(100_000);
    accounts.moves(cardCustomer, 5_000, 0);
    this.card = create("/cards", "");
    this.frozenCard = create("/cards", "");
    server.create("/v1/cards/" + frozenCard + "/freeze", "").expect(200);
    server.get(path() + "/spending-limit").expect(200);
  }

  private String create(String what, String body) {
    return server.create(path() + what, body).expect(201).json().get("id").asText();
  }

  private void deposit() {
    var at = server.store.now();
    server.given.in(
        server.tenant,
        () ->
            server
                .bean(BookTransaction.class)
                .handle(
                    server.tenant.id(),
                    customerId(),
                    new ReportedTransaction(
                        Given.unique("deposit"),
                        null,
                        Direction.DEPOSIT,
                        AssetAmount.parse("100", Given.USDC).orElseThrow(),
                        Progress.COMPLETED,
                        null,
                        null,
                        at),
                    at,
                    Source.WEBHOOK));
  }

  /** Ordered while the provider is away. */
  private String waitingTransfer() {
    server.provider.goesAway();
    var accepted =
        server
            .call("POST", "/v1/transfers")
            .key(Given.unique("key"))
            .header("Prefer", "respond-async")
            .json(
                "{\"walletId\":\"%s\",\"amount\":\"2\",\"to\":\"%s\",\"reference\":\"%s\"}"
                    .formatted(wallet, TO, Given.unique("reference")))
            .send()
            .expect(202);
    server.provider.comesBack();
    return accepted.json().get("subjectId").asText();
  }

  /** Ordered while more than 2 takes a second person. */
  private String awaitingTransfer() {
    server
        .call("PUT", path() + "/transfer-limits")
        .header("If-Match", "*")
        .json("{\"limits\":{\"USDC\":{\"approvalAbove\":\"2\"}}}")
        .send()
        .expect(200);
    return server
        .create(
            "/v1/transfers",
            "{\"walletId\":\"%s\",\"amount\":\"3\",\"to\":\"%s\",\"reference\":\"%s\"}"
                .formatted(wallet, TO, Given.unique("reference")))
        .expect(202)
        .json()
        .get("subjectId")
        .asText();
  }

  CustomerId customerId() {
    return new CustomerId(id);
  }

  String path() {
    return "/v1/customers/" + id;
  }

  Customer load() {
    return server.given.in(server.tenant, this::stored);
  }

  private Customer stored() {
    return server.store.customers().get(server.tenant.id(), customerId()).orElseThrow();
  }

  void suspend() {
    server.create(path() + "/suspend", "{\"reason\":\"a test\"}").expect(200);
  }

  /** With everything that the customer has, as could not happen by a command. */
  void isDeletedAnyhow() {
    server.given.in(
        server.tenant,
        () -> {
          var living = (Customer.Living) stored();
          server.store.customers().save(living.delete(server.store.now()));
          server.store.logins().end(server.tenant.id(), customerId());
        });
  }

  /** A token with which the customer has logged in. */
  String token() {
    var token =
        server.issuers.user(
            Given.unique("subject"),
            server.store.now(),
            claims -> claims.claim(Issuers.CUSTOMER_CLAIM, id));
    server.call("GET", "/v1/customers/me").as(token).send().expect(200);
    return token;
  }

  TestServer.Answer send(Command command, String credential) {
    var call =
        server
            .call(command.method(), filled(command.path()))
            .as(credential)
            .key(Given.unique("key"))
            .header("If-Match", "*")
            .header("Purser-Reason", "a test");
    if (command.body().equals(FILE)) {
      return Forms.document("other", Forms.pdf("another")).in(call).send();
    }
    return command.body().isEmpty() ? call.send() : call.json(filled(command.body())).send();
  }

  /** A read of this route. */
  TestServer.Answer read(UriRouteInfo<?, ?> route, String credential) {
    return server
        .call("GET", withItsQuery(filled(route.getUriMatchTemplate().toPathString())))
        .as(credential)
        .send();
  }

  /** A statement is read of a period. */
  private static String withItsQuery(String path) {
    return path.endsWith("/statement") ? path + "?from=2026-01-01&before=2026-02-01" : path;
  }

  /** A path or a body with the ids of what this customer has. */
  String filled(String template) {
    return template
        .replace("{id}", id)
        .replace("{frozenCardId}", frozenCard)
        .replace("{cardId}", card)
        .replace("{recipientId}", recipient)
        .replace("{awaitingTransferId}", awaitingTransfer)
        .replace("{documentId}", document)
        .replace("{shareholderId}", shareholder)
        .replace("{invitationId}", invitation)
        .replace("{transferId}", waitingTransfer)
        .replace("{walletId}", externalWallet)
        .replace("{wallet}", wallet)
        .replace("{to}", TO)
        .replace("{shareToken}", shareToken())
        .replace("{unique}", Given.unique("unique"));
  }

  private String shareToken() {
    var token = new ShareToken(Given.unique("share-token"));
    server.bean(FakeImporter.class).vouches(token, new Finding.Incomplete());
    return token.value();
  }

  /** What is written down. */
  record Seen(Customer customer, int audited, int operations) {}

  Seen seen() {
    return new Seen(
        load(), server.store.auditLog().all().size(), server.store.operations().all().size());
  }

  /** What the provider is asked from now on. */
  List<String> callsToProvider() {
    var calls = new ArrayList<String>();
    server
        .store
        .steps()
        .heardBy(
            step -> {
              if (step.contains("provider")) {
                calls.add(step);
              }
            });
    return calls;
  }
}
