package io.purser.rest.access;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.micronaut.context.annotation.Value;
import io.purser.domain.access.Caller;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.tenant.Tenants;
import io.purser.rest.edge.Unproved;
import io.purser.rest.problem.Problem;
import io.purser.rest.problem.ProblemCode;
import io.purser.rest.problem.Refused;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Callers with an access token of one of the issuers that we accept. */
@Singleton
final class AccessTokens {
  private static final Logger LOG = LoggerFactory.getLogger(AccessTokens.class);
  private static final Duration CLOCK_SKEW = Duration.ofSeconds(60);
  private static final Duration TENANT_REMEMBERED = Duration.ofSeconds(30);
  private static final Duration ISSUER_AWAY = Duration.ofSeconds(5);
  private static final int MAX_SUBJECT = 255;

  private final AcceptedIssuers issuers;
  private final Tenants tenants;
  private final LinkedLogins logins;
  private final InstantSource clock;
  private final Duration longestLifetime;
  private final ShortMemory<String, TenantId> tenantIds =
      new ShortMemory<>(1000, TENANT_REMEMBERED);

  AccessTokens(
      AcceptedIssuers issuers,
      Tenants tenants,
      LinkedLogins logins,
      InstantSource clock,
      @Value("${purser.security.token-lifetime:24h}") Duration longestLifetime) {
    if (!longestLifetime.isPositive()) {
      throw new IllegalArgumentException(
          "purser.security.token-lifetime must be more than nothing");
    }
    this.issuers = issuers;
    this.tenants = tenants;
    this.logins = logins;
    this.clock = clock;
    this.longestLifetime = longestLifetime;
  }

  /**
   * @throws ProvesNothing when the text is no token of an issuer that we accept, for us and for now
   */
  AccessToken read(String text) {
    try {
      var token = SignedJWT.parse(text);
      var claims = token.getJWTClaimsSet();
      require(claims != null, Unproved.UNREADABLE);
      var issuer = issuers.of(claims).orElseThrow(() -> new ProvesNothing(Unproved.UNKNOWN_ISSUER));
      require(issuer.tokenType().accepts(token.getHeader(), claims), Unproved.WRONG_TYPE);
      require(
          TokenSignature.isAcceptable(token.getHeader()) && isSigned(token, issuer),
          Unproved.WRONG_SIGNATURE);
      require(isTimely(claims), Unproved.NOT_NOW);
      return Binding.in(claims)
          .filter(issuer.bound()::accepts)
          .map(binding -> new AccessToken(issuer, claims, binding))
          .orElseThrow(() -> new ProvesNothing(Unproved.UNBOUND));
    } catch (ParseException | IllegalArgumentException notAToken) {
      throw new ProvesNothing(Unproved.UNREADABLE);
    }
  }

  private static void require(boolean holds, Unproved otherwise) {
    if (!holds) {
      throw new ProvesNothing(otherwise);
    }
  }

  /**
   * Whom a token is of.
   *
   * @throws ProvesNothing when it is nobody's whom we can know
   */
  Caller callerOf(AccessToken token) {
    var subject = token.claims().getSubject();
    try {
      require(subject != null && isSubject(subject), Unproved.OF_NOBODY);
      return caller(token.issuer(), subject, token.claims())
          .orElseThrow(() -> new ProvesNothing(Unproved.OF_NOBODY));
    } catch (ParseException | IllegalArgumentException unreadable) {
      throw new ProvesNothing(Unproved.OF_NOBODY);
    }
  }

  private static boolean isSubject(String text) {
    return !text.isBlank()
        && text.length() <= MAX_SUBJECT
        && text.chars().noneMatch(Character::isISOControl);
  }

  private static boolean isSigned(SignedJWT token, Issuer issuer) {
    var matcher = JWKMatcher.forJWSHeader(token.getHeader());
    try {
      return matcher != null
          && issuer.keys().get(new JWKSelector(matcher), null).stream()
              .anyMatch(key -> TokenSignature.isBy(key, token));
    } catch (RateLimitReachedException unknownKey) {
      return false;
    } catch (KeySourceException away) {
      // Its message may hold what the issuer answered.
      LOG.warn("the keys of issuer {} cannot be had: {}", issuer.name(), away.getClass().getName());
      throw new Refused(Problem.of(ProblemCode.TEMPORARILY_UNAVAILABLE).retryAfter(ISSUER_AWAY));
    }
  }

  private boolean isTimely(JWTClaimsSet claims) {
    var expires = claims.getExpirationTime();
    var begins = claims.getNotBeforeTime();
    var now = clock.instant();
    return expires != null
        && now.minus(CLOCK_SKEW).isBefore(expires.toInstant())
        && !now.plus(longestLifetime).plus(CLOCK_SKEW).isBefore(expires.toInstant())
        && (begins == null || !now.plus(CLOCK_SKEW).isBefore(begins.toInstant()));
  }

  private Optional<Caller> caller(Issuer issuer, String subject, JWTClaimsSet claims)
      throws ParseException {
    var tenant = tenantOf(issuer);
    if (tenant.isEmpty()) {
      LOG.warn("issuer {} is configured for a tenant that does not exist", issuer.name());
      return Optional.empty();
    }
    return switch (issuer.kind()) {
      case Issuer.Kind.Operators(var rolesClaim, var manageTenants) ->
          Optional.of(
              new Caller.Operator(
                  tenant.get(),
                  issuer.name(),
                  subject,
                  Roles.in(claims.getClaim(rolesClaim), manageTenants)));
      case Issuer.Kind.EndUsers(var customerClaim) ->
          Optional.of(
              logins
                  .endUser(
                      tenant.get(),
                      issuer.name(),
                      subject,
                      customerClaim == null ? null : claims.getClaim(customerClaim))
                  .<Caller>map(user -> user)
                  .orElseGet(() -> new Caller.Newcomer(tenant.get(), issuer.name(), subject)));
      case Issuer.Kind.Services(var most, var own) ->
          ClientClaims.clientIn(claims, own)
              .map(
                  client ->
                      new Caller.Service(
                          tenant.get(),
                          new Caller.Service.Identity.Client(issuer.name(), client),
                          ScopeClaim.in(claims.getClaim("scope"), most)));
    };
  }

  private Optional<TenantId> tenantOf(Issuer issuer) {
    var remembered = tenantIds.get(issuer.tenant());
    if (remembered.isPresent()) {
      return remembered;
    }
    var found = tenants.bySlug(issuer.tenant());
    found.ifPresent(tenant -> tenantIds.put(issuer.tenant(), tenant.id()));
    return found.map(tenant -> tenant.id());
  }
}
