package io.purser.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.purser.domain.Given;
import io.purser.domain.access.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustomerListTest {
  private final TestServer server = TestServer.shared();
  private String key = "";

  @BeforeEach
  void aTenantOfItsOwn() {
    key = server.key(server.given.tenant().id(), Scope.values());
  }

  @Test
  void a_list_is_walked_page_by_page_and_shows_everyone_once() {
    var made = new ArrayList<String>();
    for (int i = 0; i < 5; i++) {
      made.add(create("{}"));
    }

    var seen = new ArrayList<String>();
    var first = get("/v1/customers?limit=2&include=total");
    assertThat(first.get("total").asInt()).isEqualTo(5);
    for (var page = first; ; page = next(page)) {
      seen.addAll(ids(page));
      if (page.get("nextCursor").isNull()) {
        break;
      }
    }

    assertThat(seen).hasSize(5).containsExactlyInAnyOrderElementsOf(made);
    assertThat(get("/v1/customers").has("total")).isFalse();
  }

  @Test
  void conditions_hold_together() {
    var person = create("{\"externalId\":\"a-1\"}");
    var business = create("{\"type\":\"business\"}");

    assertThat(ids(get("/v1/customers?type=business"))).containsExactly(business);
    assertThat(ids(get("/v1/customers?externalId=a-1&type=individual"))).containsExactly(person);
    assertThat(ids(get("/v1/customers?externalId=a-1&type=business"))).isEmpty();
    assertThat(ids(get("/v1/customers?state=suspended"))).isEmpty();
    assertThat(ids(get("/v1/customers?createdFrom=2020-01-01T00:00:00Z"))).hasSize(2);
    assertThat(ids(get("/v1/customers?createdBefore=2020-01-01T01:00:00%2B01:00"))).isEmpty();
  }

  @Test
  void a_search_has_what_is_personal_in_its_body() {
    var email = Given.unique("ana") + "@example.com";
    var ana = create("{\"email\":\"%s\",\"phone\":\"+15550100123\"}".formatted(email));
    create("{\"phone\":\"+15550100124\"}");

    assertThat(ids(search("{\"email\":\"%s\"}".formatted(email.toUpperCase(Locale.ROOT)))))
        .containsExactly(ana);
    assertThat(ids(search("{\"phone\":\"+15550100123\",\"limit\":1}"))).containsExactly(ana);
    assertThat(ids(search("{\"phone\":\"+15550100199\"}"))).isEmpty();
    var nothing = server.call("POST", "/v1/customers/search").as(key).json("{}").send();
    assertThat(nothing.problem()).isEqualTo("400 missing-member");
  }

  @Test
  void a_customer_is_looked_up_by_any_one_of_its_ids() {
    var tenant = server.given.tenant();
    var service = server.key(tenant.id(), Scope.CUSTOMERS_READ);
    var known = server.given.registeredCustomer(tenant, "provider-77");
    var path = "/v1/customers/lookup?";

    var found = server.call("GET", path + "providerCustomerId=provider-77").as(service).send();
    assertThat(found.expect(200).json().get("id").asText()).isEqualTo(known.id().value());
    assertThat(found.json().get("provider").get("customerId").asText()).isEqualTo("provider-77");
    assertThat(server.call("GET", path + "id=" + known.id()).as(service).send().status())
        .isEqualTo(200);
    assertThat(server.call("GET", path + "id=nonsense").as(service).send().problem())
        .isEqualTo("404 no-such-customer");
    assertThat(server.call("GET", path + "externalId=nobody").as(service).send().problem())
        .isEqualTo("404 no-such-customer");
    assertThat(server.call("GET", path + "id=a&externalId=b").as(service).send().problem())
        .isEqualTo("400 invalid-parameter");
  }

  @ParameterizedTest
  @CsvSource({
    "limit=0, invalid-parameter",
    "limit=101, invalid-parameter",
    "limit=1e1, invalid-parameter",
    "limit=, invalid-parameter",
    "include=all, invalid-parameter",
    "type=person, invalid-parameter",
    "createdFrom=yesterday, invalid-parameter",
    "createdFrom=%2B999999999-12-31T23:59:59Z, invalid-parameter",
    "createdBefore=-4800-01-01T00:00:00Z, invalid-parameter",
    "createdFrom=2026-11-21T06:19Z, invalid-parameter",
    "limit=1&limit=1, repeated-parameter",
    "offset=1, unknown-parameter",
    "Limit=1, unknown-parameter",
    "cursor=abc, cursor-invalid",
    "cursor=, cursor-invalid",
    "externalId=%00, invalid-parameter",
  })
  void a_query_that_is_not_exactly_right_is_refused(String query, String code) {
    var answer = server.call("GET", "/v1/customers?" + query).as(key).send();

    assertThat(answer.problem()).isEqualTo("400 " + code);
  }

  private String create(String body) {
    return server
        .call("POST", "/v1/customers")
        .as(key)
        .key(Given.unique("key"))
        .json(body)
        .send()
        .expect(201)
        .json()
        .get("id")
        .asText();
  }

  private JsonNode get(String path) {
    return server.call("GET", path).as(key).send().expect(200).json();
  }

  private JsonNode search(String body) {
    return server.call("POST", "/v1/customers/search").as(key).json(body).send().expect(200).json();
  }

  private JsonNode next(JsonNode page) {
    return get("/v1/customers?limit=2&cursor=" + page.get("nextCursor").asText());
  }

  private static List<String> ids(JsonNode page) {
    return page.get("items").findValuesAsText("id");
  }
}
