package io.purser.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Given;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EdgeTest {
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

  private final TestServer server = TestServer.shared();

  @Test
  void what_the_framework_refuses_is_a_problem_as_well() {
    assertThat(server.get("/v1/nothing").problem()).isEqualTo("404 no-such-route");
    assertThat(server.get("/nothing").problem()).isEqualTo("404 no-such-route");
    var wrongMethod = server.call("DELETE", "/v1/customers").send();
    assertThat(wrongMethod.problem()).isEqualTo("405 method-not-allowed");
    assertThat(wrongMethod.response().headers().allValues("Allow")).isNotEmpty();
    assertThat(server.call("GET", "/v1/assets").header("Accept", "image/png").send().problem())
        .isEqualTo("406 not-acceptable");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /v1/customers/%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "GET /v1/customers/%00 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "GET /v1/customers?limit=%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "GET /v1/customers/a%2Fb HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
      })
  void a_path_that_cannot_be_read_is_never_our_mistake(String request) {
    var withKey = request.replace("Host: x", "Host: x\r\nAuthorization: Bearer " + server.key);
    assertThat(server.raw(withKey)).startsWith("HTTP/1.1 4");
  }

  @Test
  void a_head_that_is_too_long_is_malformed_and_ends_the_connection() {
    var answer =
        server.raw("GET /v1/assets?a=" + "a".repeat(5000) + " HTTP/1.1\r\nHost: x\r\n\r\n");

    assertThat(answer).contains(" 400 ", "malformed-request", "onnection: close");
  }

  /** Whoever stands before us may take the other length, and see another second request. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 2\r\nContent-Length: 60\r\n\r\n{}",
        "Content-Length: 2, 60\r\n\r\n{}",
        "Content-Length: +2\r\n\r\n{}",
        "Content-Length: 0x2\r\n\r\n{}",
        "Content-Length: -2\r\n\r\n{}",
        "Content-Length : 2\r\n\r\n{}",
        "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n2g\r\n{}\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n-2\r\n{}\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n{}\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n2\r\n{}x\r\n0\r\n\r\n",
        "Transfer-Encoding: xchunked\r\nContent-Length: 2\r\n\r\n{}",
        "Transfer-Encoding:\r\n chunked\r\nContent-Length: 2\r\n\r\n{}",
        "A: b\nContent-Length: 2\r\n\r\n{}",
        "A: b\rContent-Length: 2\r\n\r\n{}"
      })
  void a_message_whose_length_is_told_in_two_ways_is_refused_and_ends_the_connection(String rest) {
    int before = customers();
    var head = "POST /v1/customers HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n";
    var ours = "Authorization: Bearer " + server.key + "\r\nIdempotency-Key: " + Given.unique("k");
    var second = "GET /v1/assets HTTP/1.1\r\nHost: x\r\n" + ours + "\r\nConnection: close\r\n\r\n";

    var answer = server.raw(head + ours + "\r\n" + rest + second);

    // Of a body that breaks off nothing is answered.
    assertThat(answer).matches("(?s)(HTTP/1.[01] 400 .*)?").doesNotContain("HTTP/1.1 2");
    assertThat(customers()).isEqualTo(before);
  }

  private int customers() {
    return server.get("/v1/customers?include=total&limit=1").json().path("total").asInt();
  }

  @Test
  void no_spelling_of_a_path_leads_around_the_credentials() {
    for (var path :
        new String[] {
          "/v1/assets/",
          "//v1/assets",
          "/v1//assets",
          "/V1/assets",
          "/v1/./assets",
          "/v1/x/../assets",
          "/v1/%61ssets",
          "/v1/assets;a=b",
          "/v1/assets?a"
        }) {
      var answer = server.raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
      assertThat(answer).as(path).startsWith("HTTP/1.1 4").doesNotContain("USDC");
    }
  }

  @Test
  void a_request_belongs_to_the_trace_that_its_caller_names() {
    var answer =
        server
            .call("GET", "/v1/nothing")
            .header("traceparent", "00-" + TRACE + "-b7ad6b7169203331-01")
            .send();

    assertThat(answer.header("Request-Id")).isEqualTo(TRACE);
    assertThat(answer.header("traceparent")).matches("00-" + TRACE + "-[0-9a-f]{16}-[0-9a-f]{2}");
    assertThat(answer.json().get("requestId").asText()).isEqualTo(TRACE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense",
        "00-00000000000000000000000000000000-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
        "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
      })
  void a_trace_that_is_not_valid_is_replaced(String traceparent) {
    var answer = server.call("GET", "/v1/assets").header("traceparent", traceparent).send();

    assertThat(answer.header("Request-Id")).matches("[0-9a-f]{32}").isNotEqualToIgnoringCase(TRACE);
    assertThat(answer.status()).isEqualTo(200);
  }

  @Test
  void answers_are_not_kept_sniffed_or_framed() {
    for (var path : new String[] {"/v1/assets", "/v1/customers/me", "/v1/nothing"}) {
      var answer = server.get(path);
      assertThat(answer.header("Cache-Control")).as(path).isEqualTo("no-store");
      assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
      assertThat(answer.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
      assertThat(answer.header("Content-Security-Policy")).contains("frame-ancestors 'none'");
    }
  }
}
