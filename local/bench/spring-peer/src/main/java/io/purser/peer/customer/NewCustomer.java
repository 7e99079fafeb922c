package io.purser.peer.customer;

import io.purser.domain.customer.CustomerType;
import io.purser.domain.customer.Email;
import io.purser.domain.customer.ExternalId;
import io.purser.domain.customer.Metadata;
import io.purser.domain.customer.Phone;
import io.purser.domain.customer.Profile;
import io.purser.peer.edge.Problem.FieldError;
import io.purser.peer.edge.ProblemCode;
import io.purser.peer.edge.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A customer to be created, as it was sent. */
record NewCustomer(
    @Nullable String type,
    @Nullable String externalId,
    @Nullable String email,
    @Nullable String phone,
    @Nullable String name,
    @Nullable String givenName,
    @Nullable String familyName,
    @Nullable String legalName,
    @Nullable String website,
    MetadataJson.@Nullable Unchecked metadata) {
  private static final String INDIVIDUAL = "individual";
  private static final String BUSINESS = "business";

  /** The same with its defaults, when nothing is wrong with it. */
  Checked checked() {
    var errors = new ArrayList<FieldError>();
    var wanted = type == null ? INDIVIDUAL : type;
    if (!wanted.equals(INDIVIDUAL) && !wanted.equals(BUSINESS)) {
      errors.add(invalid("type", "must be one of individual, business"));
    }
    check(errors, "externalId", externalId, ExternalId::problemWith);
    check(errors, "email", email, Email::problemWith);
    check(errors, "phone", phone, Phone::problemWith);
    check(errors, "name", name, Profile::problemWithName);
    check(errors, "givenName", givenName, Profile::problemWithName);
    check(errors, "familyName", familyName, Profile::problemWithName);
    check(errors, "legalName", legalName, Profile::problemWithName);
    check(errors, "website", website, Profile::problemWithWebsite);
    var entries = MetadataJson.Unchecked.entriesOf(metadata);
    Metadata.problemWith(entries).ifPresent(why -> errors.add(invalid("metadata", why)));
    if (wanted.equals(BUSINESS)) {
      refuse(errors, "givenName", givenName);
      refuse(errors, "familyName", familyName);
    } else {
      refuse(errors, "legalName", legalName);
      refuse(errors, "website", website);
    }
    if (!errors.isEmpty()) {
      throw new Refused(codeOf(errors.getFirst()), errors);
    }
    return new Checked(
        wanted,
        externalId,
        email,
        phone,
        name,
        givenName,
        familyName,
        legalName,
        website,
        new Metadata(entries));
  }

  /** Without anything wrong; its members in this order are what tells two requests apart. */
  record Checked(
      String type,
      @Nullable String externalId,
      @Nullable String email,
      @Nullable String phone,
      @Nullable String name,
      @Nullable String givenName,
      @Nullable String familyName,
      @Nullable String legalName,
      @Nullable String website,
      Metadata metadata) {
    @Nullable ExternalId ownId() {
      return externalId == null ? null : new ExternalId(externalId);
    }

    CustomerType kind() {
      return type.equals(BUSINESS) ? CustomerType.BUSINESS : CustomerType.INDIVIDUAL;
    }

    Profile profile() {
      var party =
          type.equals(BUSINESS)
              ? new Profile.Party.Company(name, legalName, website)
              : new Profile.Party.Person(name, givenName, familyName, null);
      return new Profile(
          party,
          email == null ? null : new Email(email),
          phone == null ? null : new Phone(phone),
          null,
          metadata);
    }
  }

  private static void check(
      List<FieldError> errors,
      String member,
      @Nullable String text,
      Function<String, Optional<String>> problem) {
    if (text != null) {
      problem.apply(text).ifPresent(why -> errors.add(invalid(member, why)));
    }
  }

  private static void refuse(List<FieldError> errors, String member, @Nullable String text) {
    if (text != null) {
      errors.add(
          FieldError.inBody(
              member, ProblemCode.WRONG_CUSTOMER_TYPE, "is no member of a customer of this type"));
    }
  }

  private static FieldError invalid(String member, String why) {
    return FieldError.inBody(member, ProblemCode.INVALID_VALUE, why);
  }

  private static ProblemCode codeOf(FieldError error) {
    return error.code().equals(ProblemCode.WRONG_CUSTOMER_TYPE.text())
        ? ProblemCode.WRONG_CUSTOMER_TYPE
        : ProblemCode.INVALID_VALUE;
  }
}
