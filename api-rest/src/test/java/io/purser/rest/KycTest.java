package io.purser.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.purser.domain.Given;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class KycTest {
  private final TestServer server = TestServer.shared();

  private static List<String> missing(JsonNode kyc) {
    return StreamSupport.stream(kyc.get("missing").spliterator(), false)
        .map(JsonNode::asText)
        .toList();
  }

  private JsonNode kyc(String customer) {
    return server.get("/v1/customers/" + customer + "/kyc").expect(200).json();
  }

  @Test
  void who_was_just_created_has_not_started_and_misses_everything() {
    var customer = server.newCustomer("{}");

    var kyc = kyc(customer);

    assertThat(kyc.get("customerId").asText()).isEqualTo(customer);
    assertThat(kyc.get("state").asText()).isEqualTo("not-started");
    assertThat(missing(kyc))
        .containsExactly(
            "givenName", "familyName", "birthDate", "address", "terms", "identity-proof");
    for (var member :
        List.of(
            "retryable", "reason", "verifiedBy", "verifiedAt", "expiresAt", "terms", "updatedAt")) {
      assertThat(kyc.get(member).isNull()).as(member).isTrue();
    }
  }

  @Test
  void a_business_misses_other_things_and_what_is_there_is_not_missed() {
    var customer =
        server.newCustomer(
            "{\"type\":\"business\",\"legalName\":\"Example Trading Ltd\","
                + "\"address\":{\"country\":\"BR\"}}");

    assertThat(missing(kyc(customer))).containsExactly("website", "terms", "identity-proof");
  }

  @Test
  void of_a_customer_who_is_not_there_nothing_is_said() {
    var customer = server.newCustomer("{}");

    assertThat(server.get("/v1/customers/" + customer + "x/kyc").problem())
        .isEqualTo("404 no-such-customer");
    assertThat(server.get("/v1/customers/" + Given.IDS.next("cus") + "/kyc").problem())
        .isEqualTo("404 no-such-customer");
  }
}
