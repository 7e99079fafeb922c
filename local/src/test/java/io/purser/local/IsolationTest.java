package io.purser.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
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
    try (var connection = asApplication()) {
      assertThat(customersSeen(connection, "")).isZero();
      var tenants = tenants(connection);
      assertThat(tenants).hasSize(2);
      for (var tenant : tenants) {
        assertThat(customersSeen(connection, tenant)).isPositive();
        assertThat(otherTenantsSeen(connection, tenant)).isZero();
      }
    }
  }

  private Connection asApplication() throws SQLException {
    var url = URI.create(surroundings.value("DATABASE_URL"));
    var user = url.getUserInfo().split(":", 2);
    return DriverManager.getConnection(
        "jdbc:postgresql://" + url.getHost() + ":" + url.getPort() + url.getPath(),
        user[0],
        user[1]);
  }

  private static List<String> tenants(Connection connection) throws SQLException {
    var found = new ArrayList<String>();
    for (var slug : List.of("default", "other")) {
      try (var query = connection.prepareStatement("SELECT tenant_by_slug(?)")) {
        query.setString(1, slug);
        try (var rows = query.executeQuery()) {
          while (rows.next()) {
            found.add(rows.getString(1));
          }
        }
      }
    }
    return found;
  }

  private static long customersSeen(Connection connection, String tenant) throws SQLException {
    return count(connection, tenant, "SELECT count(*) FROM customer");
  }

  private static long otherTenantsSeen(Connection connection, String tenant) throws SQLException {
    return count(
        connection,
        tenant,
        "SELECT count(*) FROM customer WHERE tenant_id <> current_setting('app.tenant')");
  }

  private static long count(Connection connection, String tenant, String sql) throws SQLException {
    connection.setAutoCommit(false);
    try (var setting = connection.prepareStatement("SELECT set_config('app.tenant', ?, true)");
        var statement = connection.createStatement()) {
      setting.setString(1, tenant);
      setting.execute();
      try (var rows = statement.executeQuery(sql)) {
        rows.next();
        return rows.getLong(1);
      }
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  private static JsonNode withoutRequest(Api api, String path) throws IOException {
    var answer = api.get(path);
    assertThat(answer.status()).isEqualTo(404);
    return ((ObjectNode) answer.body()).without(List.of("requestId", "instance"));
  }
}
