package io.purser.twin.http;

import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads Netty's request into ours. */
final class Requests {
  private Requests() {}

  static Request of(HttpRequest request, String body) {
    var headers = new HashMap<String, String>();
    request
        .headers()
        .forEach(header -> headers.putIfAbsent(lower(header.getKey()), header.getValue()));
    var query = new HashMap<String, String>();
    String path;
    try {
      var uri = new QueryStringDecoder(request.uri());
      path = uri.path();
      for (Map.Entry<String, List<String>> parameter : uri.parameters().entrySet()) {
        query.put(parameter.getKey(), parameter.getValue().getFirst());
      }
    } catch (IllegalArgumentException badEscape) {
      // A path that cannot be decoded matches no route.
      path = request.uri();
      query.clear();
    }
    return new Request(request.method().name(), path, Map.copyOf(query), Map.copyOf(headers), body);
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
