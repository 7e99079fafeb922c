package io.purser.bench;

import io.purser.local.CannotStart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/**
 * Makes single requests. Any that is not answered with a success ends the benchmark, and a write
 * that was only accepted has not succeeded yet.
 */
final class Client implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int ACCEPTED = 202;

  private final HttpClient client;
  private final String url;
  private final List<String> headers;

  /**
   * @param headers names and values, in turn
   */
  Client(String url, List<String> headers) {
    this(HttpClient.newBuilder(), url, headers);
  }

  private Client(HttpClient.Builder client, String url, List<String> headers) {
    this.client = client.version(HttpClient.Version.HTTP_1_1).build();
    this.url = url;
    this.headers = List.copyOf(headers);
  }

  static Client withKey(String url, String key) {
    return new Client(url, bearer(key));
  }

  /** The same from this address. */
  static Client at(InetAddress address, String url, String key) {
    return new Client(HttpClient.newBuilder().localAddress(address), url, bearer(key));
  }

  private static List<String> bearer(String key) {
    return List.of("Authorization", "Bearer " + key);
  }

  String get(String path) {
    return send(request(path).GET(), path);
  }

  String post(String path, String body, List<String> more) {
    var request =
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (!more.isEmpty()) {
      request.headers(more.toArray(String[]::new));
    }
    return send(request, path);
  }

  private HttpRequest.Builder request(String path) {
    var request = HttpRequest.newBuilder(URI.create(url + path)).timeout(PATIENCE);
    return headers.isEmpty() ? request : request.headers(headers.toArray(String[]::new));
  }

  private String send(HttpRequest.Builder request, String path) {
    try {
      var response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() / 100 != 2 || response.statusCode() == ACCEPTED) {
        throw new CannotStart(
            path + " was answered with " + response.statusCode() + ": " + response.body());
      }
      return response.body();
    } catch (IOException e) {
      throw new CannotStart(path + " was not answered: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotStart("interrupted", e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
