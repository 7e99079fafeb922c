package io.purser.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Calls an HTTP API on this machine and reads its JSON. */
public final class Api {
  /** Longer than the platform lets a request take, and than a busy machine stands still. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient client = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();
  private final String url;
  private final Map<String, String> headers;

  public Api(String url, Map<String, String> headers) {
    this.url = url;
    this.headers = Map.copyOf(headers);
  }

  /** The same, with one more header in every request. */
  public Api with(String header, String value) {
    var more = new HashMap<>(headers);
    more.put(header, value);
    return new Api(url, more);
  }

  /** What came back. */
  public record Answer(int status, JsonNode body) {
    /**
     * @throws CannotStart when it is not a success
     */
    public JsonNode require(String what) {
      if (status / 100 != 2) {
        throw new CannotStart(
            what + " was answered with " + status + " " + body.path("code").asText());
      }
      return body;
    }
  }

  public Answer get(String path) throws IOException {
    return send(request(path).GET());
  }

  /**
   * What is not JSON.
   *
   * @throws CannotStart when it is not answered with success
   */
  public String text(String path) throws IOException {
    var response = exchange(request(path).GET());
    if (response.statusCode() / 100 != 2) {
      throw new CannotStart(path + " was answered with " + response.statusCode());
    }
    return response.body();
  }

  public Answer post(String path, Object body, String... moreHeaders) throws IOException {
    return send("POST", path, body, moreHeaders);
  }

  public Answer put(String path, Object body) throws IOException {
    return send("PUT", path, body);
  }

  public Answer send(String method, String path, Object body, String... moreHeaders)
      throws IOException {
    var request =
        request(path)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body)));
    return send(moreHeaders.length == 0 ? request : request.headers(moreHeaders));
  }

  private HttpRequest.Builder request(String path) {
    var request = HttpRequest.newBuilder(URI.create(url + path)).timeout(PATIENCE);
    headers.forEach(request::header);
    return request;
  }

  private Answer send(HttpRequest.Builder request) throws IOException {
    var response = exchange(request);
    return new Answer(
        response.statusCode(),
        response.body().isEmpty() ? json.nullNode() : json.readTree(response.body()));
  }

  private HttpResponse<String> exchange(HttpRequest.Builder request) throws IOException {
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotStart("interrupted", e);
    }
  }
}
