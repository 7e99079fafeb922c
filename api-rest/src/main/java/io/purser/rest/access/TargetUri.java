package io.purser.rest.access;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Where a request goes, without its query and its fragment. Spellings that mean the same are the
 * same (RFC 3986, sections 6.2.2 and 6.2.3), but that dots in a path are left as they are.
 */
record TargetUri(String scheme, String host, int port, String path) {
  private static final Pattern ENCODED = Pattern.compile("%([0-9A-Fa-f]{2})");
  private static final Pattern UNRESERVED = Pattern.compile("[A-Za-z0-9._~-]");

  /** Empty when it is no address of the web. */
  static Optional<TargetUri> parse(String text) {
    try {
      var uri = new URI(text);
      var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
      boolean isWeb = scheme.equals("https") || scheme.equals("http");
      if (!isWeb || uri.getHost() == null || uri.getRawUserInfo() != null) {
        return Optional.empty();
      }
      int port = uri.getPort() == -1 ? (scheme.equals("https") ? 443 : 80) : uri.getPort();
      var path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
      return Optional.of(
          new TargetUri(
              scheme,
              uri.getHost().toLowerCase(Locale.ROOT),
              port,
              ENCODED.matcher(path).replaceAll(TargetUri::plain)));
    } catch (URISyntaxException noUri) {
      return Optional.empty();
    }
  }

  private static String plain(MatchResult encoded) {
    var letter = String.valueOf((char) Integer.parseInt(encoded.group(1), 16));
    return UNRESERVED.matcher(letter).matches() ? letter : encoded.group().toUpperCase(Locale.ROOT);
  }
}
