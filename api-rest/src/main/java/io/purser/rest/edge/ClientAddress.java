package io.purser.rest.edge;

import io.micronaut.http.HttpRequest;
import java.net.InetAddress;

/** The address that a request comes from, which is a person's and nothing to log. */
public final class ClientAddress {
  private static final String ATTRIBUTE = "purser.client-address";

  private ClientAddress() {}

  static void begin(HttpRequest<?> request, TrustedProxies proxies) {
    request.setAttribute(
        ATTRIBUTE, proxies.client(socket(request), request.getHeaders().getAll("X-Forwarded-For")));
  }

  /**
   * The socket's, or what a trusted proxy says of it; the socket's as well when an error comes
   * before everything else.
   */
  public static InetAddress of(HttpRequest<?> request) {
    return request.getAttribute(ATTRIBUTE, InetAddress.class).orElseGet(() -> socket(request));
  }

  private static InetAddress socket(HttpRequest<?> request) {
    return request.getRemoteAddress().getAddress();
  }
}
