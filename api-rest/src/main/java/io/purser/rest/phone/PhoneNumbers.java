package io.purser.rest.phone;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.purser.domain.customer.Phone;
import io.purser.rest.json.Body;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Phone numbers as they may come in: in international form, with whatever people set between the
 * digits. Whether a number can be one in its country is known by length; whether it is in use,
 * which changes from day to day, is not looked at.
 */
public final class PhoneNumbers {
  private static final Pattern INTERNATIONAL = Pattern.compile("\\+[0-9][0-9 ()./-]{3,38}");
  private static final PhoneNumberUtil KNOWN = PhoneNumberUtil.getInstance();
  private static final String WHY =
      "must be a phone number that can be one, in international form, such as +15550100123";

  private PhoneNumbers() {}

  /** A member of the body as E.164 has it; null when it is not there or null. */
  public static @Nullable String read(Body body, String name) {
    var text = body.text(name, PhoneNumbers::problemWith);
    return text == null ? null : e164(text).orElse(text);
  }

  static Optional<String> problemWith(String text) {
    return e164(text).isPresent() ? Optional.empty() : Optional.of(WHY);
  }

  static Optional<String> e164(String text) {
    if (!INTERNATIONAL.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      var number = KNOWN.parse(text, null);
      return Optional.of(KNOWN.format(number, PhoneNumberFormat.E164))
          .filter(_ -> KNOWN.isPossibleNumber(number))
          .filter(formatted -> isItsOwnForm(formatted, number))
          .filter(formatted -> Phone.problemWith(formatted).isEmpty());
    } catch (NumberParseException e) {
      return Optional.empty();
    }
  }

  /** A number that begins with a prefix twice would be another one each time it is read. */
  private static boolean isItsOwnForm(String formatted, PhoneNumber number) {
    try {
      return KNOWN.parse(formatted, null).equals(number);
    } catch (NumberParseException e) {
      return false;
    }
  }
}
