package io.purser.rest.access;

import io.micronaut.http.HttpRequest;
import io.purser.domain.access.Caller;
import io.purser.domain.access.KeySecret;
import io.purser.rest.edge.ClientAddress;
import io.purser.rest.problem.Problem;
import io.purser.rest.problem.ProblemCode;
import io.purser.rest.problem.Refused;
import jakarta.inject.Singleton;
import java.util.Locale;

/**
 * Tells from the credential who calls. Every credential that does not is refused in the same way.
 */
@Singleton
final class Credentials {
  private static final String SCHEME = "bearer ";
  private static final int MAX_LENGTH = 8 * 1024;

  private final ServiceKeys keys;
  private final AccessTokens tokens;

  Credentials(ServiceKeys keys, AccessTokens tokens) {
    this.keys = keys;
    this.tokens = tokens;
  }

  Proof proofOf(HttpRequest<?> request) {
    var authorization = request.getHeaders().getAll("Authorization");
    if (authorization.size() != 1) {
      throw unauthenticated();
    }
    var header = authorization.getFirst();
    if (header.length() > MAX_LENGTH
        || header.length() <= SCHEME.length()
        || !header.substring(0, SCHEME.length()).toLowerCase(Locale.ROOT).equals(SCHEME)) {
      throw unauthenticated();
    }
    var credential = header.substring(SCHEME.length());
    return KeySecret.looksLikeKey(credential)
        ? keys.callerWith(credential, ClientAddress.of(request))
            .map(caller -> new Proof(caller, null))
            .orElseThrow(Credentials::unauthenticated)
        : tokens.proofIn(credential).orElseThrow(Credentials::unauthenticated);
  }

  /** Whether the request's credential still makes it this caller's, for what goes on for long. */
  boolean stillProve(HttpRequest<?> request, Caller caller) {
    try {
      return proofOf(request).caller().equals(caller);
    } catch (Refused notAnyMore) {
      return false;
    }
  }

  private static Refused unauthenticated() {
    return new Refused(
        Problem.of(ProblemCode.UNAUTHENTICATED)
            .withHeader("WWW-Authenticate", "Bearer realm=\"purser\""));
  }
}
