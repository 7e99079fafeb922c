package io.purser.domain.customer;

import io.purser.domain.customer.Profile.Party;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What is to be different about a customer. Of the members of a person and of a company, those of
 * the customer's own type count.
 *
 * @param address what becomes of the parts; {@link Address#UNKNOWN} takes it away
 * @param metadata what becomes of the entries
 */
public record CustomerChanges(
    Change<ExternalId> externalId,
    Change<Email> email,
    Change<Phone> phone,
    Change<String> name,
    Change<String> givenName,
    Change<String> familyName,
    Change<BirthDate> birthDate,
    Change<String> legalName,
    Change<String> website,
    UnaryOperator<Address> address,
    UnaryOperator<Map<String, Metadata.Value>> metadata) {

  /** The profile as it becomes. {@code merged} is the metadata, which was looked at before. */
  Profile of(Profile now, Metadata merged) {
    var whole = address.apply(now.address() == null ? Address.UNKNOWN : now.address());
    return new Profile(
        of(now.party()),
        email.of(now.email()),
        phone.of(now.phone()),
        whole.isUnknown() ? null : whole,
        merged);
  }

  private Party of(Party now) {
    return switch (now) {
      case Party.Person person ->
          new Party.Person(
              name.of(person.name()),
              givenName.of(person.givenName()),
              familyName.of(person.familyName()),
              birthDate.of(person.birthDate()));
      case Party.Company company ->
          new Party.Company(
              name.of(company.name()),
              legalName.of(company.legalName()),
              website.of(company.website()));
    };
  }
}
