package io.purser.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Given;
import io.purser.domain.access.Scope;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.money.AssetAmount;
import io.purser.domain.wallet.BookTransaction;
import io.purser.domain.wallet.ReportedTransaction;
import io.purser.domain.wallet.ReportedTransaction.Progress;
import io.purser.domain.wallet.WalletBalance.Source;
import io.purser.domain.wallet.WalletTransaction.Direction;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TransferApprovalTest {
  private static final String TO = "7xKXtg2CW87d97TXJSDpbD5jBkheTqA83TZRuJosgAsU";

  private final TestServer server = TestServer.shared();
  private final String subject = Given.unique("ana");
  private final String customer =
      server.newCustomer("{\"email\":\"%s@example.com\"}".formatted(subject));
  private final String wallet = wallet();
  private final String operator = server.issuers.operator("compliance", server.store.now());
  private int ordered;

  @BeforeEach
  void moreThan20TakesASecondPerson() {
    server
        .call("PUT", "/v1/customers/" + customer + "/transfer-limits")
        .header("If-Match", "*")
        .json("{\"limits\":{\"USDC\":{\"approvalAbove\":\"20.0\"}}}")
        .send()
        .expect(200);
  }

  @AfterEach
  void theProviderIsBack() {
    server.provider.comesBack();
  }

  private String wallet() {
    var opened =
        server
            .create(
                "/v1/customers/" + customer + "/wallets",
                "{\"chain\":\"solana\",\"asset\":\"USDC\"}")
            .expect(201)
            .json()
            .get("id")
            .asText();
    server.given.in(
        server.tenant,
        () ->
            server
                .bean(BookTransaction.class)
                .handle(
                    server.tenant.id(),
                    new CustomerId(customer),
                    new ReportedTransaction(
                        Given.unique("deposit"),
                        null,
                        Direction.DEPOSIT,
                        AssetAmount.parse("100", Given.USDC).orElseThrow(),
                        Progress.COMPLETED,
                        null,
                        null,
                        server.store.now()),
                    server.store.now(),
                    Source.WEBHOOK));
    return opened;
  }

  private String order(String amount) {
    return "{\"walletId\":\"%s\",\"amount\":\"%s\",\"to\":\"%s\",\"reference\":\"%s\"}"
        .formatted(wallet, amount, TO, Given.unique("order"));
  }

  private String held() {
    var balance = server.get("/v1/wallets/" + wallet + "/balance").expect(200).json();
    return balance.get("available").asText() + " " + balance.get("held").asText();
  }

  private String waiting(String order) {
    var accepted = server.create("/v1/transfers", order).expect(202);
    return "/v1/transfers/" + accepted.json().get("subjectId").asText();
  }

  private TestServer.Answer decide(String path, String credential) {
    return decide(path, credential, Given.unique("key"));
  }

  private TestServer.Answer decide(String path, String credential, String key) {
    return server
        .call("POST", path)
        .as(credential)
        .key(key)
        .header("Purser-Reason", "Known supplier")
        .send();
  }

  @Test
  void what_waits_says_so_and_is_found() {
    var accepted = server.create("/v1/transfers", order("30")).expect(202);

    assertThat(accepted.json().get("state").asText()).isEqualTo("awaiting-approval");
    var transfer =
        server.get("/v1/transfers/" + accepted.json().get("subjectId").asText()).expect(200).json();
    assertThat(transfer.get("state").asText()).isEqualTo("awaiting-approval");
    assertThat(transfer.get("approval").get("orderedBy").asText()).startsWith("service:");
    assertThat(transfer.get("approval").get("dueAt").asText()).isNotEmpty();
    assertThat(held()).isEqualTo("70.000000 30.000000");
    var found =
        server
            .call("GET", "/v1/transfers?state=awaiting-approval&customerId=" + customer)
            .as(operator)
            .send()
            .expect(200);
    assertThat(found.json().get("items")).hasSize(1);
    var token =
        server.issuers.user(
            subject, server.store.now(), claims -> claims.claim(Issuers.CUSTOMER_CLAIM, customer));
    var own =
        server
            .call("GET", "/v1/transfers/" + transfer.get("id").asText())
            .as(token)
            .send()
            .expect(200);
    assertThat(own.json().get("approval").has("dueAt")).isTrue();
    assertThat(own.json().get("approval").has("orderedBy")).isFalse();
    assertThat(
            server
                .get("/v1/operations?state=awaiting-approval&customerId=" + customer)
                .expect(200)
                .json()
                .get("items"))
        .hasSize(1);
  }

  @Test
  void whoever_ordered_it_cannot_approve_it_and_somebody_else_has_it_sent_once() {
    var order = order("30");
    var path = waiting(order);
    int sent = server.provider.transfersMade().size();
    assertThat(server.create(path + "/approve", "").problem())
        .isEqualTo("403 approval-needs-another-person");
    assertThat(server.provider.transfersMade()).hasSize(sent);

    var key = Given.unique("key");
    var approved = decide(path + "/approve", operator, key).expect(200);

    assertThat(approved.json().get("state").asText()).isEqualTo("submitted");
    assertThat(server.provider.transfersMade()).hasSize(sent + 1);
    var again = decide(path + "/approve", operator, key).expect(200);
    assertThat(again.body()).isEqualTo(approved.body());
    var refused = decide(path + "/approve", operator);
    assertThat(refused.problem()).isEqualTo("409 transfer-not-awaiting-approval");
    assertThat(refused.json().get("state").asText()).isEqualTo("submitted");
    assertThat(server.create("/v1/transfers", order).expect(201).json().get("state").asText())
        .isEqualTo("submitted");
    assertThat(server.get(path).json().get("approval").get("givenBy").asText())
        .startsWith("operator:");
    assertThat(held()).isEqualTo("70.000000 0.000000");
  }

  @Test
  void what_is_approved_while_the_provider_is_away_is_accepted() {
    var path = waiting(order("30"));
    server.provider.goesAway();

    var approved = decide(path + "/approve", operator).expect(202);

    assertThat(approved.json().get("state").asText()).isEqualTo("pending");
    assertThat(server.get(path).json().get("state").asText()).isEqualTo("pending");
  }

  @Test
  void what_is_declined_is_never_sent_and_everybody_is_told() {
    var order = order("30");
    var path = waiting(order);
    int sent = server.provider.transfersMade().size();

    var declined = decide(path + "/decline", operator).expect(200);

    assertThat(declined.json().get("state").asText()).isEqualTo("declined");
    assertThat(declined.json().get("reason").asText()).isEqualTo("approval-declined");
    assertThat(declined.json().get("settledAt").asText()).isNotEmpty();
    assertThat(held()).isEqualTo("100.000000 0.000000");
    var again = server.create("/v1/transfers", order).expect(200);
    assertThat(again.json().get("state").asText()).isEqualTo("declined");
    assertThat(decide(path + "/approve", operator).problem())
        .isEqualTo("409 transfer-not-awaiting-approval");
    assertThat(server.create(path + "/cancel", "").problem())
        .isEqualTo("409 transfer-not-cancellable");
    assertThat(server.provider.transfersMade()).hasSize(sent);
    var operation = server.get("/v1/operations/" + again.json().get("operationId").asText());
    assertThat(operation.json().get("reason").asText()).isEqualTo("approval-declined");
  }

  @Test
  void what_waits_can_be_cancelled() {
    var path = waiting(order("30"));

    server.create(path + "/cancel", "").expect(200);

    assertThat(decide(path + "/approve", operator).json().get("state").asText())
        .isEqualTo("cancelled");
    assertThat(held()).isEqualTo("100.000000 0.000000");
  }

  @Test
  void services_need_a_scope_of_its_own_operators_a_role_and_a_reason_and_end_users_never_may() {
    var path = waiting(order("30")) + "/approve";
    var sender = server.key(server.tenant.id(), Scope.TRANSFERS_WRITE);
    var support = server.issuers.operator("support", server.store.now());
    var token =
        server.issuers.user(
            subject, server.store.now(), claims -> claims.claim(Issuers.CUSTOMER_CLAIM, customer));

    for (var credential : List.of(sender, support, token)) {
      assertThat(decide(path, credential).problem()).isEqualTo("403 not-permitted");
    }
    assertThat(server.call("POST", path).as(operator).key(Given.unique("key")).send().problem())
        .isEqualTo("400 reason-missing");
    assertThat(decide("/v1/transfers/nonsense/approve", operator).problem())
        .isEqualTo("404 no-such-transfer");
  }

  private String admin(String name) {
    return server.issuers.operator("admin", name, server.store.now());
  }

  private TestServer.Answer made(String path, String credential, String body) {
    return server
        .call("POST", path)
        .as(credential)
        .key(Given.unique("key"))
        .header("Purser-Reason", "For the shop")
        .json(body)
        .send()
        .expect(201);
  }

  /** Where the transfer is that waits. */
  private String waitingFor(String credential) {
    var accepted =
        server
            .call("POST", "/v1/transfers")
            .as(credential)
            .key(Given.unique("key"))
            .json(order("2" + ++ordered))
            .send()
            .expect(202);
    return "/v1/transfers/" + accepted.json().get("subjectId").asText();
  }

  private void isApprovedByNoneOf(List<String> credentials, String path) {
    for (var credential : credentials) {
      assertThat(decide(path + "/approve", credential).problem())
          .isEqualTo("403 approval-needs-another-person");
    }
    assertThat(server.get(path).json().at("/approval/notBy")).hasSameSizeAs(credentials);
    decide(path + "/approve", operator).expect(200);
  }

  @Test
  void whoever_was_told_the_secret_of_the_key_it_was_ordered_with_cannot_approve_it() {
    var ana = admin("maker-ana");
    var bob = admin("maker-bob");
    var key =
        "{\"service\":\"%s\",\"scopes\":[\"transfers:write\"]}".formatted(Given.unique("shop"));
    var first = made("/v1/api-keys", ana, key).json();
    var next =
        made(
                "/v1/api-keys/" + first.path("id").asText() + "/rotate",
                bob,
                "{\"overlapMinutes\":60}")
            .json();

    isApprovedByNoneOf(List.of(ana), waitingFor(first.path("secret").asText()));
    var later = waitingFor(next.path("secret").asText());
    server
        .call("POST", "/v1/api-keys/" + next.path("id").asText() + "/revoke")
        .as(bob)
        .key(Given.unique("key"))
        .header("Purser-Reason", "Over")
        .json("{}")
        .send()
        .expect(200);

    isApprovedByNoneOf(List.of(ana, bob), later);
    assertThat(next.path("toldTo")).hasSize(2);
  }

  @Test
  void whoever_linked_the_login_it_was_ordered_by_cannot_approve_it() {
    var ana = admin("linker-ana");
    var linked = Given.unique("linked");
    server
        .call("PUT", "/v1/customers/" + customer + "/logins")
        .as(ana)
        .header("Purser-Reason", "Called us")
        .json("{\"issuer\":\"%s\",\"subject\":\"%s\"}".formatted(Issuers.USERS, linked))
        .send()
        .expect(204);

    isApprovedByNoneOf(
        List.of(ana), waitingFor(server.issuers.user(linked, server.store.now(), it -> it)));
    var claimed =
        server.issuers.user(
            subject, server.store.now(), claims -> claims.claim(Issuers.CUSTOMER_CLAIM, customer));
    decide(waitingFor(claimed) + "/approve", ana).expect(200);
  }

  @Test
  void whoever_was_told_the_invitation_or_the_key_that_made_the_login_cannot_approve_it() {
    var ana = admin("inviter-ana");
    var key = "{\"service\":\"%s\",\"scopes\":[\"logins:write\"]}".formatted(Given.unique("app"));
    var service = made("/v1/api-keys", ana, key).json().path("secret").asText();
    for (var inviter : List.of(ana, service)) {
      var invited =
          server.issuers.user(Given.unique("invited"), server.store.now(), claims -> claims);
      var token =
          made("/v1/customers/" + customer + "/invitations", inviter, "{}").json().path("token");
      server
          .call("POST", "/v1/invitations/redemption")
          .as(invited)
          .key(Given.unique("key"))
          .json("{\"token\":\"%s\"}".formatted(token.asText()))
          .send()
          .expect(200);

      isApprovedByNoneOf(List.of(ana), waitingFor(invited));
    }
  }

  private TestServer.Answer limit(String credential, String version, String limits) {
    return server
        .call("PUT", "/v1/customers/" + customer + "/transfer-limits")
        .as(credential)
        .header("Purser-Reason", "Larger invoices")
        .header("If-Match", version)
        .json("{\"limits\":%s}".formatted(limits))
        .send();
  }

  @Test
  void nobody_alone_sends_more_without_a_second_person_than_before() {
    var ana = server.issuers.operator("admin", "admin-ana", server.store.now());
    var bob = server.issuers.operator("admin", "admin-bob", server.store.now());
    var more = "{\"USDC\":{\"approvalAbove\":\"50\"}}";
    var service = server.key(server.tenant.id(), Scope.TRANSFER_CONTROLS_WRITE);
    assertThat(limit(service, "*", more).problem()).isEqualTo("403 looser-limits-need-operators");
    assertThat(limit(service, "*", "{}").problem()).isEqualTo("403 looser-limits-need-operators");

    var asked = limit(ana, "*", more).expect(202);

    assertThat(asked.json().at("/limits/USDC/approvalAbove").asText()).isEqualTo("20");
    assertThat(asked.json().at("/awaiting/limits/USDC/approvalAbove").asText()).isEqualTo("50");
    assertThat(asked.json().at("/awaiting/askedBy").asText()).endsWith("|admin-ana");
    limit(ana, asked.header("ETag"), more).expect(202);
    var own =
        server
            .call("GET", "/v1/customers/" + customer + "/transfer-limits")
            .as(
                server.issuers.user(
                    subject,
                    server.store.now(),
                    claims -> claims.claim(Issuers.CUSTOMER_CLAIM, customer)))
            .send()
            .expect(200);
    assertThat(own.json().has("awaiting")).isFalse();
    waiting(order("30"));

    var agreed = limit(bob, asked.header("ETag"), more).expect(200);

    assertThat(agreed.json().at("/limits/USDC/approvalAbove").asText()).isEqualTo("50");
    assertThat(agreed.json().has("awaiting")).isFalse();
    server.create("/v1/transfers", order("31")).expect(201);
  }
}
