package io.purser.domain.net;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

/** Where a system that we call is, as settings name it. */
public final class BaseAddress {
  private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");

  private BaseAddress() {}

  /**
   * The address without a slash at its end. What we send there opens doors, so it is over https
   * unless it stays on this machine.
   *
   * @param setting the name of the setting, for the error
   * @throws IllegalArgumentException when it is not such an address
   */
  public static URI require(String setting, URI url) {
    String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
    String host = String.valueOf(url.getHost()).toLowerCase(Locale.ROOT);
    boolean safe = scheme.equals("https") || (scheme.equals("http") && THIS_MACHINE.contains(host));
    if (!safe
        || url.getHost() == null
        || url.getRawUserInfo() != null
        || url.getRawQuery() != null
        || url.getRawFragment() != null) {
      throw new IllegalArgumentException(
          setting
              + " must be an https address without user, query and fragment; http only on this"
              + " machine");
    }
    String text = url.toString();
    return text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : url;
  }
}
