package io.purser.local;

import java.util.Map;

/** What is printed when everything is ready. */
final class Greeting {
  private Greeting() {}

  static String of(Map<String, String> environment) {
    var twin = environment.get("TWIN_URL");
    return """

        Purser is ready.

          product API   %1$s        try it in a browser: %1$s/docs
          provider      %2$s
          metrics       %5$s

          API key       %3$s
          user token    %4$s

        Three requests to paste into another shell:

          source .purser/env

          curl -s $PURSER_URL/v1/customers -H "Authorization: Bearer $PURSER_API_KEY" \\
            -H "Idempotency-Key: hello-1" -H "Content-Type: application/json" -d '{}'

          curl -s $PURSER_URL/v1/customers -H "Authorization: Bearer $PURSER_API_KEY"

          curl -s $PURSER_URL/v1/customers/me/balances -H "Authorization: Bearer $PURSER_USER_TOKEN"

        Ctrl-C stops everything; the data stays for the next start.
        """
        .formatted(
            environment.get("PURSER_URL"),
            twin == null ? "yours" : twin + "/_twin   (the twin)",
            environment.get("PURSER_API_KEY"),
            environment.get("PURSER_USER_TOKEN"),
            environment.get("PURSER_METRICS_URL"));
  }
}
