package io.purser.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.purser.domain.Given;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Legal profiles and shareholders over HTTP. */
class BusinessTest {
  private final TestServer server = TestServer.shared();
  private final String business = server.newCustomer("{\"type\":\"business\"}");
  private final String path = "/v1/customers/" + business;

  private TestServer.Answer patch(String at, String version, String body) {
    return server.call("PATCH", path + at).header("If-Match", version).json(body).send();
  }

  private TestServer.Answer add(String body) {
    return server.create(path + "/shareholders", body);
  }

  private static String person(String share) {
    return "{\"type\":\"person\",\"givenName\":\"Ana\",\"familyName\":\"Lima\",\"share\":\"%s\"}"
        .formatted(share);
  }

  private static List<String> missing(JsonNode kyc) {
    return kyc.get("missing").valueStream().map(JsonNode::asText).toList();
  }

  private String user() {
    return server.issuers.user(
        Given.unique("subject"),
        server.store.now(),
        it -> it.claim(Issuers.CUSTOMER_CLAIM, business));
  }

  @Test
  void a_legal_profile_is_merged_member_by_member() {
    assertThat(server.get(path + "/legal-profile").expect(200).header("ETag")).isEqualTo("\"0\"");

    patch(
            "/legal-profile",
            "\"0\"",
            "{\"registrationCountry\":\"BR\",\"registrationNumber\":\"35\",\"formationDate\":"
                + "\"1811-05-31\",\"registeredAddress\":{\"city\":\"Recife\",\"country\":\"BR\"},"
                + "\"taxIdentifiers\":[{\"type\":\"vat\",\"country\":\"DE\",\"value\":\"811\"}]}")
        .expect(200);
    var changed =
        patch(
                "/legal-profile",
                "\"1\"",
                "{\"registrationNumber\":\"36\",\"registeredAddress\":{\"city\":null},"
                    + "\"formationDate\":null,\"activity\":\"Bakes bread\"}")
            .expect(200);

    assertThat(changed.header("ETag")).isEqualTo("\"2\"");
    var profile = server.get(path + "/legal-profile").json();
    assertThat(profile).isEqualTo(changed.json());
    assertThat(profile.get("customerId").asText()).isEqualTo(business);
    assertThat(profile.get("registrationCountry").asText()).isEqualTo("BR");
    assertThat(profile.get("registrationNumber").asText()).isEqualTo("36");
    assertThat(profile.get("formationDate").isNull()).isTrue();
    assertThat(profile.get("registeredAddress")).hasToString("{\"country\":\"BR\"}");
    assertThat(profile.get("taxIdentifiers"))
        .hasToString("[{\"type\":\"vat\",\"country\":\"DE\",\"value\":\"811\"}]");
    assertThat(patch("/legal-profile", "\"1\"", "{\"legalForm\":\"Ltda\"}").problem())
        .isEqualTo("412 version-stale");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"registrationCountry\":\"XX\"}                        | invalid-value",
        "{\"formationDate\":\"2999-01-01\"}                      | invalid-value",
        "{\"formationDate\":\"2011-02-30\"}                      | invalid-value",
        "{\"activity\":\"card 4111 1111 1111 1111\"}             | invalid-value",
        "{\"taxIdentifiers\":[{\"country\":\"BR\",\"value\":\"1\"}]} | missing-member",
        "{\"taxIdentifiers\":[1]}                                | wrong-type",
        "{\"taxIdentifiers\":[{\"type\":\"vat\",\"country\":\"BR\",\"value\":\"1\",\"x\":1}]} | unknown-member",
        "{\"legalName\":\"Example Ltd\"}                         | unknown-member"
      })
  void what_cannot_be_is_refused(String body, String code) {
    assertThat(patch("/legal-profile", "*", body).problem()).isEqualTo("400 " + code);
  }

  @Test
  void a_person_has_neither() {
    var person = "/v1/customers/" + server.newCustomer("{}");

    for (var of : List.of("/legal-profile", "/shareholders")) {
      assertThat(server.get(person + of).problem()).isEqualTo("409 customer-not-a-business");
    }
    assertThat(server.create(person + "/shareholders", person("10")).problem())
        .isEqualTo("409 customer-not-a-business");
    assertThat(
            server
                .call("PATCH", person + "/legal-profile")
                .header("If-Match", "*")
                .json("{\"legalForm\":\"Ltda\"}")
                .send()
                .problem())
        .isEqualTo("409 customer-not-a-business");
  }

  @Test
  void shareholders_are_added_read_changed_and_removed() {
    var ana = add(person("60.50")).expect(201);
    var id = ana.json().get("id").asText();
    var holding =
        add("{\"type\":\"company\",\"legalName\":\"Holding BV\",\"share\":\"1\",\"control\":true}")
            .expect(201)
            .json();

    assertThat(id).startsWith("shr_");
    assertThat(ana.json().get("share").asText()).isEqualTo("60.5");
    assertThat(ana.json().get("beneficialOwner").asBoolean()).isTrue();
    assertThat(ana.json().has("legalName")).isFalse();
    assertThat(holding.get("beneficialOwner").asBoolean()).isTrue();
    assertThat(holding.has("givenName")).isFalse();

    var at = "/shareholders/" + id;
    var changed =
        patch(at, ana.header("ETag"), "{\"share\":\"20\",\"nationality\":\"BR\",\"director\":true}")
            .expect(200);
    assertThat(changed.json().get("beneficialOwner").asBoolean()).isFalse();
    assertThat(server.get(path + at).expect(200).json()).isEqualTo(changed.json());
    assertThat(server.get(path + "/shareholders?include=total").json().get("total").asInt())
        .isEqualTo(2);
    assertThat(patch(at, "*", "{\"legalName\":\"Ana Ltd\"}").problem())
        .isEqualTo("400 invalid-value");
    assertThat(patch(at, "*", "{\"givenName\":null}").problem()).isEqualTo("400 invalid-value");
    assertThat(patch(at, ana.header("ETag"), "{\"share\":\"21\"}").problem())
        .isEqualTo("412 version-stale");

    server.call("DELETE", path + at).header("If-Match", changed.header("ETag")).send().expect(204);
    assertThat(server.get(path + at).problem()).isEqualTo("404 no-such-shareholder");
  }

  @Test
  void more_than_the_whole_is_refused_and_says_what_is_left() {
    add(person("60.5")).expect(201);

    var refused = add(person("40"));

    assertThat(refused.problem()).isEqualTo("409 shares-above-the-whole");
    assertThat(refused.json().get("left").asText()).isEqualTo("39.5");
    add(person("39.5")).expect(201);
  }

  @ParameterizedTest
  @CsvSource({"0", "100.1", "1.00001", "-1", "'1,5'"})
  void what_is_no_share_is_refused(String share) {
    assertThat(add(person(share)).problem()).isEqualTo("400 invalid-value");
  }

  @Test
  void what_is_there_is_missed_no_more() {
    assertThat(missing(server.get(path + "/kyc").json()))
        .contains("registrationCountry", "registrationNumber", "shareholders");

    patch("/legal-profile", "*", "{\"registrationCountry\":\"BR\",\"registrationNumber\":\"35\"}")
        .expect(200);
    add(person("25")).expect(201);

    assertThat(missing(server.get(path + "/kyc").json()))
        .doesNotContain("registrationCountry", "registrationNumber", "shareholders");
    assertThat(missing(server.get(path + "?expand=kyc").json().get("kyc")))
        .isEqualTo(missing(server.get(path + "/kyc").json()));
  }

  @Test
  void end_users_describe_their_own_business_and_see_no_other() {
    var user = user();

    server
        .call("POST", "/v1/customers/me/shareholders")
        .as(user)
        .key(Given.unique("key"))
        .json(person("10"))
        .send()
        .expect(201);
    server.call("GET", "/v1/customers/me/legal-profile").as(user).send().expect(200);
    var other = server.newCustomer("{\"type\":\"business\"}");
    assertThat(
            server
                .call("GET", "/v1/customers/" + other + "/shareholders")
                .as(user)
                .send()
                .problem())
        .isEqualTo("404 no-such-customer");
  }

  @Test
  void a_shareholder_of_another_business_is_none_of_this_one() {
    var id = add(person("10")).expect(201).json().get("id").asText();
    var other = "/v1/customers/" + server.newCustomer("{\"type\":\"business\"}");

    assertThat(server.get(other + "/shareholders/" + id).problem())
        .isEqualTo("404 no-such-shareholder");
    assertThat(
            server
                .call("DELETE", other + "/shareholders/" + id)
                .header("If-Match", "*")
                .send()
                .problem())
        .isEqualTo("404 no-such-shareholder");
  }
}
