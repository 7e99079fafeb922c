package io.purser.persistence;

import io.purser.domain.net.AddressLiteral;
import java.net.InetAddress;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/** Where the database is, as its driver reads the address. */
public final class DatabaseAddress {
  public static final String PREFIX = "jdbc:postgresql:";

  /** With which the driver looks at who answers; with less, it may be anybody. */
  private static final Set<String> VERIFYING = Set.of("verify-ca", "verify-full");

  /** Those of the driver that look at certificates; another may take any. */
  private static final Set<String> FACTORIES =
      Set.of("", "org.postgresql.ssl.LibPQFactory", "org.postgresql.ssl.DefaultJavaSSLFactory");

  private DatabaseAddress() {}

  /** Why this is no address of a PostgreSQL, if it is none. */
  public static Optional<String> problemWith(String url) {
    if (!url.startsWith(PREFIX)) {
      return Optional.of("must begin with " + PREFIX);
    }
    return read(url).isEmpty()
        ? Optional.of("must be an address such as " + PREFIX + "//db.example.com:5432/purser")
        : Optional.empty();
  }

  /**
   * Whether what goes there can be read by nobody else, and goes to nobody else: over TLS with the
   * certificate looked at, by the driver's own rules, or not beyond this machine.
   */
  public static boolean isSafe(String url) {
    var read = read(url);
    return !read.isEmpty()
        && ((VERIFYING.contains(modeOf(read)) && FACTORIES.contains(factoryOf(read)))
            || Arrays.stream(read.getOrDefault("PGHOST", "").split(","))
                .allMatch(DatabaseAddress::isThisMachine));
  }

  /** As the driver takes it: {@code ssl} alone is the strictest. */
  private static String modeOf(Map<String, String> read) {
    var mode = read.getOrDefault("sslmode", "");
    var ssl = read.getOrDefault("ssl", "false");
    return mode.isEmpty() && (ssl.isEmpty() || ssl.equals("true")) ? "verify-full" : mode;
  }

  private static String factoryOf(Map<String, String> read) {
    return read.getOrDefault("sslfactory", "");
  }

  /** What the driver makes of it, by its names; empty when it makes nothing of it. */
  private static Map<String, String> read(String url) {
    try {
      var driver = DriverManager.getDriver(url);
      return Arrays.stream(driver.getPropertyInfo(url, new Properties()))
          .filter(property -> property.value != null)
          .collect(Collectors.toMap(property -> property.name, property -> property.value));
    } catch (SQLException notUnderstood) {
      return Map.of();
    }
  }

  private static boolean isThisMachine(String host) {
    var literal = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    return host.equals("localhost")
        || AddressLiteral.parse(literal).filter(InetAddress::isLoopbackAddress).isPresent();
  }
}
