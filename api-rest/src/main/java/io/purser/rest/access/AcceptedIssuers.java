package io.purser.rest.access;

import com.nimbusds.jwt.JWTClaimsSet;
import io.micronaut.context.annotation.Context;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The issuers of the settings, which are looked at when the platform starts. */
@Context
final class AcceptedIssuers {
  private final Map<String, List<Issuer>> byName;

  private record NameAndAudience(String name, String audience) {}

  AcceptedIssuers(List<IssuerSettings> settings) {
    var issuers = settings.stream().map(Issuer::from).toList();
    var known = new HashSet<NameAndAudience>();
    for (var issuer : issuers) {
      if (!known.add(new NameAndAudience(issuer.name(), issuer.audience()))) {
        throw new IllegalArgumentException(
            "purser.security.issuers: "
                + issuer.name()
                + " with the audience "
                + issuer.audience()
                + " is there twice, and its tokens do not say which of the two is meant");
      }
    }
    this.byName = issuers.stream().collect(Collectors.groupingBy(Issuer::name));
  }

  /**
   * Whose the token says that it is, and for us. Empty when nobody's that we accept, or when it is
   * meant for several of our audiences, which may be those of several tenants.
   */
  Optional<Issuer> of(JWTClaimsSet claims) {
    if (claims.getIssuer() == null) {
      return Optional.empty();
    }
    var meant =
        byName.getOrDefault(claims.getIssuer(), List.of()).stream()
            .filter(issuer -> claims.getAudience().contains(issuer.audience()))
            .toList();
    return meant.size() == 1 ? Optional.of(meant.getFirst()) : Optional.empty();
  }
}
