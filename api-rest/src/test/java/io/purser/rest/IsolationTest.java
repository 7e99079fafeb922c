package io.purser.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Given;
import io.purser.domain.access.Scope;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.CustomerType;
import io.purser.domain.operation.OperationId;
import io.purser.domain.wallet.WalletId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a caller must not see is answered with the very bytes of what does not exist. */
class IsolationTest {
  private final TestServer server = TestServer.shared();
  private final Given given = server.given;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /v1/customers/%s",
        "GET /v1/customers/%s?expand=wallets,cards&include=counts",
        "GET /v1/customers/%s/wallets",
        "GET /v1/customers/%s/balances",
        "GET /v1/customers/%s/transactions",
        "GET /v1/customers/%s/events",
        "GET /v1/customers/lookup?id=%s",
        "POST /v1/customers/%s/suspend {\"reason\":\"x\"}",
        "POST /v1/customers/%s/reactivate {\"reason\":\"x\"}",
        "POST /v1/customers/%s/registration",
        "POST /v1/customers/%s/wallets {\"chain\":\"solana\",\"asset\":\"USDC\"}",
        "PUT /v1/customers/%s/logins {\"issuer\":\"https://x.example.com\",\"subject\":\"s\"}",
      })
  void a_customer_of_another_tenant_is_no_customer(String request) {
    var foreign = given.customer(given.tenant()).id().value();
    var random = CustomerId.next(Given.IDS, CustomerType.INDIVIDUAL).value();

    var nobody = send(request, random, server.key);

    assertThat(nobody.problem()).isEqualTo("404 no-such-customer");
    assertThat(send(request, foreign, server.key).lessTrace()).isEqualTo(nobody.lessTrace());
    assertThat(send(request, "nonsense", server.key).lessTrace()).isEqualTo(nobody.lessTrace());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /v1/customers/%s",
        "GET /v1/customers/%s?expand=wallets,cards&include=counts",
        "GET /v1/customers/%s/wallets",
        "GET /v1/customers/%s/balances",
        "GET /v1/customers/%s/transactions",
        "GET /v1/customers/%s/events",
        "POST /v1/customers/%s/wallets {\"chain\":\"solana\",\"asset\":\"USDC\"}",
      })
  void another_customer_of_the_same_tenant_is_no_customer_to_an_end_user(String request) {
    var me = given.customer(server.tenant);
    var other = given.customer(server.tenant).id().value();
    var random = CustomerId.next(Given.IDS, CustomerType.BUSINESS).value();
    var token = user(me.id().value());

    var nobody = send(request, random, token);

    assertThat(nobody.problem()).isEqualTo("404 no-such-customer");
    assertThat(send(request, other, token).lessTrace()).isEqualTo(nobody.lessTrace());
    assertThat(send(request, "nonsense", token).lessTrace()).isEqualTo(nobody.lessTrace());
  }

  @Test
  void of_several_customers_an_end_user_sees_what_they_have_and_nobody_else() {
    var me = given.customer(server.tenant).id().value();
    var other = given.customer(server.tenant).id().value();
    var path = "GET /v1/customers/balances?customerIds=%s," + me;

    var seen = send(path, other, user(me)).expect(200).json();

    assertThat(seen.get("items")).hasSize(1);
    assertThat(seen.get("items").get(0).get("customerId").asText()).isEqualTo(me);
    assertThat(seen.get("notFound").get(0).asText()).isEqualTo(other);
  }

  @Test
  void a_wallet_or_an_operation_of_somebody_else_is_none() {
    var tenant = given.tenant();
    var foreign = given.requestedWallet(tenant, given.customer(tenant), Given.USDC);
    var other = given.requestedWallet(server.tenant, given.customer(server.tenant), Given.USDC);
    var token = user(given.customer(server.tenant).id().value());
    var noWallet = WalletId.next(Given.IDS).value();
    var noOperation = OperationId.next(Given.IDS).value();

    for (var request : new String[] {"GET /v1/wallets/%s", "GET /v1/wallets/%s/balance"}) {
      var nothing = send(request, noWallet, server.key);
      assertThat(nothing.problem()).isEqualTo("404 no-such-wallet");
      assertThat(send(request, foreign.id().value(), server.key).lessTrace())
          .isEqualTo(nothing.lessTrace());
      assertThat(send(request, other.id().value(), token).lessTrace())
          .isEqualTo(nothing.lessTrace());
      assertThat(send(request, "nonsense", token).lessTrace()).isEqualTo(nothing.lessTrace());
      assertThat(send(request, other.id().value(), server.key).status()).isEqualTo(200);
    }
    var request = "GET /v1/operations/%s";
    var nothing = send(request, noOperation, server.key);
    assertThat(nothing.problem()).isEqualTo("404 no-such-operation");
    assertThat(send(request, foreign.operation().value(), server.key).lessTrace())
        .isEqualTo(nothing.lessTrace());
    assertThat(send(request, other.operation().value(), token).lessTrace())
        .isEqualTo(nothing.lessTrace());
    assertThat(send(request, "nonsense", token).lessTrace()).isEqualTo(nothing.lessTrace());
    assertThat(send(request, other.operation().value(), server.key).status()).isEqualTo(200);
  }

  @Test
  void an_operator_decides_no_operation_of_another_tenant() {
    var tenant = given.tenant();
    var foreign = given.requestedWallet(tenant, given.customer(tenant), Given.USDC);
    var nothing = decide(OperationId.next(Given.IDS).value());

    assertThat(nothing.problem()).isEqualTo("404 no-such-operation");
    assertThat(decide(foreign.operation().value()).lessTrace()).isEqualTo(nothing.lessTrace());
    assertThat(decide("nonsense").lessTrace()).isEqualTo(nothing.lessTrace());
  }

  private TestServer.Answer decide(String operation) {
    return server
        .call("POST", "/v1/operations/" + operation + "/decision")
        .as(server.issuers.operator("admin", server.store.now()))
        .key(Given.unique("key"))
        .json("{\"outcome\":\"no-effect\",\"reason\":\"x\"}")
        .send();
  }

  @Test
  void a_list_shows_no_other_tenants_customers() {
    var key = server.key(given.tenant().id(), Scope.values());
    given.customer(given.tenant());

    var list = server.call("GET", "/v1/customers?include=total").as(key).send().expect(200);
    assertThat(list.body()).isEqualTo("{\"items\":[],\"nextCursor\":null,\"total\":0}");
  }

  private TestServer.Answer send(String request, String id, String credential) {
    var parts = request.formatted(id).split(" ", 3);
    var call = server.call(parts[0], parts[1]).as(credential);
    if (parts[0].equals("POST")) {
      call.key(Given.unique("key"));
    }
    return parts.length == 3 ? call.json(parts[2]).send() : call.send();
  }

  private String user(String customer) {
    return server.issuers.user(
        Given.unique("subject"),
        server.store.now(),
        it -> it.claim(Issuers.CUSTOMER_CLAIM, customer));
  }
}
