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
import org.junit.jupiter.params.provider.ValueSource;

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
  void a_list_holds_those_who_are_in_the_wanted_state() {
    var tenant = server.given.tenant();
    key = server.key(tenant.id(), Scope.values());
    var bare = create("{}");
    var known = server.given.registeredCustomer(tenant, Given.unique("provider-customer"));
    server.given.readyForCard(tenant, known);
    var id = known.id().value();

    assertThat(ids(get("/v1/customers?registration=registered"))).containsExactly(id);
    assertThat(ids(get("/v1/customers?registration=none"))).containsExactly(bare);
    assertThat(ids(get("/v1/customers?registration=failed"))).isEmpty();
    assertThat(ids(get("/v1/customers?providerStatus=active"))).containsExactly(id);
    assertThat(ids(get("/v1/customers?providerStatus=ACTIVE"))).isEmpty();
    assertThat(ids(get("/v1/customers?onboardingState=ready"))).containsExactly(id);
    assertThat(ids(get("/v1/customers?onboardingState=email-code"))).isEmpty();
    assertThat(ids(get("/v1/customers?onboardingState=none"))).containsExactly(bare);
    assertThat(ids(get("/v1/customers?onboardingState=none&registration=registered"))).isEmpty();
  }

  @Test
  void a_list_begins_with_the_oldest_when_that_is_wanted_and_its_cursor_keeps_the_order() {
    for (int i = 0; i < 3; i++) {
      create("{}");
    }
    var oldestFirst = ids(get("/v1/customers?order=newest-first")).reversed();

    var first = get("/v1/customers?order=oldest-first&limit=2");
    assertThat(ids(first)).isEqualTo(oldestFirst.subList(0, 2));
    var cursor = first.get("nextCursor").asText();
    assertThat(ids(get("/v1/customers?order=oldest-first&limit=2&cursor=" + cursor)))
        .isEqualTo(oldestFirst.subList(2, 3));
    var other = server.call("GET", "/v1/customers?cursor=" + cursor).as(key).send();
    assertThat(other.problem()).isEqualTo("400 cursor-invalid");
  }

  @Test
  void a_value_that_there_is_not_is_answered_with_those_that_there_are() {
    var answer = server.call("GET", "/v1/customers?onboardingState=x").as(key).send();

    assertThat(answer.json().get("errors").findValuesAsText("parameter"))
        .containsExactly("onboardingState");
    assertThat(answer.json().get("errors").findValuesAsText("detail"))
        .containsExactly(
            "must be one of account, active, declined, email-code, expired, kyc, must-restart,"
                + " none, phone, ready, requested, source-of-funds");
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
  void customers_are_found_by_words_of_their_names() {
    var ana =
        create("{\"name\":\"Ana\",\"givenName\":\"Ana Maria\",\"familyName\":\"Gon\u00e7alves\"}");
    var acme = create("{\"type\":\"business\",\"legalName\":\"Goncourt Trading Ltd\"}");

    assertThat(ids(search("{\"name\":\"GONC\"}"))).containsExactlyInAnyOrder(acme, ana);
    assertThat(ids(search("{\"name\":\" goncalv  ana \"}"))).containsExactly(ana);
    assertThat(ids(search("{\"name\":\"alves\"}"))).isEmpty();
    assertThat(ids(search("{\"name\":\"goncalves\",\"email\":\"nobody@example.com\"}"))).isEmpty();
    var first = search("{\"name\":\"gonc\",\"limit\":1}");
    var cursor = first.get("nextCursor").asText();
    var second = search("{\"name\":\"G\u00d3NC\",\"limit\":1,\"cursor\":\"%s\"}".formatted(cursor));
    assertThat(List.of(ids(first).getFirst(), ids(second).getFirst()))
        .containsExactlyInAnyOrder(acme, ana);
    assertThat(refused("{\"name\":\"goncalves\",\"limit\":1,\"cursor\":\"%s\"}".formatted(cursor)))
        .isEqualTo("400 cursor-invalid");
    patch(ana, "{\"familyName\":null}");
    assertThat(ids(search("{\"name\":\"gonc\"}"))).containsExactly(acme);
    assertThat(ids(search("{\"name\":\"maria\"}"))).containsExactly(ana);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "&", "a b c d e f g h i", "4111 1111 1111 1111"})
  void a_name_that_cannot_be_searched_for_is_refused(String name) {
    assertThat(refused("{\"name\":\"%s\"}".formatted(name))).isEqualTo("400 invalid-value");
  }

  private String refused(String search) {
    return server.call("POST", "/v1/customers/search").as(key).json(search).send().problem();
  }

  private void patch(String customer, String body) {
    server
        .call("PATCH", "/v1/customers/" + customer)
        .as(key)
        .header("If-Match", "*")
        .json(body)
        .send()
        .expect(200);
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
    "onboardingState=email_code, invalid-parameter",
    "onboardingState=ready%2Ckyc, invalid-parameter",
    "registration=known, invalid-parameter",
    "providerStatus=, invalid-parameter",
    "order=newest, invalid-parameter",
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
