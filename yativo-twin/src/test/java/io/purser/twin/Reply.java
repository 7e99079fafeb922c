package io.purser.twin;

import com.fasterxml.jackson.databind.JsonNode;
import io.purser.twin.http.Json;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** What came back over HTTP. */
record Reply(int status, HttpResponse<String> response) {
  static Reply of(HttpResponse<String> response) {
    return new Reply(response.statusCode(), response);
  }

  String text() {
    return response.body();
  }

  JsonNode json() {
    return Json.parse(text())
        .orElseThrow(() -> new AssertionError("not JSON, status " + status + ": " + text()));
  }

  String header(String name) {
    return response.headers().firstValue(name).orElse("");
  }

  /** The text at a path such as {@code /data/id}; empty when nothing is there. */
  String at(String pointer) {
    return json().at(pointer).asText();
  }

  List<String> members() {
    var names = new ArrayList<String>();
    json().fieldNames().forEachRemaining(names::add);
    return names;
  }
}
