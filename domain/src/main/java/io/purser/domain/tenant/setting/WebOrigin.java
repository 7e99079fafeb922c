package io.purser.domain.tenant.setting;

import io.purser.domain.net.AddressLiteral;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The origin of a tenant's web pages, to the letter, as browsers write it (RFC 6454). */
public final class WebOrigin {
  public static final int LONGEST = 255;

  /** Browsers leave these out. */
  private static final int HTTPS_PORT = 443;

  private static final int HTTP_PORT = 80;

  private WebOrigin() {}

  /** Why no page can have this origin, or none that may read our answers. */
  public static Optional<String> problemWith(String text) {
    return text.length() <= LONGEST && isOrigin(text)
        ? Optional.empty()
        : Optional.of("must be an origin, such as https://app.example.com");
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

  /** Nothing but these, and lower-case. */
  private static String serialized(URI uri, String host) {
    var port = uri.getPort() == -1 ? "" : ":" + uri.getPort();
    return (uri.getScheme() + "://" + host + port).toLowerCase(Locale.ROOT);
  }

  private static boolean isThisMachine(String host) {
    return Set.of("localhost", "[::1]").contains(host)
        || AddressLiteral.parse(host).filter(InetAddress::isLoopbackAddress).isPresent();
  }
}
