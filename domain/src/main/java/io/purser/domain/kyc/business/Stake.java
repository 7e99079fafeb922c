package io.purser.domain.kyc.business;

import io.purser.domain.customer.Address;
import io.purser.domain.customer.BirthDate;
import io.purser.domain.customer.Profile;
import io.purser.domain.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * Who holds a share of a business, and what they have to say there. Nobody who is named here is a
 * customer by that.
 *
 * @param control whether they decide what the business does, whatever they hold
 * @param signer whether they may sign for it
 * @param director whether they manage it
 */
public record Stake(
    Holder holder,
    @Nullable Address address,
    Share share,
    boolean control,
    boolean signer,
    boolean director) {

  public Stake {
    if (address != null && address.isUnknown()) {
      throw new IllegalArgumentException("an address of which nothing is known is none");
    }
  }

  /** A person or a company. Which of them never changes. */
  public sealed interface Holder {
    /**
     * @param nationality a country in two letters (ISO 3166-1)
     */
    record Person(
        String givenName,
        String familyName,
        @Nullable BirthDate birthDate,
        @Nullable String nationality)
        implements Holder {
      public Person {
        Text.require(givenName, Profile.problemWithName(givenName));
        Text.require(familyName, Profile.problemWithName(familyName));
        requireCountry(nationality);
      }

      @Override
      public String toString() {
        return "Person[hidden]";
      }
    }

    /**
     * @param country of its register, in two letters (ISO 3166-1)
     * @param number in its register
     */
    record Company(String legalName, @Nullable String country, @Nullable String number)
        implements Holder {
      public Company {
        Text.require(legalName, Profile.problemWithName(legalName));
        requireCountry(country);
        if (number != null) {
          Text.require(number, LegalDetails.problemWithNumber(number));
        }
      }

      @Override
      public String toString() {
        return "Company[hidden]";
      }
    }

    private static void requireCountry(@Nullable String country) {
      if (country != null) {
        Text.require(country, Address.problemWithCountry(country));
      }
    }
  }

  /** A quarter, or control, makes one. Who stands behind a company that holds is not looked at. */
  public boolean isBeneficialOwner() {
    return control || share.isBeneficial();
  }
}
