package io.purser.twin.api;

import java.util.regex.Pattern;

/** The form an e-mail address has. */
final class EmailAddress {
  private static final Pattern FORM = Pattern.compile("[^\\s@]{1,64}@[^\\s@]+\\.[^\\s@.]+");

  private EmailAddress() {}

  static boolean isValid(String text) {
    return FORM.matcher(text).matches();
  }

  /** Its first two characters and its domain, as the provider shows it. */
  static String masked(String email) {
    int at = email.indexOf('@');
    return email.substring(0, Math.min(2, at)) + "***" + email.substring(at);
  }
}
