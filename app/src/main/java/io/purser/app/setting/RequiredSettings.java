package io.purser.app.setting;

import io.micronaut.core.value.PropertyResolver;
import io.purser.domain.tenant.MasterKey;
import io.purser.persistence.DatabaseAddress;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The settings without which the platform does not start. They are looked at before anything else,
 * so that whoever starts it reads a sentence and not a stack trace.
 */
@Singleton
public final class RequiredSettings {
  public static final String MASTER_KEY_FILE = "purser.master-key-file";
  public static final String NEXT_MASTER_KEY_FILE = "purser.next-master-key-file";
  public static final String DATABASE_URL = "purser.database.url";
  public static final String DATABASE_PASSWORD = "purser.database.password";
  public static final String DATABASE_TLS = "purser.database.tls";
  public static final String PUBLIC_URL = "purser.public-url";
  public static final String MIGRATION_AT_START = "purser.migration.at-start";

  private static final String MIGRATION_URL = "purser.migration.url";
  private static final String MIGRATION_USERNAME = "purser.migration.username";

  private static final Pattern PUBLIC = Pattern.compile("https?://[^?#@]+");
  private static final String REQUIRED = "required";
  private static final String OPTIONAL = "optional";

  /** Passwords that are in every list of passwords. */
  private static final Set<String> GUESSED =
      Set.of("password", "postgres", "purser", "purser_app", "secret", "changeme");

  private static final int SHORTEST_PASSWORD = 12;

  private final PropertyResolver properties;

  public RequiredSettings(PropertyResolver properties) {
    this.properties = properties;
  }

  public MasterKey masterKey() {
    return KeyFile.read(MASTER_KEY_FILE, Path.of(text(MASTER_KEY_FILE)));
  }

  /** The one that comes after it, while it is being changed. */
  public Optional<MasterKey> nextMasterKey() {
    return properties
        .getProperty(NEXT_MASTER_KEY_FILE, String.class)
        .map(file -> KeyFile.read(NEXT_MASTER_KEY_FILE, Path.of(file)));
  }

  public URI publicUrl() {
    return URI.create(text(PUBLIC_URL));
  }

  /** Every problem at once, empty when there is none. */
  public List<String> problems() {
    var problems = new ArrayList<String>();
    check(problems, this::masterKey);
    check(problems, this::nextMasterKey);
    check(problems, () -> requireDatabase(DATABASE_URL));
    check(problems, this::requirePassword);
    check(problems, this::requirePublicUrl);
    if (properties.getProperty(MIGRATION_AT_START, Boolean.class).orElse(false)) {
      check(problems, () -> text(MIGRATION_URL));
      check(problems, () -> text(MIGRATION_USERNAME));
    }
    if (!properties.getProperty(MIGRATION_URL, String.class).orElse("").isBlank()) {
      check(problems, () -> requireDatabase(MIGRATION_URL));
    }
    return problems;
  }

  private static void check(List<String> problems, Runnable check) {
    try {
      check.run();
    } catch (UnusableSetting unusable) {
      problems.add(String.valueOf(unusable.getMessage()));
    }
  }

  private void requireDatabase(String name) {
    var url = text(name);
    DatabaseAddress.problemWith(url)
        .ifPresent(
            problem -> {
              throw new UnusableSetting(name, problem);
            });
    if (needsTls() && !DatabaseAddress.isSafe(url)) {
      throw new UnusableSetting(
          name,
          "must have sslmode=verify-full, since it leads beyond this machine; where the network"
              + " between is safe, set "
              + DATABASE_TLS
              + " to "
              + OPTIONAL);
    }
  }

  private boolean needsTls() {
    var tls = properties.getProperty(DATABASE_TLS, String.class).orElse(REQUIRED);
    if (!Set.of(REQUIRED, OPTIONAL).contains(tls)) {
      throw new UnusableSetting(DATABASE_TLS, "must be " + REQUIRED + " or " + OPTIONAL);
    }
    return tls.equals(REQUIRED);
  }

  /** Callers prove possession of keys for addresses that begin with it, to the letter. */
  private void requirePublicUrl() {
    var text = text(PUBLIC_URL);
    if (!PUBLIC.matcher(text).matches() || text.endsWith("/") || hostOf(text) == null) {
      throw new UnusableSetting(
          PUBLIC_URL,
          "must be an address such as https://api.example.com, without a slash at its end");
    }
  }

  private static @Nullable String hostOf(String address) {
    try {
      return new URI(address).getHost();
    } catch (URISyntaxException noAddress) {
      return null;
    }
  }

  private void requirePassword() {
    var password = text(DATABASE_PASSWORD);
    if (password.length() < SHORTEST_PASSWORD || GUESSED.contains(password)) {
      throw new UnusableSetting(
          DATABASE_PASSWORD, "must have at least " + SHORTEST_PASSWORD + " characters");
    }
  }

  private String text(String name) {
    var value = properties.getProperty(name, String.class).orElse("");
    if (value.isBlank()) {
      throw new UnusableSetting(name, "is missing");
    }
    return value;
  }
}
