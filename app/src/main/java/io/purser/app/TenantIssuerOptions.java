package io.purser.app;

import io.purser.domain.tenant.setting.TenantIssuer;
import io.purser.domain.tenant.setting.TenantIssuer.Kind;
import io.purser.domain.tenant.setting.TenantIssuer.Tokens;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What {@code tenant issuer} and {@code tenant remove-issuer} are told. */
final class TenantIssuerOptions {
  static final Set<String> NAMES = Set.of("--reason", "--issuer", "--audience");
  static final Set<String> ALL =
      Set.of(
          "--reason",
          "--issuer",
          "--audience",
          "--keys",
          "--kind",
          "--customer-claim",
          "--roles-claim",
          "--token-type");

  private TenantIssuerOptions() {}

  /** Empty when one of the two is not said, or cannot be. */
  static Optional<TenantIssuer.Named> namedIn(Map<String, String> given) {
    var issuer = name(given.get("--issuer"));
    var audience = name(given.get("--audience"));
    return issuer.isPresent() && audience.isPresent()
        ? Optional.of(new TenantIssuer.Named(issuer.get(), audience.get()))
        : Optional.empty();
  }

  /** Empty when something is not said that has to be, or cannot be. */
  static Optional<TenantIssuer> issuerIn(Map<String, String> given) {
    var named = namedIn(given);
    var keysAt = given.get("--keys");
    var kind = Kind.parse(given.getOrDefault("--kind", ""));
    var tokens = Tokens.parse(given.getOrDefault("--token-type", Tokens.ANY.text()));
    var customerClaim = given.get("--customer-claim");
    var rolesClaim = given.get("--roles-claim");
    if (named.isEmpty()
        || keysAt == null
        || kind.isEmpty()
        || tokens.isEmpty()
        || !isClaimOf(Kind.END_USER, kind.get(), customerClaim)
        || !isClaimOf(Kind.OPERATOR, kind.get(), rolesClaim)) {
      return Optional.empty();
    }
    return Optional.of(
        new TenantIssuer(
            named.get().issuer(),
            named.get().audience(),
            keysAt,
            kind.get(),
            customerClaim,
            rolesClaim,
            tokens.get()));
  }

  private static Optional<String> name(@Nullable String text) {
    return Optional.ofNullable(text).filter(name -> TenantIssuer.problemWithName(name).isEmpty());
  }

  private static boolean isClaimOf(Kind wanted, Kind kind, @Nullable String claim) {
    return claim == null || (kind == wanted && TenantIssuer.problemWithClaim(claim).isEmpty());
  }
}
