package io.purser.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.purser.domain.Given;
import io.purser.domain.access.Scope;
import io.purser.domain.customer.Customer;
import io.purser.domain.tenant.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Each test has a tenant of its own, whose positions count from one. */
class EventTest {
  private final TestServer server = TestServer.shared();
  private final Given given = server.given;
  private final Tenant tenant = given.tenant();
  private final Customer customer = given.customer(tenant);
  private final String key = server.key(tenant.id(), Scope.EVENTS_READ);

  @Test
  void a_reader_who_goes_on_with_up_to_sees_each_event_once() {
    for (int i = 0; i < 7; i++) {
      happened(tenant, customer, "customer.suspended", Map.of());
    }
    var positions = new ArrayList<Long>();
    long after = 0;
    JsonNode page;
    do {
      page = get("/v1/events?limit=3&after=" + after).expect(200).json();
      page.get("items").forEach(item -> positions.add(item.get("position").asLong()));
      after = page.get("upTo").asLong();
    } while (!page.get("items").isEmpty());

    assertThat(positions)
        .containsExactly(LongStream.rangeClosed(1, 7).boxed().toArray(Long[]::new));
    assertThat(after).isEqualTo(7);
  }

  @Test
  void an_event_shows_ids_amounts_and_words() {
    var id =
        happened(
            tenant,
            customer,
            "transaction.completed",
            Map.of("amount", "1.25", "asset", "USDC", "direction", "DEPOSIT"));

    var item = get("/v1/events").json().get("items").get(0);

    assertThat(item)
        .hasToString(
            "{\"id\":\"%s\",\"position\":1,\"sequence\":1,\"type\":\"transaction.completed\",\"subjectId\":\"%s\",\"customerId\":\"%s\",\"facts\":{\"amount\":\"1.25\",\"asset\":\"USDC\",\"direction\":\"deposit\"},\"occurredAt\":\"%s\"}"
                .formatted(id, customer.id(), customer.id(), item.get("occurredAt").asText()));
  }

  @Test
  void conditions_hold_together_and_say_how_far_they_have_looked() {
    var other = given.customer(tenant);
    happened(tenant, customer, "customer.created", Map.of());
    happened(tenant, other, "customer.created", Map.of());
    happened(tenant, customer, "customer.suspended", Map.of());

    var found = get("/v1/events?type=customer.created&customerId=" + other.id()).json();

    assertThat(positions(found)).containsExactly(2L);
    assertThat(found.get("upTo").asLong()).isEqualTo(3);
    assertThat(get("/v1/events?type=CREATED").problem()).isEqualTo("400 invalid-parameter");
    assertThat(get("/v1/events?customerId=me").problem()).isEqualTo("400 invalid-parameter");
    assertThat(get("/v1/events?after=-1").problem()).isEqualTo("400 invalid-parameter");
    assertThat(get("/v1/events?cursor=x").problem()).isEqualTo("400 unknown-parameter");
  }

  @Test
  void a_tenant_sees_nothing_of_another() {
    var stranger = given.tenant();
    happened(stranger, given.customer(stranger), "customer.created", Map.of());

    assertThat(get("/v1/events").body()).isEqualTo("{\"items\":[],\"upTo\":0}");
    assertThat(get("/v1/customers/" + customer.id() + "/events").json().get("items")).isEmpty();
  }

  @Test
  void a_timeline_is_newest_first_and_goes_on_with_its_cursor() {
    happened(tenant, customer, "customer.created", Map.of());
    happened(tenant, given.customer(tenant), "customer.created", Map.of());
    happened(tenant, customer, "customer.suspended", Map.of());
    happened(tenant, customer, "customer.reactivated", Map.of());
    var path = "/v1/customers/" + customer.id() + "/events";

    var first = get(path + "?limit=2&include=total").expect(200).json();
    var rest = get(path + "?limit=2&cursor=" + first.get("nextCursor").asText()).json();

    assertThat(types(first)).containsExactly("customer.reactivated", "customer.suspended");
    assertThat(first.get("total").asLong()).isEqualTo(3);
    assertThat(types(rest)).containsExactly("customer.created");
    assertThat(rest.get("nextCursor").isNull()).isTrue();
    assertThat(types(get(path + "?type=customer.suspended").json()))
        .containsExactly("customer.suspended");
  }

  @Test
  void an_end_user_sees_what_concerns_them_without_what_is_ours() {
    var me = given.customer(server.tenant);
    happened(server.tenant, me, "wallet.requested", Map.of("chain", "solana", "secret", "x"));
    happened(server.tenant, me, "wallet.activated", Map.of("providerWalletId", "w-1"));
    happened(server.tenant, me, "operation.decided", Map.of("operation", "op"));
    var token =
        server.issuers.user(
            Given.unique("subject"),
            server.store.now(),
            it -> it.claim(Issuers.CUSTOMER_CLAIM, me.id().value()));

    var mine = server.call("GET", "/v1/customers/me/events").as(token).send().expect(200).json();
    var ours = server.get("/v1/customers/" + me.id() + "/events").expect(200).json();

    assertThat(types(mine)).containsExactly("wallet.activated", "wallet.requested");
    assertThat(mine.get("items").get(0).get("facts")).isEmpty();
    assertThat(mine.get("items").get(1).get("facts")).hasToString("{\"chain\":\"solana\"}");
    assertThat(mine.get("items").get(0).has("position")).isFalse();
    assertThat(mine.get("items").get(0).has("sequence")).isFalse();
    assertThat(types(ours))
        .containsExactly("operation.decided", "wallet.activated", "wallet.requested");
    assertThat(ours.get("items").get(1).get("facts").has("providerWalletId")).isTrue();
    assertThat(server.call("GET", "/v1/events").as(token).send().problem())
        .isEqualTo("403 not-permitted");
    assertThat(server.call("GET", "/v1/events/stream").as(token).send().problem())
        .isEqualTo("403 not-permitted");
  }

  @Test
  void a_key_needs_the_scope() {
    var other = server.key(tenant.id(), Scope.CUSTOMERS_READ, Scope.WALLETS_WRITE);

    for (var path :
        List.of("/v1/events", "/v1/events/stream", "/v1/customers/" + customer.id() + "/events")) {
      assertThat(server.call("GET", path).as(other).send().problem())
          .isEqualTo("403 not-permitted");
    }
  }

  private String happened(Tenant owner, Customer about, String type, Map<String, String> facts) {
    return EventsHappening.in(server.store, owner, about, type, facts);
  }

  private TestServer.Answer get(String path) {
    return server.call("GET", path).as(key).send();
  }

  private static List<Long> positions(JsonNode page) {
    return items(page).stream().map(item -> item.get("position").asLong()).toList();
  }

  private static List<String> types(JsonNode page) {
    return items(page).stream().map(item -> item.get("type").asText()).toList();
  }

  private static List<JsonNode> items(JsonNode page) {
    return StreamSupport.stream(page.get("items").spliterator(), false).toList();
  }
}
