package io.purser.rest.cors;

import io.micronaut.context.annotation.EachProperty;
import io.micronaut.context.annotation.Parameter;
import io.purser.domain.net.AddressLiteral;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The web origins of one tenant: {@code purser.security.cors.<slug>.origins}. Each is a page's own,
 * to the letter, as browsers write it.
 *
 * @param slug of the tenant
 */
@EachProperty("purser.security.cors")
public record OriginSettings(@Parameter String slug, List<String> origins) {
  /** Browsers leave these out. */
  private static final int HTTPS_PORT = 443;

  private static final int HTTP_PORT = 80;

  public OriginSettings {
    origins = List.copyOf(origins);
    for (var origin : origins) {
      if (!isOrigin(origin)) {
        throw new IllegalArgumentException(
            "purser.security.cors.%s.origins: '%s' is not an origin, such as https://app.example.com"
                .formatted(slug, origin));
      }
    }
  }

  private static boolean isOrigin(String text) {
    try {
      var uri = new URI(text);
      var host = uri.getHost();
      return host != null
          && text.equals(serialized(uri, host))
          && (isSecure(uri) || isHttpOnThisMachine(uri, host));
    } catch (URISyntaxException notAnAddress) {
      return false;
    }
  }

  private static boolean isSecure(URI uri) {
    return uri.getScheme().equals("https") && uri.getPort() != HTTPS_PORT;
  }

  private static boolean isHttpOnThisMachine(URI uri, String host) {
    return uri.getScheme().equals("http") && uri.getPort() != HTTP_PORT && isThisMachine(host);
  }

  /** As a browser has it (RFC 6454): nothing but these, and lower-case. */
  private static String serialized(URI uri, String host) {
    var port = uri.getPort() == -1 ? "" : ":" + uri.getPort();
    return (uri.getScheme() + "://" + host + port).toLowerCase(Locale.ROOT);
  }

  private static boolean isThisMachine(String host) {
    return Set.of("localhost", "[::1]").contains(host)
        || AddressLiteral.parse(host).filter(InetAddress::isLoopbackAddress).isPresent();
  }
}
