package io.purser.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.purser.domain.Given;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Ordering several wallets at once. */
class WalletBatchTest {
  private static final String USDC = "{\"chain\":\"solana\",\"asset\":\"USDC\"}";
  private static final String BTC = "{\"chain\":\"bitcoin\",\"asset\":\"BTC\"}";
  private static final String DOGE = "{\"chain\":\"solana\",\"asset\":\"DOGE\"}";

  private final TestServer server = TestServer.shared();
  private final String email = Given.unique("ana") + "@example.com";
  private final String customer = server.newCustomer("{\"email\":\"%s\"}".formatted(email));
  private final String wallets = "/v1/customers/" + customer + "/wallets";

  @AfterEach
  void theProviderIsBack() {
    server.provider.comesBack();
  }

  private static String of(String... wanted) {
    return "{\"wallets\":[" + String.join(",", wanted) + "]}";
  }

  private JsonNode items() {
    return server.get(wallets).expect(200).json().get("items");
  }

  @Test
  void each_is_requested_at_once_and_opened_by_an_operation_of_its_own() {
    var ordered = server.create(wallets + "/batch", of(USDC, BTC)).expect(202).json().get("items");

    assertThat(ordered).hasSize(2);
    assertThat(ordered.findValuesAsText("asset")).containsExactly("USDC", "BTC");
    assertThat(ordered.findValuesAsText("state")).containsOnly("requested");
    var operations = ordered.findValuesAsText("operationId");
    assertThat(operations).hasSize(2).doesNotHaveDuplicates();
    operations.forEach(operation -> server.settle("/v1/operations/" + operation));
    assertThat(items().findValuesAsText("id"))
        .containsExactlyInAnyOrderElementsOf(ordered.findValuesAsText("id"));
    assertThat(items().findValuesAsText("state")).containsExactly("active", "active");
  }

  @Test
  void nobody_waits_for_a_provider_that_is_away() {
    server.provider.goesAway();

    server.create(wallets + "/batch", of(USDC, BTC)).expect(202);
  }

  @Test
  void what_is_there_is_answered_as_it_is_and_not_ordered_again() {
    var there = server.create(wallets, USDC).expect(201).json().get("id").asText();

    var ordered = server.create(wallets + "/batch", of(BTC, USDC)).expect(202).json().get("items");

    assertThat(ordered.findValuesAsText("state")).containsExactly("requested", "active");
    assertThat(ordered.get(1).get("id").asText()).isEqualTo(there);
    assertThat(items()).hasSize(2);
    var again = server.create(wallets + "/batch", of(USDC, BTC)).expect(200).json().get("items");
    assertThat(again.findValuesAsText("id"))
        .containsExactly(there, ordered.get(0).get("id").asText());
    assertThat(items()).hasSize(2);
  }

  @Test
  void a_repeat_under_its_key_gets_the_same_bytes_and_orders_nothing() {
    var key = Given.unique("key");
    var first = server.call("POST", wallets + "/batch").key(key).json(of(USDC)).send().expect(202);
    server.settle("/v1/operations/" + first.json().get("items").get(0).get("operationId").asText());

    var repeat = server.call("POST", wallets + "/batch").key(key).json(of(USDC)).send().expect(202);

    assertThat(repeat.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(repeat.body()).isEqualTo(first.body());
    assertThat(items()).hasSize(1);
  }

  @Test
  void one_that_is_not_offered_refuses_all_of_them() {
    var refused = server.create(wallets + "/batch", of(USDC, DOGE));

    assertThat(refused.problem()).isEqualTo("422 asset-not-supported");
    assertThat(items()).isEmpty();
  }

  @Test
  void who_cannot_be_registered_gets_none() {
    var nobody = server.newCustomer("{}");

    var refused = server.create("/v1/customers/" + nobody + "/wallets/batch", of(USDC, BTC));

    assertThat(refused.problem()).isEqualTo("409 email-missing");
    assertThat(server.get("/v1/customers/" + nobody + "/wallets").json().get("items")).isEmpty();
  }

  @Test
  void a_list_that_is_not_one_is_refused_with_the_place_where_it_is_wrong() {
    assertThat(server.create(wallets + "/batch", "{}").problem()).isEqualTo("400 missing-member");
    assertThat(server.create(wallets + "/batch", of()).problem()).isEqualTo("400 invalid-value");
    assertThat(server.create(wallets + "/batch", of(USDC, USDC)).problem())
        .isEqualTo("400 invalid-value");
    var many = IntStream.range(0, 21).mapToObj(_ -> USDC).collect(Collectors.joining(","));
    assertThat(server.create(wallets + "/batch", of(many)).problem())
        .isEqualTo("400 invalid-value");
    var wrong = server.create(wallets + "/batch", of(USDC, "{\"chain\":7}", "\"BTC\""));
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.json().get("errors").findValuesAsText("pointer"))
        .contains("#/wallets/1/chain", "#/wallets/1/asset", "#/wallets/2");
    assertThat(items()).isEmpty();
  }
}
