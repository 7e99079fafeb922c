package io.purser.domain.access;

/**
 * A token that was made a moment ago.
 *
 * @param text is told once, and never by {@code toString}
 * @param hash what is kept of it
 */
public record OneTimeToken(String text, String hash) {
  @Override
  public String toString() {
    return text.substring(0, 4) + "…";
  }
}
