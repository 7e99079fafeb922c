package io.purser.rest.access;

import java.util.Locale;
import java.util.Optional;

/** How a credential is sent in {@code Authorization}. */
enum Scheme {
  BEARER("Bearer"),
  DPOP("DPoP");

  private final String text;

  Scheme(String text) {
    this.text = text;
  }

  /** The scheme that the header begins with, in whatever case. */
  static Optional<Scheme> of(String header) {
    for (var scheme : values()) {
      if (header.length() > scheme.length()
          && header
              .substring(0, scheme.length())
              .toLowerCase(Locale.ROOT)
              .equals(scheme.text.toLowerCase(Locale.ROOT) + " ")) {
        return Optional.of(scheme);
      }
    }
    return Optional.empty();
  }

  /** Of the name and the space after it. */
  int length() {
    return text.length() + 1;
  }

  /** What {@code WWW-Authenticate} says to somebody who has shown nothing. */
  String challenge() {
    return text + " realm=\"purser\"";
  }

  /**
   * The same to somebody whose credential is refused, with what to show instead.
   *
   * @param description plain words without quotes
   */
  String challenge(String error, String description) {
    var challenge =
        challenge() + ", error=\"%s\", error_description=\"%s\"".formatted(error, description);
    return switch (this) {
      case BEARER -> challenge;
      case DPOP -> challenge + ", algs=\"" + TokenSignature.algorithms() + "\"";
    };
  }
}
