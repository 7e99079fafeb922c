package io.purser.rest.access;

import io.micronaut.context.annotation.Value;
import io.purser.domain.access.Caller;
import io.purser.domain.access.Permission;
import io.purser.rest.problem.Problem;
import io.purser.rest.problem.ProblemCode;
import io.purser.rest.problem.Refused;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Asks whoever logs in for a login of a moment ago where a permission needs one (RFC 9470). */
@Singleton
final class FreshLogin {
  /** An issuer's clock may go before ours. */
  private static final Duration CLOCK_SKEW = Duration.ofSeconds(60);

  private final InstantSource clock;
  private final Duration atMost;

  FreshLogin(InstantSource clock, @Value("${purser.security.fresh-login:5m}") Duration atMost) {
    if (!atMost.isPositive()) {
      throw new IllegalArgumentException("purser.security.fresh-login must be more than nothing");
    }
    this.clock = clock;
    this.atMost = atMost;
  }

  /**
   * @throws Refused when the permission needs a fresher login than the proof tells of
   */
  void require(Permission permission, Proof proof) {
    switch (proof.caller()) {
      case Caller.Service _ -> {}
      case Caller.EndUser _, Caller.Operator _ -> {
        if (permission.needsFreshLogin() && !isFresh(proof.loggedInAt())) {
          throw new Refused(
              Problem.of(ProblemCode.INSUFFICIENT_USER_AUTHENTICATION)
                  .withHeader("WWW-Authenticate", challenge()));
        }
      }
    }
  }

  private boolean isFresh(@Nullable Instant loggedInAt) {
    var now = clock.instant();
    return loggedInAt != null
        && !loggedInAt.isBefore(now.minus(atMost))
        && !loggedInAt.isAfter(now.plus(CLOCK_SKEW));
  }

  private String challenge() {
    return "Bearer realm=\"purser\", error=\"insufficient_user_authentication\","
        + " error_description=\"A login of a moment ago is required\", max_age="
        + atMost.toSeconds();
  }
}
