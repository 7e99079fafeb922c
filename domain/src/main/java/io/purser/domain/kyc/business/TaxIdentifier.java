package io.purser.domain.kyc.business;

import io.purser.domain.customer.Address;
import io.purser.domain.text.Text;
import java.util.Optional;

/**
 * The number by which a tax office knows a business. Whether the office has given it out is not
 * looked at.
 *
 * @param country of the tax office, in two letters (ISO 3166-1)
 */
public record TaxIdentifier(Kind kind, String country, String value) {
  private static final int MAX_VALUE = 50;

  /** What the number is called. */
  public enum Kind {
    VAT,
    EIN,
    TIN,
    CNPJ,
    OTHER
  }

  public TaxIdentifier {
    Text.require(country, Address.problemWithCountry(country));
    Text.require(value, problemWithValue(value));
  }

  public static Optional<String> problemWithValue(String text) {
    return Text.problemWith(text, MAX_VALUE);
  }

  @Override
  public String toString() {
    return "TaxIdentifier[hidden]";
  }
}
