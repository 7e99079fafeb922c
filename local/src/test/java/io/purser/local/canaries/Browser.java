package io.purser.local.canaries;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Pattern;

/** The cardholder's, in which the provider's pages are opened. */
final class Browser {
  private static final Pattern SESSION = Pattern.compile("name=\"session\" value=\"([^\"]+)\"");

  private final HttpClient client = HttpClient.newHttpClient();

  String open(String address) throws IOException {
    return page(HttpRequest.newBuilder(URI.create(address)).GET());
  }

  String hand(String address, String form) throws IOException {
    return page(
        HttpRequest.newBuilder(URI.create(address))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form)));
  }

  /** Opens the page and fills in its form. */
  String openAndHand(String address, String form) throws IOException {
    var session = SESSION.matcher(open(address));
    if (!session.find()) {
      throw new AssertionError("the page has no form");
    }
    return hand(address, "session=" + session.group(1) + "&" + form);
  }

  private String page(HttpRequest.Builder request) throws IOException {
    try {
      var response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new AssertionError("the page was answered with " + response.statusCode());
      }
      return response.body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
