package io.purser.local;

import java.net.URI;
import java.net.URISyntaxException;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A PostgreSQL that someone else runs. */
final class ExternalDatabase implements Database {
  private final URI url;
  private final String name;
  private final String password;

  private ExternalDatabase(URI url, String name, String password) {
    this.url = url;
    this.name = name;
    this.password = password;
  }

  /**
   * @param text {@code postgresql://OWNER:PASSWORD@HOST:PORT/DATABASE}
   */
  static ExternalDatabase at(String text) {
    try {
      var url = new URI(text);
      var user = url.getUserInfo() == null ? new String[0] : url.getUserInfo().split(":", 2);
      boolean postgres = "postgresql".equals(url.getScheme()) || "postgres".equals(url.getScheme());
      if (!postgres || user.length != 2 || url.getHost() == null || url.getPath().length() < 2) {
        throw new BadOption(
            "--database-url must look like postgresql://OWNER:PASSWORD@HOST:PORT/DATABASE");
      }
      return new ExternalDatabase(url, user[0], user[1]);
    } catch (URISyntaxException e) {
      throw new BadOption(
          "--database-url must look like postgresql://OWNER:PASSWORD@HOST:PORT/DATABASE");
    }
  }

  @Override
  public String jdbcUrl() {
    return "jdbc:postgresql://" + address();
  }

  @Override
  public String ownerName() {
    return name;
  }

  @Override
  public String ownerPassword() {
    return password;
  }

  @Override
  public String applicationUrl(String applicationPassword) {
    return "postgresql://"
        + DatabaseRoles.APPLICATION
        + ":"
        + applicationPassword
        + "@"
        + address();
  }

  @Override
  public void letApplicationIn(String applicationPassword) throws SQLException {
    var roles = new DatabaseRoles(() -> DriverManager.getConnection(jdbcUrl(), name, password));
    roles.letApplicationIn(applicationPassword);
  }

  /** It is not ours to stop. */
  @Override
  public void close() {}

  private String address() {
    return url.getHost() + ":" + (url.getPort() < 0 ? 5432 : url.getPort()) + url.getPath();
  }
}
