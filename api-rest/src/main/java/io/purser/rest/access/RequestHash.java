package io.purser.rest.access;

import io.purser.domain.access.OneTimeTokens;
import io.purser.domain.customer.CustomerId;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a request that is confirmed: a keyed hash of its method, its path and what its
 * body says. White space and the order of members make no difference, everything else does.
 */
@Singleton
public final class RequestHash {
  private static final Pattern PATH = Pattern.compile("/v1/[!-~&&[^?#\\\\]]{1,500}");
  private static final String ME = "/v1/customers/me";

  private final OneTimeTokens tokens;

  RequestHash(OneTimeTokens tokens) {
    this.tokens = tokens;
  }

  /** Why no request has this path, or empty when one may. */
  public static Optional<String> problemWithPath(String path) {
    return PATH.matcher(path).matches()
        ? Optional.empty()
        : Optional.of("must be a path that begins with /v1/, as it is sent, without a query");
  }

  /**
   * @param path in which {@code me} is the customer
   * @param body in its canonical form, or null when there is none
   */
  public String of(CustomerId customer, String method, String path, @Nullable String body) {
    return tokens.keyedHash(
        "request " + method + " " + named(path, customer) + (body == null ? "" : " " + body));
  }

  private static String named(String path, CustomerId customer) {
    return path.equals(ME) || path.startsWith(ME + "/")
        ? "/v1/customers/" + customer.value() + path.substring(ME.length())
        : path;
  }
}
