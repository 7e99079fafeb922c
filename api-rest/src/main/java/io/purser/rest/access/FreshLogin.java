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
   * @param confirmed asked when the login of an end user is not fresh
   * @throws Refused when the permission needs a fresher login than the proof tells of
   */
  void require(Permission permission, Proof proof, Confirmed confirmed) {
    if (!permission.needsFreshLogin()) {
      return;
    }
    boolean isEnough =
        switch (proof.caller()) {
          case Caller.Service _ -> true;
          case Caller.Newcomer _ -> false;
          case Caller.EndUser _ -> isFresh(proof.loggedInAt()) || confirmed.isShown();
          case Caller.Operator _ -> isFresh(proof.loggedInAt());
        };
    if (!isEnough) {
      throw new Refused(
          Problem.of(ProblemCode.INSUFFICIENT_USER_AUTHENTICATION)
              .withHeader("WWW-Authenticate", challenge(proof.scheme())));
    }
  }

  private boolean isFresh(@Nullable Instant loggedInAt) {
    var now = clock.instant();
    return loggedInAt != null
        && !loggedInAt.isBefore(now.minus(atMost))
        && !loggedInAt.isAfter(now.plus(CLOCK_SKEW));
  }

  private String challenge(Scheme scheme) {
    return scheme.challenge(
            "insufficient_user_authentication", "A login of a moment ago is required")
        + ", max_age="
        + atMost.toSeconds();
  }
}
