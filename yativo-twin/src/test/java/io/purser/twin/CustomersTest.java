package io.purser.twin;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.twin.http.Json;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class CustomersTest {
  @AutoClose final RunningTwin twin = RunningTwin.start();

  @Test
  void a_created_customer_is_answered_bare_with_both_names_of_its_id() {
    var reply =
        twin.post(
            "/customers/create-customer",
            """
            {"email":"acme@example.com","name":"Acme Corp","phone":"+15550100123",
             "metadata":{"internal_id":"cust-8821"}}
            """);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.members())
        .containsExactly(
            "id", "customer_id", "email", "name", "status", "created_at", "phone", "metadata");
    assertThat(reply.at("/id")).matches("cust_[0-9a-z]{8}").isEqualTo(reply.at("/customer_id"));
    assertThat(reply.at("/status")).isEqualTo("active");
    assertThat(reply.at("/created_at")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
    assertThat(reply.at("/metadata/internal_id")).isEqualTo("cust-8821");
  }

  @Test
  void the_list_is_newest_first_and_shows_no_metadata() {
    String first = twin.aCustomer("first@example.com");
    String second = twin.aCustomer("second@example.com");
    var reply = twin.post("/customers/get-customers", "");
    assertThat(reply.members()).containsExactly("customers", "total");
    assertThat(reply.json().path("total").asInt()).isEqualTo(2);
    assertThat(reply.at("/customers/0/id")).isEqualTo(second);
    assertThat(reply.at("/customers/1/customer_id")).isEqualTo(first);
    assertThat(reply.json().at("/customers/0").fieldNames())
        .toIterable()
        .containsExactly("id", "customer_id", "email", "name", "status", "created_at");
  }

  @Test
  void an_email_that_is_taken_is_a_conflict_whatever_its_case() {
    twin.aCustomer("ada@example.com");
    var reply = twin.post("/customers/create-customer", "{\"email\":\"ADA@example.com\"}");
    assertThat(reply.status()).isEqualTo(409);
    assertThat(reply.at("/error")).isEqualTo("conflict");
    assertThat(twin.effects("customer_created")).isEqualTo(1);
  }

  @Test
  void with_duplicates_accepted_every_create_makes_one_more() {
    twin.control("PATCH", "/settings", "{\"accept_duplicates\":true}");
    String one = twin.aCustomer("ada@example.com");
    String two = twin.aCustomer("ada@example.com");
    assertThat(one).isNotEqualTo(two);
    assertThat(twin.post("/customers/get-customers", "").json().path("total").asInt()).isEqualTo(2);
    assertThat(twin.effects("customer_created")).isEqualTo(2);
  }

  @Test
  void every_member_at_fault_is_named() {
    var reply =
        twin.post(
            "/customers/create-customer", "{\"email\":\"no\",\"name\":7,\"metadata\":{\"a\":1}}");
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.at("/error")).isEqualTo("validation_error");
    assertThat(reply.json().path("details").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("email", "name", "metadata");
  }

  @Test
  void transactions_of_a_customer_carry_the_documented_members() {
    String customer = twin.aCustomer();
    twin.deposit(twin.aWallet(customer), "25.00");
    var reply =
        twin.post("/customers/get-customer-transactions", "{\"customer_id\":\"" + customer + "\"}");
    assertThat(reply.members()).containsExactly("customer_id", "transactions", "total");
    var row = reply.json().at("/transactions/0");
    assertThat(row.fieldNames())
        .toIterable()
        .containsExactly(
            "transaction_id",
            "type",
            "status",
            "amount",
            "ticker",
            "chain",
            "from_address",
            "completed_at");
    assertThat(row.path("amount").asText()).isEqualTo("25.00");
    assertThat(row.path("status").asText()).isEqualTo("completed");
  }

  @Test
  void an_unknown_customer_is_not_found() {
    var reply =
        twin.post("/customers/get-customer-transactions", "{\"customer_id\":\"cust_nobody\"}");
    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.json())
        .isEqualTo(
            Json.object()
                .put("error", "not_found")
                .put("message", "Customer with ID 'cust_nobody' not found"));
  }

  @Test
  void a_suspended_customer_shows_it_and_gets_no_wallet_until_reactivated() {
    String customer = twin.aCustomer();
    twin.control("POST", "/customers/" + customer + "/suspend", "");
    assertThat(twin.post("/customers/get-customers", "").at("/customers/0/status"))
        .isEqualTo("suspended");
    String wallet =
        "{\"customer_id\":\"" + customer + "\",\"chain\":\"solana\",\"ticker\":\"SOL\"}";
    assertThat(twin.post("/assets/add-customer-asset", wallet).status()).isEqualTo(403);
    twin.control("POST", "/customers/" + customer + "/reactivate", "");
    assertThat(twin.post("/assets/add-customer-asset", wallet).status()).isEqualTo(200);
  }

  @Test
  void a_forgotten_customer_leaves_nothing_behind() {
    String customer = twin.aCustomer();
    twin.deposit(twin.aWallet(customer), "1");
    twin.control("POST", "/customers/" + customer + "/forget", "");
    assertThat(twin.post("/customers/get-customers", "").json().path("total").asInt()).isZero();
    String body = "{\"customer_id\":\"" + customer + "\"}";
    assertThat(twin.post("/assets/get-customer-assets", body).status()).isEqualTo(404);
    assertThat(twin.post("/transactions/get-transactions", "").json().path("data")).isEmpty();
  }

  @Test
  void both_prefixes_serve_the_same_world() {
    String customer = twin.aCustomer();
    String older = twin.twin().baseUrl().replace("/api/v1", "/api");
    var reply =
        twin.send(
            "POST",
            older + "/customers/get-customers",
            "",
            Map.of("Authorization", "Bearer " + twin.token()));
    assertThat(reply.at("/customers/0/id")).isEqualTo(customer);
  }
}
