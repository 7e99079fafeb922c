package io.purser.app.setting;

import java.util.Locale;

/**
 * A setting without which, or with which, the platform must not start. The message is for whoever
 * starts it.
 */
public final class UnusableSetting extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnusableSetting(String name, String problem) {
    super(name + " (environment " + environmentName(name) + ") " + problem);
  }

  private static String environmentName(String name) {
    return name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }
}
