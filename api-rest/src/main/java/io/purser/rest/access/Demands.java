package io.purser.rest.access;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an issuer's tokens of people must say beyond who they are. A token of somebody's may be for
 * another app of theirs, and their login may have been a weak one.
 *
 * @param scopes what a token must have, all of them, for anything at all
 * @param strong the classes of logins ({@code acr}) of which a token must have one for what needs a
 *     fresh login; empty where any will do
 */
record Demands(List<String> scopes, List<String> strong) {
  static final Demands NONE = new Demands(List.of(), List.of());

  /** What stands in a challenge between quotes, with spaces between them (RFC 6749, 3.3). */
  private static final Pattern WORD = Pattern.compile("[!#-\\[\\]-~]{1,255}");

  Demands {
    scopes = List.copyOf(scopes);
    strong = List.copyOf(strong);
  }

  static Demands of(IssuerSettings settings) {
    var demands =
        new Demands(
            words("required-scopes", settings.requiredScopes()),
            words("fresh-login-acr", settings.freshLoginAcr()));
    if (settings.kind().equals("service") && !demands.equals(NONE)) {
      throw new IllegalArgumentException(
          "purser.security.issuers: required-scopes and fresh-login-acr are of people's tokens,"
              + " and services have scopes");
    }
    return demands;
  }

  private static List<String> words(String name, @Nullable List<String> setting) {
    if (setting == null) {
      return List.of();
    }
    for (var word : setting) {
      if (!WORD.matcher(word).matches()) {
        throw new IllegalArgumentException(
            "purser.security.issuers: " + name + " is a list of words, and one is " + word);
      }
    }
    return setting;
  }

  boolean areMetBy(Set<String> given) {
    return given.containsAll(scopes);
  }
}
