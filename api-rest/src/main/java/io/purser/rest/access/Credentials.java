package io.purser.rest.access;

import io.purser.domain.access.Caller;
import io.purser.domain.access.IssueApiKey;
import io.purser.rest.problem.Problem;
import io.purser.rest.problem.ProblemCode;
import io.purser.rest.problem.Refused;
import jakarta.inject.Singleton;
import java.util.List;
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

  Caller callerOf(List<String> authorization) {
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
    return IssueApiKey.looksLikeKey(credential)
        ? keys.callerWith(credential).orElseThrow(Credentials::unauthenticated)
        : tokens.callerWith(credential).orElseThrow(Credentials::unauthenticated);
  }

  private static Refused unauthenticated() {
    return new Refused(
        Problem.of(ProblemCode.UNAUTHENTICATED)
            .withHeader("WWW-Authenticate", "Bearer realm=\"purser\""));
  }
}
