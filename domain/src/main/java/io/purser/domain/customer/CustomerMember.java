package io.purser.domain.customer;

import io.purser.domain.access.Permission;
import io.purser.domain.audit.MemberChange;
import java.util.Arrays;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Something that can be changed about a customer, under the name that callers know it by. */
public enum CustomerMember {
  EXTERNAL_ID(
      "externalId", Permission.CHANGE_CUSTOMER_KEYS, customer -> customer.header().externalId()),
  EMAIL("email", Permission.CHANGE_CONTACT, customer -> customer.profile().email()),
  PHONE("phone", Permission.CHANGE_CONTACT, customer -> customer.profile().phone()),
  NAME("name", Permission.CHANGE_CUSTOMER, customer -> customer.profile().party().name()),
  GIVEN_NAME("givenName", Permission.CHANGE_CUSTOMER, ofPerson(Profile.Party.Person::givenName)),
  FAMILY_NAME("familyName", Permission.CHANGE_CUSTOMER, ofPerson(Profile.Party.Person::familyName)),
  BIRTH_DATE("birthDate", Permission.CHANGE_CUSTOMER, ofPerson(Profile.Party.Person::birthDate)),
  LEGAL_NAME("legalName", Permission.CHANGE_CUSTOMER, ofCompany(Profile.Party.Company::legalName)),
  WEBSITE("website", Permission.CHANGE_CUSTOMER, ofCompany(Profile.Party.Company::website)),
  ADDRESS("address", Permission.CHANGE_CUSTOMER, customer -> customer.profile().address()),
  METADATA("metadata", Permission.CHANGE_CUSTOMER_KEYS, customer -> customer.profile().metadata());

  /** What a member is for a customer. */
  private interface Reader {
    @Nullable Object of(Customer customer);
  }

  private final String text;
  private final Permission neededToChange;
  private final Reader reader;

  CustomerMember(String text, Permission neededToChange, Reader reader) {
    this.text = text;
    this.neededToChange = neededToChange;
    this.reader = reader;
  }

  public String text() {
    return text;
  }

  public Permission neededToChange() {
    return neededToChange;
  }

  boolean differs(Customer before, Customer after) {
    return !Objects.equals(reader.of(before), reader.of(after));
  }

  /** What became of this member, for the audit log. */
  MemberChange change(Customer before, Customer after) {
    var was = said(reader.of(before));
    var is = said(reader.of(after));
    return new MemberChange.Personal(text, was, is);
  }

  /** Two values that are different are two texts. */
  private static @Nullable String said(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Email(var email) -> email;
      case Phone(var phone) -> phone;
      case BirthDate(var date) -> date.toString();
      case Address(var line1, var line2, var city, var region, var postalCode, var country) ->
          Arrays.asList(line1, line2, city, region, postalCode, country).toString();
      case Metadata(var entries) -> new TreeMap<>(entries).toString();
      default -> value.toString();
    };
  }

  /** Whether whoever verifies a customer of this type has looked at it. */
  boolean isVerifiedOf(CustomerType type) {
    return switch (this) {
      case NAME, GIVEN_NAME, FAMILY_NAME, BIRTH_DATE -> type == CustomerType.INDIVIDUAL;
      case LEGAL_NAME -> type == CustomerType.BUSINESS;
      case EXTERNAL_ID, EMAIL, PHONE, WEBSITE, ADDRESS, METADATA -> false;
    };
  }

  /** Those in which the two are different, in the order in which they are shown. */
  static Stream<CustomerMember> different(Customer before, Customer after) {
    return Stream.of(values()).filter(member -> member.differs(before, after));
  }

  private static Reader ofPerson(Function<Profile.Party.Person, @Nullable Object> member) {
    return customer ->
        customer.profile().party() instanceof Profile.Party.Person person
            ? member.apply(person)
            : null;
  }

  private static Reader ofCompany(Function<Profile.Party.Company, @Nullable Object> member) {
    return customer ->
        customer.profile().party() instanceof Profile.Party.Company company
            ? member.apply(company)
            : null;
  }
}
