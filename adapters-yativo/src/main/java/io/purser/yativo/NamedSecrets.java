package io.purser.yativo;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds what credentials name that were set while we run. Whoever sets them may name nothing but
 * what was laid there for that very account: the master key is in a file as well, and what is found
 * is sent to the provider.
 *
 * @param secretsFolder has a folder of the account's name, in which files may be that are named by
 *     {@code file:}; none may when it is null
 */
@ConfigurationProperties("purser.provider")
public record NamedSecrets(@Nullable Path secretsFolder) {
  private static final String FILE = "file:";
  private static final String ENVIRONMENT = "env:";
  private static final String VARIABLE = "PURSER_PROVIDER_";

  /** Where the settings of accounts are. */
  private static final String SETTINGS = VARIABLE + "ACCOUNTS_";

  /** No account's name ends like this and begins like another's, so each variable is of one. */
  private static final Pattern ENDING = Pattern.compile("_(KEY|SECRET)(_[0-9]{1,4})?");

  /**
   * The secret itself.
   *
   * @param account the name of the account that it opens
   * @throws IllegalArgumentException when it is not to be had; the message does not quote it
   */
  public String find(String account, String text) {
    if (text.startsWith(ENVIRONMENT)
        && !isVariableOf(account, text.substring(ENVIRONMENT.length()))) {
      throw new IllegalArgumentException(
          "env: names %s%s_KEY or _SECRET, with a number behind it or without, and no setting"
              .formatted(VARIABLE, spelled(account)));
    }
    if (text.startsWith(FILE) && !isFileOf(account, text.substring(FILE.length()))) {
      throw new IllegalArgumentException(
          "file: names a file in the folder %s of purser.provider.secrets-folder"
              .formatted(account));
    }
    var found = Secret.read("what was set as credentials", text);
    if (isName(found)) {
      throw new IllegalArgumentException("what was set as credentials leads to another name");
    }
    return found;
  }

  private static boolean isName(String text) {
    return text.startsWith(ENVIRONMENT) || text.startsWith(FILE);
  }

  private static boolean isVariableOf(String account, String variable) {
    var start = VARIABLE + spelled(account);
    return variable.startsWith(start)
        && !variable.startsWith(SETTINGS)
        && ENDING.matcher(variable.substring(start.length())).matches();
  }

  /** Names have lower-case letters, digits and hyphens, so no two are spelled alike. */
  private static String spelled(String account) {
    return account.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  private boolean isFileOf(String account, String path) {
    if (secretsFolder == null || !path.startsWith("/")) {
      return false;
    }
    var file = Path.of(path);
    return file.equals(file.normalize())
        && file.startsWith(secretsFolder.resolve(account).normalize());
  }
}
