package io.purser.twin;

import io.purser.twin.http.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A call to a twin in another process, with the pair of headers. */
final class OutsideTwin {
  private OutsideTwin() {}

  static String createCustomer(int port, String key, String secret)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + port + "/api/v1/customers/create-customer"))
            .timeout(Duration.ofSeconds(60))
            .header("X-API-Key", key)
            .header("X-API-Secret", secret)
            .POST(HttpRequest.BodyPublishers.ofString("{\"email\":\"ada@example.com\"}"))
            .build();
    try (var client = HttpClient.newHttpClient()) {
      var answer = client.send(request, BodyHandlers.ofString());
      return Json.parse(answer.body()).orElseThrow().path("id").asText();
    }
  }
}
