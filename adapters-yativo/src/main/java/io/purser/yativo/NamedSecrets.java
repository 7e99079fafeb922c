package io.purser.yativo;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds what credentials name that were set while we run. Whoever sets them may name nothing but
 * what was laid there for it: the master key is in a file as well, and what is found is sent to the
 * provider.
 *
 * @param secretsFolder where files may be that are named by {@code file:}; none may when it is null
 */
@ConfigurationProperties("purser.provider")
public record NamedSecrets(@Nullable Path secretsFolder) {
  private static final Pattern ENVIRONMENT =
      Pattern.compile("env:PURSER_PROVIDER_(?!ACCOUNTS_)[A-Z0-9_]{1,64}");
  private static final Pattern FILE = Pattern.compile("file:/\\S+");

  /**
   * The secret itself.
   *
   * @throws IllegalArgumentException when it is not to be had; the message does not quote it
   */
  public String find(String text) {
    if (text.startsWith("env:") && !ENVIRONMENT.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "env: names a variable that begins with PURSER_PROVIDER_ and is no setting");
    }
    if (text.startsWith("file:") && !isInFolder(text)) {
      throw new IllegalArgumentException("file: names a file in purser.provider.secrets-folder");
    }
    return Secret.read("what was set as credentials", text);
  }

  private boolean isInFolder(String text) {
    if (secretsFolder == null || !FILE.matcher(text).matches()) {
      return false;
    }
    var file = Path.of(text.substring("file:".length()));
    return file.equals(file.normalize()) && file.startsWith(secretsFolder.normalize());
  }
}
