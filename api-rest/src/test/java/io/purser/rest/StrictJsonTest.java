package io.purser.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StrictJsonTest {
  private final TestServer server = TestServer.shared();

  static Stream<Arguments> refused() {
    return Stream.of(
        arguments("", "malformed-json"),
        arguments(" ", "malformed-json"),
        arguments("null", "malformed-json"),
        arguments("[]", "malformed-json"),
        arguments("\"text\"", "malformed-json"),
        arguments("{", "malformed-json"),
        arguments("{}{}", "malformed-json"),
        arguments("{} x", "malformed-json"),
        arguments("{}]", "malformed-json"),
        arguments("\uFEFF{}", "malformed-json"),
        arguments("{'name':'Ana'}", "malformed-json"),
        arguments("{name:\"Ana\"}", "malformed-json"),
        arguments("{\"name\":\"Ana\",}", "malformed-json"),
        arguments("{/* c */}", "malformed-json"),
        arguments("{\"metadata\":{\"n\":1e99999999999999999999}}", "invalid-value"),
        arguments("{\"metadata\":{\"n\":1e-2147483648}}", "invalid-value"),
        arguments("{\"name\":1e99999999999999999999}", "invalid-value"),
        arguments("{\"metadata\":{\"n\":NaN}}", "malformed-json"),
        arguments("{\"metadata\":{\"n\":01}}", "malformed-json"),
        arguments("{\"metadata\":{\"n\":+1}}", "malformed-json"),
        arguments("{\"name\":\"a\tb\"}", "malformed-json"),
        arguments("{\"name\":\"a\u0000b\"}", "malformed-json"),
        arguments("{\"metadata\":" + "[".repeat(40) + "]".repeat(40) + "}", "malformed-json"),
        arguments("{\"metadata\":{\"n\":" + "9".repeat(200) + "}}", "malformed-json"),
        arguments("{\"name\":\"Ana\",\"name\":\"Ana\"}", "duplicate-member"),
        arguments("{\"metadata\":{\"a\":1,\"a\":1}}", "duplicate-member"),
        arguments("{\"n\\u0061me\":\"Ana\",\"name\":\"Ana\"}", "duplicate-member"),
        arguments("{\"nickname\":\"Ana\"}", "unknown-member"),
        arguments("{\"Name\":\"Ana\"}", "unknown-member"),
        arguments("{\"id\":\"cus_1\"}", "unknown-member"),
        arguments("{\"\":\"Ana\"}", "unknown-member"),
        arguments("{\"name\":1}", "wrong-type"),
        arguments("{\"name\":true}", "wrong-type"),
        arguments("{\"name\":[\"Ana\"]}", "wrong-type"),
        arguments("{\"name\":{}}", "wrong-type"),
        arguments("{\"type\":null}", "wrong-type"),
        arguments("{\"type\":0}", "wrong-type"),
        arguments("{\"metadata\":null}", "wrong-type"),
        arguments("{\"metadata\":\"\"}", "wrong-type"),
        arguments("{\"metadata\":[]}", "wrong-type"),
        arguments("{\"metadata\":{\"a\":null}}", "wrong-type"),
        arguments("{\"metadata\":{\"a\":{}}}", "wrong-type"),
        arguments("{\"metadata\":{\"a\":[1]}}", "wrong-type"),
        arguments("{\"type\":\"\"}", "invalid-value"),
        arguments("{\"type\":\"INDIVIDUAL\"}", "invalid-value"),
        arguments("{\"name\":\"\"}", "invalid-value"),
        arguments("{\"name\":\" Ana\"}", "invalid-value"),
        arguments("{\"email\":\"\"}", "invalid-value"),
        arguments("{\"name\":\"a\\u0000b\"}", "invalid-value"),
        arguments("{\"name\":\"a\\nb\"}", "invalid-value"),
        arguments("{\"name\":\"a\\u0085b\"}", "invalid-value"),
        arguments("{\"name\":\"\\ud800\"}", "invalid-value"),
        arguments("{\"name\":\"\\udc00\\ud800\"}", "invalid-value"),
        arguments("{\"\\u0000\":1}", "invalid-value"),
        arguments("{\"\\ud800\":1}", "invalid-value"),
        arguments("{\"metadata\":{\"\\ud800\":1}}", "invalid-value"),
        arguments("{\"metadata\":{\"a\\u0001\":1}}", "invalid-value"),
        arguments("{\"metadata\":{\"a\":\"\\u0007\"}}", "invalid-value"),
        arguments("{\"metadata\":{\"a\":1E999999}}", "invalid-value"));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void json_that_is_not_exactly_right_is_refused(String body, String code) {
    assertThat(server.create("/v1/customers", body).problem()).isEqualTo("400 " + code);
  }

  @Test
  void bytes_that_are_not_utf8_are_refused() {
    assertThat(send(concat("{\"name\":\"", new byte[] {(byte) 0xC3, 0x28}, "\"}")))
        .isEqualTo("400 malformed-json");
    assertThat(send(concat("{\"name\":\"", new byte[] {(byte) 0xC0, (byte) 0x80}, "\"}")))
        .isEqualTo("400 malformed-json");
    assertThat(
            send(concat("{\"name\":\"", new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80}, "\"}")))
        .isEqualTo("400 malformed-json");
    assertThat(send("{\"name\":\"Ana\"}".getBytes(StandardCharsets.UTF_16)))
        .isEqualTo("400 malformed-json");
  }

  @Test
  void a_whole_number_in_json_is_not_a_string_a_fraction_or_too_large() {
    for (var limit :
        new String[] {"\"1\"", "1.0", "1e0", "0", "101", "true", "null", "99999999999"}) {
      var body = "{\"phone\":\"+15550100123\",\"limit\":" + limit + "}";
      var answer = server.call("POST", "/v1/customers/search").json(body).send();
      assertThat(answer.problem()).as(limit).startsWith("400 ");
      assertThat(answer.json().get("errors").get(0).get("pointer").asText()).isEqualTo("#/limit");
    }
  }

  @Test
  void a_body_may_have_64_kib_and_not_a_byte_more() {
    var fits = "{}" + " ".repeat(64 * 1024 - 2);

    assertThat(server.create("/v1/customers", fits).status()).isEqualTo(201);
    assertThat(server.create("/v1/customers", fits + " ").problem())
        .isEqualTo("413 body-too-large");
    assertThat(server.create("/v1/customers", " ".repeat(300 * 1024)).problem())
        .isEqualTo("413 body-too-large");
  }

  @Test
  void a_body_must_be_declared_as_json() {
    assertThat(typed("text/plain")).isEqualTo("415 unsupported-media-type");
    assertThat(typed("application/x-www-form-urlencoded")).isEqualTo("415 unsupported-media-type");
    assertThat(typed("application/json; charset=utf-16")).isEqualTo("415 unsupported-media-type");
    assertThat(typed("Application/JSON; charset=\"UTF-8\"")).isEqualTo("201");
    var undeclared =
        server
            .call("POST", "/v1/customers")
            .key("undeclared")
            .body("{}".getBytes(StandardCharsets.UTF_8))
            .send();
    assertThat(undeclared.problem()).isEqualTo("415 unsupported-media-type");
  }

  private String typed(String type) {
    var answer =
        server
            .call("POST", "/v1/customers")
            .key(io.purser.domain.Given.unique("key"))
            .header("Content-Type", type)
            .body("{}".getBytes(StandardCharsets.UTF_8))
            .send();
    return answer.status() == 201 ? "201" : answer.problem();
  }

  private String send(byte[] body) {
    return server.call("POST", "/v1/customers").key("bytes").json(body).send().problem();
  }

  private static byte[] concat(String before, byte[] middle, String after) {
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(before.getBytes(StandardCharsets.UTF_8));
    bytes.writeBytes(middle);
    bytes.writeBytes(after.getBytes(StandardCharsets.UTF_8));
    return bytes.toByteArray();
  }
}
