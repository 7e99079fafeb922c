package io.purser.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Surroundings.Shared.class)
class IsolationTest {
  private static final String RANDOM = "cus_01k2tq9w5ve7m8z3x4c6b1n0ds";
  private static final List<String> PLACES =
      List.of(
          "",
          "/kyc",
          "/terms-acceptances",
          "/wallets",
          "/external-wallets",
          "/balances",
          "/transactions");

  private final Surroundings surroundings;

  IsolationTest(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Test
  void an_end_user_sees_its_own_customer_and_no_other() throws IOException {
    var me = surroundings.user().get("/v1/customers/me").require("the user's own customer");
    assertThat(me.path("id").asText()).isEqualTo(surroundings.value("PURSER_CUSTOMER_ID"));
    var neighbour = new People(surroundings.service()).customer("neighbour");
    for (var place : PLACES) {
      assertThat(withoutRequest(surroundings.user(), "/v1/customers/" + neighbour + place))
          .isEqualTo(withoutRequest(surroundings.user(), "/v1/customers/" + RANDOM + place));
    }
    assertThat(surroundings.user().get("/v1/customers/" + neighbour).status()).isEqualTo(404);
  }

  @Test
  void another_tenants_customer_answers_as_a_random_one() throws IOException {
    var foreign = new People(surroundings.service()).customer("foreign");
    for (var place : PLACES) {
      assertThat(withoutRequest(surroundings.otherTenant(), "/v1/customers/" + foreign + place))
          .isEqualTo(withoutRequest(surroundings.otherTenant(), "/v1/customers/" + RANDOM + place));
    }
    assertThat(surroundings.otherTenant().get("/v1/customers/" + foreign).status()).isEqualTo(404);
  }

  @Test
  void in_sql_a_tenants_setting_sees_its_rows_and_no_setting_sees_nothing() throws SQLException {
    try (var connection = surroundings.database()) {
      assertThat(customersSeen(connection, "")).isZero();
      var tenants = TenantRows.tenants(connection);
      assertThat(tenants).hasSize(2);
      for (var tenant : tenants) {
        assertThat(customersSeen(connection, tenant)).isPositive();
        assertThat(otherTenantsSeen(connection, tenant)).isZero();
      }
    }
  }

  private static long customersSeen(Connection connection, String tenant) throws SQLException {
    return Long.parseLong(
        TenantRows.of(connection, tenant, "SELECT count(*) FROM customer").getFirst());
  }

  private static long otherTenantsSeen(Connection connection, String tenant) throws SQLException {
    return Long.parseLong(
        TenantRows.of(
                connection,
                tenant,
                "SELECT count(*) FROM customer WHERE tenant_id <> current_setting('app.tenant')")
            .getFirst());
  }

  private static JsonNode withoutRequest(Api api, String path) throws IOException {
    var answer = api.get(path);
    assertThat(answer.status()).isEqualTo(404);
    return ((ObjectNode) answer.body()).without(List.of("requestId", "instance"));
  }
}
