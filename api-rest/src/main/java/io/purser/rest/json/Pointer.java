package io.purser.rest.json;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** JSON pointers as URI fragments (RFC 6901, section 6). */
final class Pointer {
  private static final int MAX_NAME = 64;

  private Pointer() {}

  /** A name of the caller's own making is cut, so that an answer cannot grow with it. */
  static String to(String parent, String name) {
    var shown =
        name.codePointCount(0, name.length()) > MAX_NAME
            ? name.substring(0, name.offsetByCodePoints(0, MAX_NAME))
            : name;
    var escaped = shown.replace("~", "~0").replace("/", "~1");
    return parent + "/" + URLEncoder.encode(escaped, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
