package io.purser.twin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class HttpEdgeTest {
  @AutoClose final RunningTwin twin = RunningTwin.start();

  @Test
  void an_unknown_route_is_not_found_in_its_familys_envelope() {
    assertThat(twin.get("/no/such/route").at("/error")).isEqualTo("not_found");
    assertThat(twin.get("/card-issuer/no-such").at("/error_code")).isEqualTo("NOT_FOUND");
    assertThat(twin.get("/auth/no-such").json().path("success").asBoolean(true)).isFalse();
    var outside = twin.send("GET", twin.twin().baseUrl().replace("/api/v1", "/"), "", Map.of());
    assertThat(outside.status()).isEqualTo(404);
  }

  @Test
  void a_wrong_method_says_which_is_right() {
    var reply = twin.get("/customers/create-customer");
    assertThat(reply.status()).isEqualTo(405);
    assertThat(reply.header("Allow")).isEqualTo("POST");
    assertThat(reply.at("/error")).isEqualTo("method_not_allowed");
  }

  @Test
  void what_is_not_a_json_object_is_a_validation_error() {
    for (String body : new String[] {"{", "[]", "1", "{\"email\":1,\"email\":2}", "{} {}"}) {
      var reply = twin.post("/customers/create-customer", body);
      assertThat(reply.status()).as(body).isEqualTo(400);
      assertThat(reply.at("/error")).isEqualTo("validation_error");
    }
  }

  @Test
  void a_body_over_a_mebibyte_is_refused_and_one_below_is_read() {
    String padding = "x".repeat(1 << 20);
    var large = twin.post("/customers/create-customer", "{\"pad\":\"" + padding + "\"}");
    assertThat(large.status()).isEqualTo(413);
    assertThat(large.at("/error")).isEqualTo("payload_too_large");
    var fits =
        twin.post(
            "/customers/create-customer",
            "{\"email\":\"a@example.com\",\"pad\":\"" + padding.substring(100) + "\"}");
    assertThat(fits.status()).isEqualTo(200);
  }

  @Test
  void bytes_that_are_not_utf8_are_refused() throws IOException {
    String request = RawSocket.post(twin, "/customers/create-customer", "{\"email\":\"??\"}");
    var end = RawSocket.send(twin.twin().port(), request.replace("??", "\u00c3("));
    assertThat(end.received()).startsWith("HTTP/1.1 400").contains("UTF-8");
  }

  @Test
  void what_is_not_http_gets_an_answer_and_the_door() throws IOException {
    var end = RawSocket.send(twin.twin().port(), "GET /a b c HTTP/9.9 nonsense\r\n\r\n");
    assertThat(end.received()).startsWith("HTTP/1.1 400");
  }

  @Test
  void requests_in_one_packet_are_answered_in_their_order() throws IOException {
    String one = "GET /_twin/health HTTP/1.1\r\nHost: localhost\r\n\r\n";
    String last = "GET /_twin/nowhere HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    var end = RawSocket.send(twin.twin().port(), one + one + last);
    assertThat(end.received().split("HTTP/1.1 ", -1))
        .satisfiesExactly(
            before -> assertThat(before).isEmpty(),
            first -> assertThat(first).startsWith("200"),
            second -> assertThat(second).startsWith("200"),
            third -> assertThat(third).startsWith("404"));
  }

  @Test
  void a_client_that_waits_for_leave_to_send_is_given_it() throws IOException {
    String request =
        "POST /_twin/reset HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
            + "Expect: 100-continue\r\nContent-Length: 2\r\n\r\n{}";
    var end = RawSocket.send(twin.twin().port(), request);
    assertThat(end.received()).startsWith("HTTP/1.1 100").contains("HTTP/1.1 200");
  }
}
