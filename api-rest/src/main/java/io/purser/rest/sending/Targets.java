package io.purser.rest.sending;

import io.purser.domain.webhook.Destinations;
import io.purser.domain.webhook.WebhookUrl;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import org.apache.hc.core5.http.HttpHost;

/**
 * Finds out where a URL leads, once for each attempt. What it returns are addresses that were
 * looked at, and the client connects to these and looks nothing up itself: a name that leads
 * somewhere else a moment later changes nothing.
 */
@Singleton
final class Targets {
  private static final int HTTPS = 443;
  private static final int HTTP = 80;

  private final NameResolver names;
  private final Destinations destinations;

  Targets(NameResolver names, Destinations destinations) {
    this.names = names;
    this.destinations = destinations;
  }

  /**
   * Each address of the host, with the host's own name for the certificate and the server.
   *
   * @throws ForbiddenAddress when any of them is one to which webhooks are not sent: a host that
   *     has such an address among others is not to be trusted with either
   */
  List<HttpHost> of(WebhookUrl url) throws IOException {
    var uri = url.uri();
    var host = withoutBrackets(uri.getHost());
    int port = uri.getPort() != -1 ? uri.getPort() : url.isPlain() ? HTTP : HTTPS;
    var addresses = names.addressesOf(host);
    for (var address : addresses) {
      if (!url.mayGoTo(address, destinations)) {
        throw new ForbiddenAddress();
      }
    }
    return addresses.stream()
        .map(address -> new HttpHost(uri.getScheme(), address, host, port))
        .toList();
  }

  private static String withoutBrackets(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }
}
