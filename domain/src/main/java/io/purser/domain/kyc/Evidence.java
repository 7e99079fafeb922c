package io.purser.domain.kyc;

import io.purser.domain.customer.Address;
import io.purser.domain.text.Text;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an operator has looked at. Nothing of it is for end users.
 *
 * @param reference where it is found again, such as the number of a case; 1 to 200 characters
 * @param country of those who have issued it, in two letters (ISO 3166-1), or null
 */
public record Evidence(Kind kind, String reference, @Nullable String country) {
  private static final int MAX_REFERENCE = 200;

  /** The kind of a document, or of another way to find out. */
  public enum Kind {
    PASSPORT,
    IDENTITY_CARD,
    RESIDENCE_PERMIT,
    DRIVING_LICENCE,
    REGISTER_EXTRACT,
    VIDEO_CALL,
    DATABASE_CHECK,
    OTHER
  }

  public Evidence {
    Text.require(reference, problemWithReference(reference));
    if (country != null) {
      Text.require(country, Address.problemWithCountry(country));
    }
  }

  public static Optional<String> problemWithReference(String text) {
    return Text.problemWith(text, MAX_REFERENCE);
  }

  @Override
  public String toString() {
    return "Evidence[hidden]";
  }
}
