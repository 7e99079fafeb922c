package io.purser.rest;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A request made by a seed.
 *
 * @param caller who sends it, in a word
 * @param bytes of the body, each of them a character
 * @param odd what is odd about it, for whoever reads of its failure
 */
record FuzzedRequest(
    String operation, String caller, String path, List<Header> headers, String bytes, String odd) {
  record Header(String name, String value) {}

  private static final int SHOWN = 600;

  String method() {
    return operation.substring(0, operation.indexOf(' '));
  }

  boolean isForm() {
    return headers.stream().anyMatch(header -> header.value().startsWith("multipart/"));
  }

  boolean isJson() {
    return headers.stream().anyMatch(header -> header.value().startsWith("application/json"));
  }

  private byte[] body() {
    return bytes.getBytes(StandardCharsets.ISO_8859_1);
  }

  String text() {
    return new String(body(), StandardCharsets.UTF_8);
  }

  TestServer.Call in(TestServer server, String credential) {
    var call = server.call(method(), path).as(credential).body(body());
    headers.forEach(header -> call.header(header.name(), header.value()));
    return call;
  }

  @Override
  public String toString() {
    var text = text();
    return "%s as %s: %s %s%s%n%s"
        .formatted(
            operation,
            caller,
            method(),
            path,
            headers,
            text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text);
  }
}
