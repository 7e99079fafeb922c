package io.purser.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Given;
import io.purser.domain.access.Scope;
import io.purser.domain.tenant.Tenant;
import org.junit.jupiter.api.Test;

class CursorTest {
  private final TestServer server = TestServer.shared();
  private final Tenant tenant = server.given.tenant();
  private final String key = server.key(tenant.id(), Scope.values());

  @Test
  void a_cursor_continues_the_list_that_it_was_given_for_and_no_other() {
    var cursor = cursorOf("type=individual");

    assertThat(list("type=individual", cursor)).isEqualTo("200");
    assertThat(list("type=individual&limit=1", cursor)).isEqualTo("200");
    assertThat(list("type=business", cursor)).isEqualTo("400 cursor-invalid");
    assertThat(list("", cursor)).isEqualTo("400 cursor-invalid");
  }

  @Test
  void a_cursor_of_another_tenant_or_route_is_refused() {
    var cursor = cursorOf("");
    var other = server.key(server.given.tenant().id(), Scope.values());
    var customer = server.given.customer(tenant);

    assertThat(server.call("GET", "/v1/customers?cursor=" + cursor).as(other).send().problem())
        .isEqualTo("400 cursor-invalid");
    assertThat(
            server
                .call("GET", "/v1/customers/" + customer.id() + "/wallets?cursor=" + cursor)
                .as(key)
                .send()
                .problem())
        .isEqualTo("400 cursor-invalid");
  }

  @Test
  void no_character_of_a_cursor_can_be_changed() {
    var cursor = cursorOf("");

    for (int i = 0; i < cursor.length(); i++) {
      char other = cursor.charAt(i) == 'A' ? 'B' : 'A';
      var tampered = cursor.substring(0, i) + other + cursor.substring(i + 1);
      assertThat(list("", tampered)).as("changed at %d", i).isEqualTo("400 cursor-invalid");
    }
    assertThat(list("", cursor + "=")).isEqualTo("400 cursor-invalid");
    assertThat(list("", cursor + "AAAA")).isEqualTo("400 cursor-invalid");
  }

  private String cursorOf(String filters) {
    for (int i = 0; i < 3; i++) {
      server
          .call("POST", "/v1/customers")
          .as(key)
          .key(Given.unique("key"))
          .json("{}")
          .send()
          .expect(201);
    }
    return server
        .call("GET", "/v1/customers?limit=1" + (filters.isEmpty() ? "" : "&" + filters))
        .as(key)
        .send()
        .expect(200)
        .json()
        .get("nextCursor")
        .asText();
  }

  private String list(String filters, String cursor) {
    var answer =
        server
            .call(
                "GET", "/v1/customers?cursor=" + cursor + (filters.isEmpty() ? "" : "&" + filters))
            .as(key)
            .send();
    return answer.status() == 200 ? "200" : answer.problem();
  }
}
