package io.purser.domain.customer;

import io.purser.domain.text.Text;
import java.util.Optional;
import java.util.regex.Pattern;

/** A phone number in the international form of ITU-T E.164: {@code +} and 7 to 15 digits. */
public record Phone(String value) {
  private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");

  public Phone {
    Text.require(value, problemWith(value));
  }

  public static Optional<String> problemWith(String text) {
    return E164.matcher(text).matches()
        ? Optional.empty()
        : Optional.of("must be a phone number in international form, such as +15550100123");
  }

  @Override
  public String toString() {
    return "Phone[hidden]";
  }
}
