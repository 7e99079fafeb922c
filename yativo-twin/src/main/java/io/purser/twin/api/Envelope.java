package io.purser.twin.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.purser.twin.http.Json;
import io.purser.twin.http.Response;
import java.util.List;

/**
 * Envelopes of success: with a boolean {@code status} for assets, sends and webhooks, with {@code
 * success} for everything about cards.
 */
final class Envelope {
  private Envelope() {}

  static Response done(String message, JsonNode data) {
    var body = Json.object().put("status", true).put("message", message);
    body.set("data", data);
    return Response.json(200, body);
  }

  static Response done(String message) {
    return Response.json(200, Json.object().put("status", true).put("message", message));
  }

  static Response data(JsonNode data) {
    var body = Json.object().put("status", true);
    body.set("data", data);
    return Response.json(200, body);
  }

  static Response list(List<? extends JsonNode> rows) {
    return data(Json.array(rows));
  }

  static Response success(int status, String message, JsonNode data) {
    var body = Json.object().put("success", true).put("message", message);
    body.set("data", data);
    return Response.json(status, body);
  }

  static Response success(JsonNode data) {
    var body = Json.object().put("success", true);
    body.set("data", data);
    return Response.json(200, body);
  }
}
