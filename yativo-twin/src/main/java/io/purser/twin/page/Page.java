package io.purser.twin.page;

import io.purser.twin.http.Response;
import java.util.Map;

/** A page of the twin's: plain, and never kept by a browser. */
final class Page {
  private Page() {}

  /** The body is HTML already: nothing that a stranger wrote may stand in it. */
  static Response of(int status, String title, String body) {
    String html =
        """
        <!doctype html>
        <html lang="en">
        <head><meta charset="utf-8"><title>%1$s</title>
        <style>body{font:16px/1.5 sans-serif;max-width:32em;margin:3em auto;padding:0 1em}
        button{font:inherit;margin:.3em .6em .3em 0;padding:.4em 1em}</style></head>
        <body><h1>%1$s</h1>
        %2$s
        <p><small>A page of the twin, for development and tests.</small></p></body>
        </html>
        """
            .formatted(title, body);
    return Response.html(status, html)
        .with(Map.of("Cache-Control", "no-store", "Referrer-Policy", "no-referrer"));
  }

  static Response gone() {
    return of(410, "This link has expired", "<p>Go back to the app and ask for a new one.</p>");
  }
}
