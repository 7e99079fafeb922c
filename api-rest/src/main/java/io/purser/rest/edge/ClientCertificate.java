package io.purser.rest.edge;

import io.micronaut.http.HttpRequest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The certificate that a client has shown to the proxy before us, which ends TLS and tells of it in
 * {@code Client-Cert} (RFC 9440). From anybody but a trusted proxy the header proves nothing, and
 * is as good as not there.
 */
public final class ClientCertificate {
  private static final String ATTRIBUTE = "purser.client-certificate";

  /** A byte sequence (RFC 8941, section 3.3.5). */
  private static final Pattern BYTES = Pattern.compile(":([A-Za-z0-9+/]{4,16000}={0,2}):");

  private ClientCertificate() {}

  static void begin(HttpRequest<?> request, TrustedProxies proxies) {
    if (proxies.isTrusted(request.getRemoteAddress().getAddress())) {
      thumbprint(request.getHeaders().getAll("Client-Cert"))
          .ifPresent(thumbprint -> request.setAttribute(ATTRIBUTE, thumbprint));
    }
  }

  /** As {@code x5t#S256} has it (RFC 7515), or null when there is none. */
  public static @Nullable String thumbprintOn(HttpRequest<?> request) {
    return request.getAttribute(ATTRIBUTE, String.class).orElse(null);
  }

  private static Optional<String> thumbprint(List<String> headers) {
    if (headers.size() != 1) {
      return Optional.empty();
    }
    var bytes = BYTES.matcher(headers.getFirst().strip());
    if (!bytes.matches()) {
      return Optional.empty();
    }
    try {
      var hash =
          MessageDigest.getInstance("SHA-256").digest(Base64.getDecoder().decode(bytes.group(1)));
      return Optional.of(Base64.getUrlEncoder().withoutPadding().encodeToString(hash));
    } catch (IllegalArgumentException noBase64) {
      return Optional.empty();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
