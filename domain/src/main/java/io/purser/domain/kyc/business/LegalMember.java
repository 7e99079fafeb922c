package io.purser.domain.kyc.business;

import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Something that is known of how a business is registered, as callers call it. */
public enum LegalMember {
  COUNTRY("registrationCountry", LegalDetails::country),
  REGION("registrationRegion", LegalDetails::region),
  NUMBER("registrationNumber", LegalDetails::number),
  FORMED_ON("formationDate", LegalDetails::formedOn),
  LEGAL_FORM("legalForm", LegalDetails::legalForm),
  REGISTERED_ADDRESS("registeredAddress", LegalDetails::registeredAddress),
  OPERATING_ADDRESS("operatingAddress", LegalDetails::operatingAddress),
  TAX_IDENTIFIERS("taxIdentifiers", LegalDetails::taxIdentifiers),
  INDUSTRY("industry", LegalDetails::industry),
  ACTIVITY("activity", LegalDetails::activity);

  /** What a member is for a business. */
  private interface Reader {
    @Nullable Object of(LegalDetails details);
  }

  private final String text;
  private final Reader reader;

  LegalMember(String text, Reader reader) {
    this.text = text;
    this.reader = reader;
  }

  public String text() {
    return text;
  }

  /** Whether a business with another one is another business to whoever has verified it. */
  boolean isVerified() {
    return switch (this) {
      case COUNTRY, NUMBER -> true;
      case REGION,
          FORMED_ON,
          LEGAL_FORM,
          REGISTERED_ADDRESS,
          OPERATING_ADDRESS,
          TAX_IDENTIFIERS,
          INDUSTRY,
          ACTIVITY ->
          false;
    };
  }

  /** Those in which the two are different, in the order in which they are shown. */
  static Stream<LegalMember> different(LegalDetails before, LegalDetails after) {
    return Stream.of(values())
        .filter(member -> !Objects.equals(member.reader.of(before), member.reader.of(after)));
  }
}
