package io.purser.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Given;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class CustomerTest {
  private final TestServer server = TestServer.shared();

  @Test
  void an_empty_object_is_enough_for_a_customer() {
    var created = server.create("/v1/customers", "{}").expect(201);

    var id = created.json().get("id").asText();
    assertThat(id).startsWith("cus_");
    assertThat(created.header("Location")).isEqualTo("/v1/customers/" + id);
    assertThat(created.header("ETag")).isEqualTo("\"1\"");
    assertThat(created.json().get("type").asText()).isEqualTo("individual");
    assertThat(created.json().get("state").asText()).isEqualTo("active");
    assertThat(created.json().get("registration").get("state").asText()).isEqualTo("none");
    assertThat(created.json().get("provider").isNull()).isTrue();
    assertThat(created.json().get("suspension").isNull()).isTrue();
    assertThat(server.get("/v1/customers/" + id).body()).isEqualTo(created.body());
  }

  @Test
  void a_business_has_the_members_of_a_business() {
    var email = Given.unique("office") + "@example.com";
    var created =
        server
            .create(
                "/v1/customers",
                """
                {"type":"business","externalId":"%s","email":"%s","phone":"+15550100123",
                 "name":"Example","legalName":"Example Ltd","website":"https://example.com",
                 "metadata":{"b":1.50,"a":"x","c":true}}
                """
                    .formatted(email, email))
            .expect(201);
    var customer = created.json();

    assertThat(customer.get("id").asText()).startsWith("biz_");
    assertThat(customer.get("legalName").asText()).isEqualTo("Example Ltd");
    assertThat(customer.get("website").asText()).isEqualTo("https://example.com");
    assertThat(customer.has("givenName")).isFalse();
    assertThat(created.body()).contains("\"metadata\":{\"a\":\"x\",\"b\":1.50,\"c\":true}");
  }

  @Test
  void a_person_has_a_birth_date_an_address_and_a_phone_number_that_is_written_as_e164() {
    var created =
        server
            .create(
                "/v1/customers",
                """
                {"birthDate":"1990-01-31","phone":"+1 (555) 010-0123",
                 "address":{"line1":"1 Example Street","line2":null,"city":"Rio","country":"BR"}}
                """)
            .expect(201);

    assertThat(created.json().get("phone").asText()).isEqualTo("+15550100123");
    assertThat(created.json().get("birthDate").asText()).isEqualTo("1990-01-31");
    assertThat(created.body())
        .contains(
            "\"address\":{\"line1\":\"1 Example Street\",\"city\":\"Rio\",\"country\":\"BR\"}");
    assertThat(server.get(created.header("Location")).body()).isEqualTo(created.body());
    var found =
        server
            .call("POST", "/v1/customers/search")
            .json("{\"phone\":\"+1-555-010-0123\"}")
            .send()
            .expect(200);
    assertThat(found.json().get("items").findValuesAsText("id"))
        .contains(created.json().get("id").asText());
    assertThat(server.create("/v1/customers", "{\"address\":{}}").expect(201).json().has("address"))
        .isFalse();
  }

  @Test
  void what_is_wrong_within_an_address_is_named_by_its_place() {
    var refused =
        server.create(
            "/v1/customers",
            """
            {"birthDate":"2999-01-01","address":{"line1":"4111 1111 1111 1111","city":7,
             "country":"br","planet":"Earth"}}
            """);

    assertThat(refused.problem()).isEqualTo("400 invalid-value");
    assertThat(refused.json().get("errors").findValuesAsText("pointer"))
        .containsExactly(
            "#/birthDate",
            "#/address/line1",
            "#/address/city",
            "#/address/country",
            "#/address/planet");
    assertThat(server.create("/v1/customers", "{\"address\":\"x\"}").problem())
        .isEqualTo("400 wrong-type");
    assertThat(
            server
                .create("/v1/customers", "{\"type\":\"business\",\"birthDate\":\"1990-01-31\"}")
                .problem())
        .isEqualTo("400 wrong-customer-type");
  }

  @Test
  void a_member_of_the_other_type_is_refused_by_name() {
    var refused =
        server.create("/v1/customers", "{\"legalName\":\"Example Ltd\",\"website\":\"x\"}");

    assertThat(refused.problem()).startsWith("400");
    assertThat(refused.body()).contains("#/legalName", "wrong-customer-type");
    var other = server.create("/v1/customers", "{\"type\":\"business\",\"givenName\":\"Ana\"}");
    assertThat(other.problem()).isEqualTo("400 wrong-customer-type");
  }

  @Test
  void every_wrong_member_is_named_at_once_and_no_value_is_repeated() {
    var refused =
        server.create(
            "/v1/customers", "{\"email\":\"not-an-address\",\"phone\":\"123\",\"name\":\"\"}");

    assertThat(refused.problem()).isEqualTo("400 invalid-value");
    assertThat(refused.json().get("errors").findValuesAsText("pointer"))
        .containsExactly("#/email", "#/phone", "#/name");
    assertThat(refused.body()).doesNotContain("not-an-address");
  }

  @Test
  void a_card_number_is_refused_wherever_text_is_free() {
    assertThat(server.create("/v1/customers", "{\"name\":\"4111 1111 1111 1111\"}").problem())
        .isEqualTo("400 invalid-value");
    assertThat(
            server
                .create("/v1/customers", "{\"metadata\":{\"card\":\"4111111111111111\"}}")
                .problem())
        .isEqualTo("400 invalid-value");
    assertThat(server.create("/v1/customers", "{\"metadata\":{\"n\":4111111111111111}}").problem())
        .isEqualTo("400 invalid-value");
  }

  @Test
  void a_taken_email_names_the_customer_that_has_it_to_a_service() {
    var email = Given.unique("ana") + "@example.com";
    var first = server.newCustomer("{\"email\":\"%s\"}".formatted(email));

    var refused =
        server.create(
            "/v1/customers", "{\"email\":\"%s\"}".formatted(email.toUpperCase(Locale.ROOT)));

    assertThat(refused.problem()).isEqualTo("409 email-taken");
    assertThat(refused.json().get("customerId").asText()).isEqualTo(first);
    assertThat(refused.json().get("type").asText()).isEqualTo("/docs/errors#email-taken");
    assertThat(refused.json().get("requestId").asText()).isEqualTo(refused.header("Request-Id"));
  }

  @Test
  void a_version_that_the_caller_has_is_not_sent_again() {
    var id = server.newCustomer("{}");
    var path = "/v1/customers/" + id;

    var same = server.call("GET", path).header("If-None-Match", "\"7\", W/\"1\"").send();
    assertThat(same.status()).isEqualTo(304);
    assertThat(same.body()).isEmpty();
    assertThat(same.header("ETag")).isEqualTo("\"1\"");
    assertThat(server.call("GET", path).header("If-None-Match", "\"2\"").send().status())
        .isEqualTo(200);
  }
}
