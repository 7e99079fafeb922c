package io.purser.local;

import java.nio.file.Path;
import java.util.List;

/**
 * The settings file that the platform's processes read, written anew at each start. It reads like
 * one that a deployment would use.
 */
final class PlatformSettings {
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
          database:
            url: "%s"
            username: "%s"
            password: "%s"
          migration:
            url: "%s"
            username: "%s"
            password: "%s"
          provider:
            accounts:
              default:
                base-url: "%s"
                api-key: "%s"
                api-secret: "%s"
          security:
            issuers:
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
    var file = folder.path("platform.yml");
    DataFolder.writePrivately(file, text.toString());
    return file;
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
