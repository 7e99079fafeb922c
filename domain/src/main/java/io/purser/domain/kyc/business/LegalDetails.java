package io.purser.domain.kyc.business;

import io.purser.domain.customer.Address;
import io.purser.domain.text.Text;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a business is registered and what it does, as far as it is known.
 *
 * @param country of the register, in two letters (ISO 3166-1)
 * @param region of the register, where a country has several
 * @param legalForm in the words of the country, such as Ltda
 * @param industry in a word or two, or as a code
 * @param activity what it does, in its own words
 */
public record LegalDetails(
    @Nullable String country,
    @Nullable String region,
    @Nullable String number,
    @Nullable LocalDate formedOn,
    @Nullable String legalForm,
    @Nullable Address registeredAddress,
    @Nullable Address operatingAddress,
    List<TaxIdentifier> taxIdentifiers,
    @Nullable String industry,
    @Nullable String activity) {
  public static final int MAX_TAX_IDENTIFIERS = 10;
  public static final int MAX_NUMBER = 100;
  public static final int MAX_LEGAL_FORM = 100;
  public static final int MAX_INDUSTRY = 100;
  public static final int MAX_ACTIVITY = 1000;

  /** Nothing is known. */
  public static final LegalDetails NONE =
      new LegalDetails(null, null, null, null, null, null, null, List.of(), null, null);

  private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

  public LegalDetails {
    taxIdentifiers = List.copyOf(taxIdentifiers);
    require(country, Address::problemWithCountry);
    require(region, Address::problemWithPlace);
    require(number, LegalDetails::problemWithNumber);
    require(legalForm, LegalDetails::problemWithLegalForm);
    require(industry, LegalDetails::problemWithIndustry);
    require(activity, LegalDetails::problemWithActivity);
    if (taxIdentifiers.size() > MAX_TAX_IDENTIFIERS) {
      throw new IllegalArgumentException("too many tax identifiers");
    }
  }

  private interface Rule {
    Optional<String> problemWith(String text);
  }

  private static void require(@Nullable String text, Rule rule) {
    if (text != null) {
      Text.require(text, rule.problemWith(text));
    }
  }

  public static Optional<String> problemWithNumber(String text) {
    return Text.problemWith(text, MAX_NUMBER);
  }

  public static Optional<String> problemWithLegalForm(String text) {
    return Text.problemWith(text, MAX_LEGAL_FORM);
  }

  public static Optional<String> problemWithIndustry(String text) {
    return Text.problemWith(text, MAX_INDUSTRY);
  }

  public static Optional<String> problemWithActivity(String text) {
    return Text.problemWith(text, MAX_ACTIVITY);
  }

  /**
   * @param text year, month and day, such as 2011-05-31; businesses may be older than anybody
   * @param today wherever it is latest; a day more or less is no matter
   */
  public static Optional<String> problemWithFormationDate(String text, LocalDate today) {
    if (!DATE.matcher(text).matches()) {
      return Optional.of("must be a date, such as 2011-05-31");
    }
    try {
      return LocalDate.parse(text).isAfter(today)
          ? Optional.of("must not be after today")
          : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.of("must be a day that there is");
    }
  }

  @Override
  public String toString() {
    return "LegalDetails[hidden]";
  }
}
