package io.purser.domain.customer;

import io.purser.domain.text.Text;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a customer lives or has their seat, as far as it is known. Whether that is enough for
 * something, says whoever needs it.
 *
 * @param line1 street and number, or a post office box
 * @param region state, province or county, by whatever name
 * @param country two capital letters of ISO 3166-1
 */
public record Address(
    @Nullable String line1,
    @Nullable String line2,
    @Nullable String city,
    @Nullable String region,
    @Nullable String postalCode,
    @Nullable String country) {
  private static final int MAX_LINE = 500;
  private static final int MAX_PLACE = 255;
  private static final int MAX_POSTAL_CODE = 50;
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

  public static final Address UNKNOWN = new Address(null, null, null, null, null, null);

  public Address {
    require(line1, Address::problemWithLine);
    require(line2, Address::problemWithLine);
    require(city, Address::problemWithPlace);
    require(region, Address::problemWithPlace);
    require(postalCode, Address::problemWithPostalCode);
    require(country, Address::problemWithCountry);
  }

  private interface Rule {
    Optional<String> problemWith(String text);
  }

  private static void require(@Nullable String text, Rule rule) {
    if (text != null) {
      Text.require(text, rule.problemWith(text));
    }
  }

  public boolean isUnknown() {
    return equals(UNKNOWN);
  }

  public static Optional<String> problemWithLine(String text) {
    return Text.problemWith(text, MAX_LINE);
  }

  /** The same for a city and a region. */
  public static Optional<String> problemWithPlace(String text) {
    return Text.problemWith(text, MAX_PLACE);
  }

  public static Optional<String> problemWithPostalCode(String text) {
    return Text.problemWith(text, MAX_POSTAL_CODE);
  }

  public static Optional<String> problemWithCountry(String text) {
    return COUNTRIES.contains(text)
        ? Optional.empty()
        : Optional.of("must be two capital letters of ISO 3166-1, such as BR");
  }

  @Override
  public String toString() {
    return "Address[hidden]";
  }
}
