package io.purser.rest.customer;

import io.purser.domain.access.Caller;
import io.purser.domain.customer.BirthDate;
import io.purser.domain.customer.Change;
import io.purser.domain.customer.CustomerChanges;
import io.purser.domain.customer.CustomerMember;
import io.purser.domain.customer.CustomerType;
import io.purser.domain.customer.Email;
import io.purser.domain.customer.ExternalId;
import io.purser.domain.customer.Phone;
import io.purser.domain.customer.Profile;
import io.purser.rest.access.Call;
import io.purser.rest.json.Body;
import io.purser.rest.json.Words;
import io.purser.rest.phone.PhoneNumbers;
import io.purser.rest.problem.ProblemCode;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.AdditionalPropertiesValue;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is to be different about a customer; what is not there stays. */
@Schema(
    name = "CustomerPatch",
    description =
        "What is to be different (RFC 7396). What is not there stays as it is, and null takes it"
            + " away.")
record CustomerPatch(
    @Schema(
            description = "Only as what it is: a customer's type never changes.",
            type = "string",
            allowableValues = {"individual", "business"},
            requiredMode = RequiredMode.NOT_REQUIRED)
        @Nullable String type,
    @Schema(
            description = "Not for end users.",
            maxLength = ExternalId.MAX_LENGTH,
            nullable = true,
            requiredMode = RequiredMode.NOT_REQUIRED)
        @Nullable String externalId,
    @Schema(
            description =
                "Not for end users. The provider keeps the one under which it knows the customer.",
            maxLength = 254,
            nullable = true,
            requiredMode = RequiredMode.NOT_REQUIRED)
        @Nullable String email,
    @Schema(
            description =
                "Not for end users. In international form; what stands between the digits is left out"
                    + " (E.164).",
            maxLength = 40,
            nullable = true,
            requiredMode = RequiredMode.NOT_REQUIRED)
        @Nullable String phone,
    @Schema(maxLength = Profile.MAX_NAME, nullable = true, requiredMode = RequiredMode.NOT_REQUIRED)
        @Nullable String name,
    @Schema(
            description = "Individuals only.",
            maxLength = Profile.MAX_NAME,
            nullable = true,
            requiredMode = RequiredMode.NOT_REQUIRED)
        @Nullable String givenName,
    @Schema(
            description = "Individuals only.",
            maxLength = Profile.MAX_NAME,
            nullable = true,
            requiredMode = RequiredMode.NOT_REQUIRED)
        @Nullable String familyName,
    @Schema(
            description = "Individuals only.",
            format = "date",
            nullable = true,
            requiredMode = RequiredMode.NOT_REQUIRED)
        @Nullable String birthDate,
    @Schema(
            description = "Businesses only.",
            maxLength = Profile.MAX_NAME,
            nullable = true,
            requiredMode = RequiredMode.NOT_REQUIRED)
        @Nullable String legalName,
    @Schema(
            description = "Businesses only; an http or https address.",
            maxLength = 2048,
            nullable = true,
            requiredMode = RequiredMode.NOT_REQUIRED)
        @Nullable String website,
    @Schema(
            description = "Merged part by part.",
            nullable = true,
            requiredMode = RequiredMode.NOT_REQUIRED)
        @Nullable AddressView address,
    @Schema(
            type = "object",
            nullable = true,
            requiredMode = RequiredMode.NOT_REQUIRED,
            additionalProperties = AdditionalPropertiesValue.TRUE,
            description =
                "Not for end users. Merged key by key: a key that is not there stays, and null takes"
                    + " it away.")
        @Nullable Map<String, String> metadata) {
  static final String EXAMPLE =
      """
      {
        "email": "ana.lima@example.com",
        "familyName": "Lima",
        "address": {"line2": null, "city": "Rio de Janeiro"},
        "metadata": {"tier": null, "language": "pt"}
      }
      """;

  static CustomerChanges read(byte[] bytes, CustomerType type, Call call, LocalDate today) {
    var body = Body.read(bytes);
    if (body.choice("type", NewCustomer.TYPES, type) != type) {
      body.refuse(
          "type",
          ProblemCode.WRONG_CUSTOMER_TYPE,
          "must be " + Words.of(type) + ", since a customer's type never changes");
    }
    refuseWhatIsNotTheCallers(body, call.caller());
    var externalId = read(body, "externalId", ExternalId::problemWith, ExternalId::new);
    var email = read(body, "email", Email::problemWith, Email::new);
    var phone = phone(body);
    var name = read(body, "name", Profile::problemWithName, Function.identity());
    var givenName = read(body, "givenName", Profile::problemWithName, Function.identity());
    var familyName = read(body, "familyName", Profile::problemWithName, Function.identity());
    var birthDate =
        read(body, "birthDate", text -> BirthDate.problemWith(text, today), BirthDate::of);
    var legalName = read(body, "legalName", Profile::problemWithName, Function.identity());
    var website = read(body, "website", Profile::problemWithWebsite, Function.identity());
    var address = AddressView.merged(body, "address");
    var metadata = body.scalarsMerged("metadata", new MetadataValues());
    NewCustomer.refuseMembersOfOthers(body, type);
    body.end();
    Stream.of(CustomerMember.values())
        .filter(member -> body.has(member.text()))
        .forEach(member -> call.requireFreshLoginFor(member.neededToChange()));
    return new CustomerChanges(
        externalId.get(),
        email.get(),
        phone.get(),
        name.get(),
        givenName.get(),
        familyName.get(),
        birthDate.get(),
        legalName.get(),
        website.get(),
        address,
        metadata);
  }

  private static void refuseWhatIsNotTheCallers(Body body, Caller caller) {
    for (var member : CustomerMember.values()) {
      if (body.has(member.text()) && !member.neededToChange().isGivenTo(caller)) {
        body.refuse(
            member.text(),
            ProblemCode.NOT_PERMITTED,
            "may be changed by services and operators alone");
      }
    }
  }

  private static Supplier<Change<Phone>> phone(Body body) {
    var text = PhoneNumbers.read(body, "phone");
    boolean named = body.has("phone");
    return () ->
        named ? new Change.Becomes<>(text == null ? null : new Phone(text)) : new Change.Kept<>();
  }

  /** What is read is made into its type once it is certain that all of the body is fine. */
  private static <T> Supplier<Change<T>> read(
      Body body,
      String name,
      Function<String, Optional<String>> problem,
      Function<String, T> make) {
    var text = body.text(name, problem);
    boolean named = body.has(name);
    return () ->
        named ? new Change.Becomes<>(text == null ? null : make.apply(text)) : new Change.Kept<>();
  }
}
