package io.purser.domain.kyc.business;

import io.purser.domain.kyc.business.Stake.Holder;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Something that can be changed about a shareholder, as callers call it. */
public enum StakeMember {
  GIVEN_NAME("givenName", ofPerson(Holder.Person::givenName)),
  FAMILY_NAME("familyName", ofPerson(Holder.Person::familyName)),
  BIRTH_DATE("birthDate", ofPerson(Holder.Person::birthDate)),
  NATIONALITY("nationality", ofPerson(Holder.Person::nationality)),
  LEGAL_NAME("legalName", ofCompany(Holder.Company::legalName)),
  COUNTRY("registrationCountry", ofCompany(Holder.Company::country)),
  NUMBER("registrationNumber", ofCompany(Holder.Company::number)),
  ADDRESS("address", Stake::address),
  SHARE("share", Stake::share),
  CONTROL("control", Stake::control),
  SIGNER("signer", Stake::signer),
  DIRECTOR("director", Stake::director);

  /** What a member is for a shareholder. */
  private interface Reader {
    @Nullable Object of(Stake stake);
  }

  private final String text;
  private final Reader reader;

  StakeMember(String text, Reader reader) {
    this.text = text;
    this.reader = reader;
  }

  public String text() {
    return text;
  }

  /** Those in which the two are different, in the order in which they are shown. */
  static Stream<StakeMember> different(Stake before, Stake after) {
    return Stream.of(values())
        .filter(member -> !Objects.equals(member.reader.of(before), member.reader.of(after)));
  }

  private static Reader ofPerson(Function<Holder.Person, @Nullable Object> member) {
    return stake -> stake.holder() instanceof Holder.Person person ? member.apply(person) : null;
  }

  private static Reader ofCompany(Function<Holder.Company, @Nullable Object> member) {
    return stake -> stake.holder() instanceof Holder.Company company ? member.apply(company) : null;
  }
}
