package io.purser.rest.access;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.ResourceRetriever;
import io.purser.domain.access.Scope;
import io.purser.domain.tenant.setting.TenantIssuer;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An issuer whose settings have been checked, with its keys. */
record Issuer(
    String name,
    String audience,
    String tenant,
    Kind kind,
    TokenType tokenType,
    Bound bound,
    Demands demands,
    JWKSource<SecurityContext> keys) {
  /** Whom an issuer speaks for. */
  sealed interface Kind {
    record EndUsers(@Nullable String customerClaim) implements Kind {}

    record Operators(String rolesClaim, boolean manageTenants) implements Kind {}

    /**
     * Services that have no end user behind them.
     *
     * @param most the scopes that its tokens may give
     * @param subject what they have as {@code sub}
     */
    record Services(Set<Scope> most, ClientSubject subject) implements Kind {
      public Services {
        most = Set.copyOf(most);
      }
    }
  }

  private static final int TIMEOUT_MILLIS = 2000;
  private static final int MAX_KEY_SET_BYTES = 128 * 1024;
  private static final Duration KEPT = Duration.ofMinutes(10);
  private static final Duration REFRESH_TIMEOUT = Duration.ofSeconds(5);

  /** A token with an unknown key id asks for new keys, and anyone can make such a token. */
  private static final Duration BETWEEN_FETCHES = Duration.ofSeconds(30);

  /** How long the last known keys serve while the issuer is away. */
  private static final Duration OUTAGE = Duration.ofHours(4);

  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  static Issuer from(IssuerSettings settings) {
    return new Issuer(
        settings.issuer(),
        settings.audience(),
        settings.tenant(),
        kind(settings),
        TokenType.of(settings.tokenType()),
        Bound.of(settings.bound()),
        Demands.of(settings),
        keys(settings));
  }

  /**
   * One that was named for a tenant while we run. The role {@code platform} never counts from it.
   *
   * @param keySets asks for the keys, and looks at where it asks
   */
  static Issuer of(String tenant, TenantIssuer named, ResourceRetriever keySets) {
    return new Issuer(
        named.issuer(),
        named.audience(),
        tenant,
        switch (named.kind()) {
          case END_USER -> new Kind.EndUsers(named.customerClaim());
          case OPERATOR ->
              new Kind.Operators(named.rolesClaim() == null ? "roles" : named.rolesClaim(), false);
        },
        TokenType.of(named.tokens().text()),
        Bound.NONE,
        Demands.NONE,
        keys(URI.create(named.keysAt()), keySets));
  }

  private static Kind kind(IssuerSettings settings) {
    return switch (settings.kind()) {
      case "end-user" -> new Kind.EndUsers(settings.customerClaim());
      case "operator" ->
          new Kind.Operators(
              settings.rolesClaim() == null ? "roles" : settings.rolesClaim(),
              Boolean.TRUE.equals(settings.managesTenants()));
      case "service" ->
          new Kind.Services(
              ScopeClaim.most(settings.scopes()), ClientSubject.of(settings.clientSubject()));
      default ->
          throw new IllegalArgumentException(
              "purser.security.issuers: kind is end-user, operator or service, not "
                  + settings.kind());
    };
  }

  private static JWKSource<SecurityContext> keys(IssuerSettings settings) {
    var uri = URI.create(settings.jwksUri());
    boolean safe =
        "https".equals(uri.getScheme())
            || ("http".equals(uri.getScheme()) && THIS_MACHINE.contains(uri.getHost()));
    if (!safe) {
      throw new IllegalArgumentException(
          "purser.security.issuers: jwks-uri must be https, and is " + uri);
    }
    return keys(uri, new KeySets());
  }

  private static JWKSource<SecurityContext> keys(URI uri, ResourceRetriever keySets) {
    try {
      return JWKSourceBuilder.create(uri.toURL(), keySets)
          .cache(KEPT.toMillis(), REFRESH_TIMEOUT.toMillis())
          .rateLimited(BETWEEN_FETCHES.toMillis())
          .refreshAheadCache(false)
          .outageTolerant(OUTAGE.toMillis())
          .build();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException("not the address of keys: " + uri, e);
    }
  }

  /** Asks where the settings say and nowhere else, wherever the answer points. */
  private static final class KeySets extends DefaultResourceRetriever {
    KeySets() {
      super(TIMEOUT_MILLIS, TIMEOUT_MILLIS, MAX_KEY_SET_BYTES);
    }

    @Override
    protected HttpURLConnection openHTTPConnection(URL url) throws IOException {
      var connection = super.openHTTPConnection(url);
      connection.setInstanceFollowRedirects(false);
      return connection;
    }
  }
}
