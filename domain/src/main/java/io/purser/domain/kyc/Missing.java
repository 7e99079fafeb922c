package io.purser.domain.kyc;

import io.purser.domain.customer.Customer;
import io.purser.domain.customer.Profile;
import io.purser.domain.kyc.business.BusinessRecords;
import java.util.ArrayList;
import java.util.List;

/** What is not there yet of what a verified customer has. */
public enum Missing {
  GIVEN_NAME("givenName"),
  FAMILY_NAME("familyName"),
  BIRTH_DATE("birthDate"),
  LEGAL_NAME("legalName"),
  WEBSITE("website"),
  REGISTRATION_COUNTRY("registrationCountry"),
  REGISTRATION_NUMBER("registrationNumber"),
  ADDRESS("address"),
  /** Nobody is named who holds a share of the business. */
  SHAREHOLDERS("shareholders"),
  /** No extract from the register was handed in. */
  REGISTER_EXTRACT("register-extract"),
  /** The tenant's terms are not accepted. */
  TERMS("terms"),
  /** Nobody has approved or is looking at who the customer is. */
  IDENTITY_PROOF("identity-proof");

  private final String text;

  Missing(String text) {
    this.text = text;
  }

  /** The member of a customer or a legal profile that it is, or the name of another thing. */
  public String text() {
    return text;
  }

  /** In the order in which they stand here. Of one who was deleted nothing is missed. */
  static List<Missing> of(Customer customer, Verification verification, KycRecords records) {
    return switch (customer) {
      case Customer.Living living -> ofLiving(living.profile(), verification, records);
      case Customer.Deleted _ -> List.of();
    };
  }

  private static List<Missing> ofLiving(
      Profile profile, Verification verification, KycRecords records) {
    var missing = new ArrayList<Missing>();
    switch (profile.party()) {
      case Profile.Party.Person person -> {
        addUnless(person.givenName() != null, GIVEN_NAME, missing);
        addUnless(person.familyName() != null, FAMILY_NAME, missing);
        addUnless(person.birthDate() != null, BIRTH_DATE, missing);
      }
      case Profile.Party.Company company -> {
        addUnless(company.legalName() != null, LEGAL_NAME, missing);
        addUnless(company.website() != null, WEBSITE, missing);
        addLegal(records.business(), missing);
      }
    }
    addUnless(profile.address() != null, ADDRESS, missing);
    addUnless(records.terms() != null, TERMS, missing);
    addUnless(isProved(verification), IDENTITY_PROOF, missing);
    return List.copyOf(missing);
  }

  private static void addLegal(BusinessRecords business, List<Missing> missing) {
    var details = business.profile().details();
    addUnless(details.country() != null, REGISTRATION_COUNTRY, missing);
    addUnless(details.number() != null, REGISTRATION_NUMBER, missing);
    addUnless(business.hasShareholders(), SHAREHOLDERS, missing);
    addUnless(business.hasRegisterExtract(), REGISTER_EXTRACT, missing);
  }

  private static boolean isProved(Verification verification) {
    return switch (verification) {
      case Verification.UnderReview _, Verification.Approved _ -> true;
      case Verification.NotStarted _,
          Verification.Incomplete _,
          Verification.Rejected _,
          Verification.PendingVerification _ ->
          false;
    };
  }

  private static void addUnless(boolean isThere, Missing part, List<Missing> missing) {
    if (!isThere) {
      missing.add(part);
    }
  }
}
