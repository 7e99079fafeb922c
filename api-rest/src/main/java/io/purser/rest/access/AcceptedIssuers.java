package io.purser.rest.access;

import com.nimbusds.jose.util.ResourceRetriever;
import com.nimbusds.jwt.JWTClaimsSet;
import io.micronaut.context.annotation.Context;
import io.purser.domain.tenant.setting.PlatformIssuers;
import io.purser.domain.tenant.setting.TenantIssuer;
import io.purser.domain.tenant.setting.TenantIssuer.Named;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The issuers of the settings, which are looked at when the platform starts, and those that are
 * named for tenants while it runs. Where both name the same, it is what the settings say.
 */
@Context
public final class AcceptedIssuers implements PlatformIssuers {
  private static final Logger LOG = LoggerFactory.getLogger(AcceptedIssuers.class);

  private final List<Issuer> ofSettings;
  private final Set<Named> namedBySettings;
  private final ResourceRetriever keySets;
  private Map<OfTenant, Issuer> ofTenants = Map.of();
  private volatile Map<String, List<Issuer>> byName;

  private record OfTenant(String slug, TenantIssuer issuer) {}

  /**
   * @param keySets asks issuers that are named while we run for their keys
   */
  AcceptedIssuers(List<IssuerSettings> settings, ResourceRetriever keySets) {
    var issuers = settings.stream().map(Issuer::from).toList();
    var known = new HashSet<Named>();
    for (var issuer : issuers) {
      if (!known.add(new Named(issuer.name(), issuer.audience()))) {
        throw new IllegalArgumentException(
            "purser.security.issuers: "
                + issuer.name()
                + " with the audience "
                + issuer.audience()
                + " is there twice, and its tokens do not say which of the two is meant");
      }
    }
    this.ofSettings = issuers;
    this.namedBySettings = Set.copyOf(known);
    this.keySets = keySets;
    this.byName = issuers.stream().collect(Collectors.groupingBy(Issuer::name));
  }

  @Override
  public boolean name(Named issuer) {
    return namedBySettings.contains(issuer);
  }

  /**
   * From now on these are the issuers that are named for tenants. One that has not changed keeps
   * the keys that are known of it.
   *
   * @param bySlug of the tenants
   */
  public synchronized void take(Map<String, List<TenantIssuer>> bySlug) {
    var taken = new HashMap<OfTenant, Issuer>();
    bySlug.forEach(
        (slug, issuers) ->
            issuers.stream()
                .filter(issuer -> isFree(slug, issuer))
                .map(issuer -> new OfTenant(slug, issuer))
                .forEach(key -> taken.put(key, known(key))));
    ofTenants = Map.copyOf(taken);
    byName =
        Stream.concat(ofSettings.stream(), taken.values().stream())
            .collect(Collectors.groupingBy(Issuer::name));
  }

  private boolean isFree(String slug, TenantIssuer issuer) {
    if (name(issuer.named())) {
      LOG.error("issuer {} of tenant {} is not taken: the settings name it", issuer.named(), slug);
      return false;
    }
    return true;
  }

  private Issuer known(OfTenant key) {
    var known = ofTenants.get(key);
    return known == null ? Issuer.of(key.slug(), key.issuer(), keySets) : known;
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
