package io.purser.domain.customer;

import io.purser.domain.text.Text;
import java.util.Optional;

/**
 * The tenant's own id of a customer, unique within the tenant: 1 to 128 characters, compared to the
 * letter.
 */
public record ExternalId(String value) {
  private static final int MAXIMUM = 128;

  public ExternalId {
    Text.require(value, problemWith(value));
  }

  public static Optional<String> problemWith(String text) {
    return Text.problemWith(text, MAXIMUM);
  }
}
