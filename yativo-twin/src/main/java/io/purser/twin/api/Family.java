package io.purser.twin.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.purser.twin.http.Json;
import io.purser.twin.http.Response;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The envelopes in which the provider's families of routes report failures. */
public enum Family {
  TOKEN {
    @Override
    ObjectNode envelope(String code, String message, @Nullable ObjectNode details) {
      return Json.object().put("success", false).put("error", message);
    }
  },
  CARD {
    @Override
    ObjectNode envelope(String code, String message, @Nullable ObjectNode details) {
      var body = Json.object().put("success", false);
      body.put("error_code", code.toUpperCase(Locale.ROOT)).put("message", message);
      if (details != null) {
        body.set("data", details);
      }
      return body;
    }
  },
  /** Not the provider's: a company's own service, which answers with problem documents. */
  IMPORTER {
    @Override
    ObjectNode envelope(String code, String message, @Nullable ObjectNode details) {
      return Json.object().put("title", message).put("code", code.replace('_', '-'));
    }
  },
  WAAS {
    @Override
    ObjectNode envelope(String code, String message, @Nullable ObjectNode details) {
      var body = Json.object().put("error", code).put("message", message);
      if (details != null) {
        body.set("details", details);
      }
      return body;
    }
  };

  private static final String TOO_MANY = "Too many requests. Please wait before retrying.";

  abstract ObjectNode envelope(String code, String message, @Nullable ObjectNode details);

  /** The family of a path that has lost its {@code /api/v1}. Webhooks live among the cards. */
  static Family of(String path) {
    if (path.startsWith(VerificationImportRoutes.PREFIX)) {
      return IMPORTER;
    }
    if (path.startsWith("/auth/")) {
      return TOKEN;
    }
    boolean cards = path.startsWith("/card-issuer") || path.startsWith("/yativo-card");
    return cards && !path.startsWith("/yativo-card/webhooks") ? CARD : WAAS;
  }

  Response failure(Refusal refusal) {
    return Response.json(
        refusal.status(), envelope(refusal.code(), refusal.message(), refusal.details()));
  }

  Response tooManyRequests(long retryAfterSeconds) {
    var body =
        switch (this) {
          case CARD -> Json.object().put("success", false).put("error_code", "RATE_LIMITED");
          case TOKEN, WAAS -> Json.object();
          case IMPORTER -> Json.object().put("code", "rate-limited");
        };
    body.put("error", "rate_limit_exceeded").put("message", TOO_MANY);
    body.put("retry_after", retryAfterSeconds);
    return Response.json(429, body).with("Retry-After", Long.toString(retryAfterSeconds));
  }
}
