package io.purser.peer.edge;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/** The trace that a request belongs to (W3C Trace Context, level 1). Its id is our request id. */
record Trace(String id, String span) {
  private static final Pattern TRACEPARENT =
      Pattern.compile(
          "(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

  /** The caller's trace when it names a valid one, or a new one. */
  static Trace of(HttpServletRequest request) {
    var headers = Collections.list(request.getHeaders("traceparent"));
    if (headers.size() == 1) {
      var matcher = TRACEPARENT.matcher(headers.getFirst());
      if (matcher.matches()) {
        return new Trace(matcher.group(1), hex(8));
      }
    }
    return new Trace(hex(16), hex(8));
  }

  String traceparent() {
    return "00-" + id + "-" + span + "-00";
  }

  private static String hex(int bytes) {
    var random = new byte[bytes];
    ThreadLocalRandom.current().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }
}
