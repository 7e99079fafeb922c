package io.purser.rest.edge;

import io.micronaut.http.HttpRequest;

/**
 * Whether a request, of whoever it is, held something secret that was wrong. Guesses are limited by
 * address, as wrong credentials are.
 */
public final class WrongGuess {
  private static final String ATTRIBUTE = "purser.wrong-guess";

  private WrongGuess() {}

  public static void note(HttpRequest<?> request) {
    request.setAttribute(ATTRIBUTE, true);
  }

  public static boolean isIn(HttpRequest<?> request) {
    return request.getAttribute(ATTRIBUTE).isPresent();
  }
}
