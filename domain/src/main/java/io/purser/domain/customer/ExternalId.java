package io.purser.domain.customer;

import io.purser.domain.text.Text;
import java.util.Optional;

/**
 * The tenant's own id of a customer, unique within the tenant: 1 to 256 characters, compared to the
 * letter.
 */
public record ExternalId(String value) {
  public static final int MAX_LENGTH = 256;

  public ExternalId {
    Text.require(value, problemWith(value));
  }

  public static Optional<String> problemWith(String text) {
    return Text.problemWith(text, MAX_LENGTH);
  }
}
