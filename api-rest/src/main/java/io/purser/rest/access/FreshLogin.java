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

/**
 * Asks whoever logs in for a login of a moment ago, and as strong as the issuer's settings demand,
 * where a permission needs one (RFC 9470).
 */
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
   * @param confirmed asked when the login of an end user is not enough
   * @throws Refused when the permission needs a fresher or stronger login than the proof tells of
   */
  void require(Permission permission, Proof proof, Confirmed confirmed) {
    if (!permission.needsFreshLogin()) {
      return;
    }
    boolean isEnough =
        switch (proof.caller()) {
          case Caller.Service _ -> true;
          case Caller.Newcomer _ -> false;
          case Caller.EndUser _ -> isEnough(proof.login()) || confirmed.isShown();
          case Caller.Operator _ -> isEnough(proof.login());
        };
    if (!isEnough) {
      throw new Refused(
          Problem.of(ProblemCode.INSUFFICIENT_USER_AUTHENTICATION)
              .withHeader("WWW-Authenticate", challenge(proof)));
    }
  }

  private boolean isEnough(Login login) {
    return isFresh(login.at()) && login.isStrong();
  }

  private boolean isFresh(@Nullable Instant loggedInAt) {
    var now = clock.instant();
    return loggedInAt != null
        && !loggedInAt.isBefore(now.minus(atMost))
        && !loggedInAt.isAfter(now.plus(CLOCK_SKEW));
  }

  /** In the words that an app hands on to the issuer as they are. */
  private String challenge(Proof proof) {
    var challenge =
        proof
            .scheme()
            .challenge("insufficient_user_authentication", "A login of a moment ago is required");
    var strong = proof.login().strong();
    return strong.isEmpty()
        ? challenge + ", max_age=" + atMost.toSeconds()
        : challenge
            + ", acr_values=\"%s\", max_age=%d"
                .formatted(String.join(" ", strong), atMost.toSeconds());
  }
}
