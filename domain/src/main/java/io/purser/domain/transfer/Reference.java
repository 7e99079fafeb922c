package io.purser.domain.transfer;

import io.purser.domain.text.Text;
import java.util.Optional;

/**
 * The tenant's own name for an order of money: 1 to 128 characters, compared to the letter. It
 * names one transfer for ever, so that no retry can send the money again.
 */
public record Reference(String value) {
  private static final int MAXIMUM = 128;

  public Reference {
    Text.require(value, problemWith(value));
  }

  public static Optional<String> problemWith(String text) {
    return Text.problemWith(text, MAXIMUM);
  }
}
