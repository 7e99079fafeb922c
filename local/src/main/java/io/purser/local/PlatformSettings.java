package io.purser.local;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * The settings file that the platform's processes read, written anew at each start. It reads like
 * one that a deployment would use.
 */
final class PlatformSettings {
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

  private PlatformSettings() {}

  static Path write(
      DataFolder folder,
      Database database,
      String databasePassword,
      UpOptions.Provider provider,
      TokenIssuer issuer,
      String publicUrl,
      List<String> tenants) {
    var text = new StringBuilder();
    text.append(
        """
        purser:
          public-url: "%s"
          master-key-file: "%s"
          # Whoever names a database of their own says how to get there.
          database:
            tls: "optional"
            url: "%s"
            username: "%s"
            password: "%s"
          migration:
            url: "%s"
            username: "%s"
            password: "%s"
          # Webhooks may be tried with a receiver on this machine.
          outgoing-webhooks:
            trusted-networks: ["127.0.0.0/8", "::1/128"]
          # Everybody who tries it is one address, and scripts ask as one caller.
          rate-limit:
            caller-per-second: 10000
            caller-burst: 20000
            tenant-per-second: 10000
            tenant-burst: 20000
            address-per-second: 10000
            address-burst: 20000
            failures-per-second: 100
            failures-burst: 1000
          provider:
            accounts:
              default:
                base-url: "%s"
                api-key: "%s"
                api-secret: "%s"
        """
            .formatted(
                publicUrl,
                folder.path("master-key"),
                database.jdbcUrl(),
                DatabaseRoles.APPLICATION,
                databasePassword,
                database.jdbcUrl(),
                database.ownerName(),
                database.ownerPassword(),
                provider.url(),
                provider.key(),
                provider.secret()));
    text.append(quotas(provider));
    text.append(cards(provider));
    text.append(importer(provider));
    // The tokens that are printed cannot be had anew by a login, so theirs is fresh while they
    // last.
    text.append("  security:\n    fresh-login: 24h\n    issuers:\n");
    for (var tenant : tenants) {
      text.append(issuer(issuer, tenant, "end-user", TokenIssuer.USER_AUDIENCE + "-" + tenant, ""));
      text.append(
          issuer(
              issuer,
              tenant,
              "operator",
              TokenIssuer.OPERATOR_AUDIENCE + "-" + tenant,
              "        roles-claim: \"" + TokenIssuer.ROLES_CLAIM + "\"\n"));
    }
    text.append(
        issuer(
            issuer,
            tenants.getFirst(),
            "operator",
            TokenIssuer.PLATFORM_AUDIENCE,
            "        roles-claim: \"%s\"\n        manages-tenants: true\n"
                .formatted(TokenIssuer.ROLES_CLAIM)));
    var file = folder.path("platform.yml");
    DataFolder.writePrivately(file, text.toString());
    return file;
  }

  /**
   * What listens on this machine is a twin, which counts nothing unless it is told to; so neither
   * do we. Any other provider has the quota that is assumed of all.
   */
  private static String quotas(UpOptions.Provider provider) {
    return LOOPBACK.contains(String.valueOf(URI.create(provider.url()).getHost()))
        ? """
            quotas:
              default:
                per-minute: 1000000
                per-hour: 10000000
                per-day: 100000000
        """
        : "";
  }

  /** A twin's pages are on this machine, and it may be asked as often as one likes. */
  private static String cards(UpOptions.Provider provider) {
    String host = String.valueOf(URI.create(provider.url()).getHost());
    return LOOPBACK.contains(host)
        ? """
            links:
              hosts: ["%s"]
          cards:
            sweep-after: "2s"
            sweep-every: "1s"
            sweep-batch: 20
          card-spending:
            sweep-every: "1s"
            feed-after: "3s"
            open-after: "3s"
        """
            .formatted(host)
        : "";
  }

  /** A twin plays the company's own importer too, and knows the platform by the same secret. */
  private static String importer(UpOptions.Provider provider) {
    var url = URI.create(provider.url());
    return LOOPBACK.contains(String.valueOf(url.getHost()))
        ? """
          kyc:
            import:
              base-url: "%s"
              token: "%s"
        """
            .formatted(url.resolve("/importer"), provider.secret())
        : "";
  }

  private static String issuer(
      TokenIssuer issuer, String tenant, String kind, String audience, String more) {
    return """
          - issuer: "%s"
            jwks-uri: "%s"
            audience: "%s"
            tenant: "%s"
            kind: "%s"
    """
            .formatted(issuer.url(), issuer.jwksUrl(), audience, tenant, kind)
        + more;
  }
}
