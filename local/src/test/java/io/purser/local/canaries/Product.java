package io.purser.local.canaries;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.purser.local.Api;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The product API, which keeps every answer that may hold no secret. */
final class Product {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient client = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();
  private final List<String> answers = new ArrayList<>();
  private final String url;
  private final Map<String, String> headers;

  Product(String url, String key) {
    this(url, Map.of("Authorization", "Bearer " + key));
  }

  Product(String url, Map<String, String> headers) {
    this.url = url;
    this.headers = headers;
  }

  /** The same of what was refused, or failed. */
  List<String> problems() {
    return answers.stream().filter(answer -> answer.compareTo("4") > 0).toList();
  }

  /** Status, head and body of what was answered. */
  List<String> answers() {
    return List.copyOf(answers);
  }

  JsonNode get(String path) throws IOException {
    return kept(request(path).GET()).require(path);
  }

  /** What is no JSON, thrown away. */
  void look(String path) throws IOException {
    keep(exchange(request(path).GET()));
  }

  Api.Answer post(String path, Object body) throws IOException {
    return post(path, body, UUID.randomUUID().toString());
  }

  Api.Answer post(String path, Object body, String idempotencyKey) throws IOException {
    return raw(path, json.writeValueAsString(body), idempotencyKey);
  }

  /** With a body that need not be JSON. */
  Api.Answer raw(String path, String body) throws IOException {
    return raw(path, body, UUID.randomUUID().toString());
  }

  private Api.Answer raw(String path, String body, String idempotencyKey) throws IOException {
    return kept(posted(path, body).header("Idempotency-Key", idempotencyKey));
  }

  /**
   * With a body whose members are refused by their names, and so named to whoever has sent them:
   * that answer is not kept.
   */
  Api.Answer echo(String path, String body) throws IOException {
    return read(exchange(posted(path, body).header("Idempotency-Key", "echo")));
  }

  /** A file, as apps hand it in. */
  Api.Answer upload(String path, String name, String content) throws IOException {
    var body =
        "--x\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\nother\r\n"
            + "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n%s\r\n--x--\r\n"
                .formatted(name, content);
    return kept(
        request(path)
            .header("Content-Type", "multipart/form-data; boundary=x")
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  /** What hands over a link: only an answer that does not is kept. */
  Api.Answer link(String path, Object body) throws IOException {
    var response = exchange(posted(path, json.writeValueAsString(body)));
    if (response.statusCode() / 100 != 2) {
      keep(response);
    }
    return read(response);
  }

  private HttpRequest.Builder posted(String path, String body) {
    return request(path)
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  private HttpRequest.Builder request(String path) {
    var request = HttpRequest.newBuilder(URI.create(url + path)).timeout(PATIENCE);
    headers.forEach(request::header);
    return request;
  }

  private Api.Answer kept(HttpRequest.Builder request) throws IOException {
    var response = exchange(request);
    keep(response);
    return read(response);
  }

  private void keep(HttpResponse<String> response) {
    answers.add(response.statusCode() + " " + response.headers().map() + " " + response.body());
  }

  private Api.Answer read(HttpResponse<String> response) throws IOException {
    return new Api.Answer(
        response.statusCode(),
        response.body().isEmpty() ? json.nullNode() : json.readTree(response.body()));
  }

  private HttpResponse<String> exchange(HttpRequest.Builder request) throws IOException {
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
