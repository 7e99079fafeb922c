package io.purser.twin.http;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request that was read whole.
 *
 * @param path decoded, without the query
 * @param query the first value of each parameter
 * @param headers the first value of each header, by its name in lower case
 */
public record Request(
    String method,
    String path,
    Map<String, String> query,
    Map<String, String> headers,
    String body) {

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }
}
