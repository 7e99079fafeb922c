package io.purser.rest.edge;

import io.micronaut.http.MutableHttpHeaders;

/** The headers that every answer bears, whoever makes it. */
final class SafeHeaders {
  private SafeHeaders() {}

  static void put(MutableHttpHeaders headers, Trace trace) {
    headers.set("Request-Id", trace.id());
    headers.set("traceparent", trace.traceparent());
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    if (!headers.contains("Cache-Control")) {
      headers.set("Cache-Control", "no-store");
    }
    if (!headers.contains("Content-Security-Policy")) {
      headers.set(
          "Content-Security-Policy", "default-src 'none'; base-uri 'none'; frame-ancestors 'none'");
    }
  }
}
