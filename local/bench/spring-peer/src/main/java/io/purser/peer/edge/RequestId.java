package io.purser.peer.edge;

import jakarta.servlet.http.HttpServletRequest;

/** What names a request in logs and answers. */
public final class RequestId {
  static final String ATTRIBUTE = "peer.request-id";

  private RequestId() {}

  public static String of(HttpServletRequest request) {
    return String.valueOf(request.getAttribute(ATTRIBUTE));
  }
}
