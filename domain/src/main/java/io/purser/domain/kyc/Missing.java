package io.purser.domain.kyc;

import io.purser.domain.customer.Customer;
import io.purser.domain.customer.Profile;
import java.util.ArrayList;
import java.util.List;

/** What is not there yet of what a verified customer has. */
public enum Missing {
  GIVEN_NAME("givenName"),
  FAMILY_NAME("familyName"),
  BIRTH_DATE("birthDate"),
  LEGAL_NAME("legalName"),
  WEBSITE("website"),
  ADDRESS("address"),
  /** The tenant's terms are not accepted. */
  TERMS("terms"),
  /** Nobody has approved or is looking at who the customer is. */
  IDENTITY_PROOF("identity-proof");

  private final String text;

  Missing(String text) {
    this.text = text;
  }

  /** The member of a customer that it is, or the name of another thing. */
  public String text() {
    return text;
  }

  /** In the order in which they stand here. Of one who was deleted nothing is missed. */
  static List<Missing> of(Customer customer, Verification verification, boolean hasAcceptedTerms) {
    return switch (customer) {
      case Customer.Living living -> ofLiving(living.profile(), verification, hasAcceptedTerms);
      case Customer.Deleted _ -> List.of();
    };
  }

  private static List<Missing> ofLiving(
      Profile profile, Verification verification, boolean hasAcceptedTerms) {
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
      }
    }
    addUnless(profile.address() != null, ADDRESS, missing);
    addUnless(hasAcceptedTerms, TERMS, missing);
    addUnless(isProved(verification), IDENTITY_PROOF, missing);
    return List.copyOf(missing);
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
