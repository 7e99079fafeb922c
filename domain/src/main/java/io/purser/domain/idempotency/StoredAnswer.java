package io.purser.domain.idempotency;

import io.purser.domain.customer.CustomerId;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An answer as it went out, to be given again byte for byte.
 *
 * @param headers by name; the content type is one of them
 * @param body what goes out as UTF-8
 * @param about the customer under whose key it is sealed, or null when it says nothing about one
 */
public record StoredAnswer(
    int status, Map<String, String> headers, String body, @Nullable CustomerId about) {
  public StoredAnswer {
    headers = Collections.unmodifiableMap(new TreeMap<>(headers));
  }
}
