package io.purser.twin.api;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/** Where webhooks may be sent: https anywhere and, which is ours, plain http to this machine. */
public final class WebhookUrl {
  static final String RULE = "Must be an https URL";
  private static final Set<String> LOOPBACK = Set.of("localhost", "[::1]");

  private WebhookUrl() {}

  public static boolean isAllowed(String text) {
    try {
      var url = new URI(text);
      String host = url.getHost();
      if (host == null || url.getUserInfo() != null) {
        return false;
      }
      return "https".equalsIgnoreCase(url.getScheme())
          || ("http".equalsIgnoreCase(url.getScheme()) && isLoopback(host));
    } catch (URISyntaxException notAUrl) {
      return false;
    }
  }

  private static boolean isLoopback(String host) {
    return LOOPBACK.contains(host) || host.matches("127(\\.\\d{1,3}){3}");
  }
}
