package io.purser.rest.customer;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.purser.domain.customer.BirthDate;
import io.purser.domain.customer.CustomerType;
import io.purser.domain.customer.Email;
import io.purser.domain.customer.ExternalId;
import io.purser.domain.customer.Metadata;
import io.purser.domain.customer.Phone;
import io.purser.domain.customer.Profile;
import io.purser.domain.kyc.imports.ShareToken;
import io.purser.rest.docs.Described;
import io.purser.rest.json.Body;
import io.purser.rest.json.Words;
import io.purser.rest.phone.PhoneNumbers;
import io.purser.rest.problem.ProblemCode;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.AdditionalPropertiesValue;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A customer to be created, as it was sent and with its defaults. */
@Schema(name = "NewCustomer", description = "A customer to be created. Everything is optional.")
record NewCustomer(
    @Schema(
            description = "A person or a company. It never changes.",
            type = "string",
            allowableValues = {"individual", "business"},
            defaultValue = "individual",
            requiredMode = RequiredMode.NOT_REQUIRED)
        String type,
    @Schema(
            description = "Your own id of the customer, unique among your customers.",
            minLength = 1,
            maxLength = ExternalId.MAX_LENGTH,
            example = "user-4711")
        @Nullable String externalId,
    @Schema(
            description =
                "Unique among your customers, without regard to case. Needed before a wallet.",
            maxLength = 254,
            example = "ana@example.com")
        @Nullable String email,
    @Schema(
            description =
                "In international form; what stands between the digits is left out (E.164).",
            maxLength = 40,
            example = "+15550100123")
        @Nullable String phone,
    @Schema(
            description = "What to call the customer.",
            maxLength = Profile.MAX_NAME,
            example = "Ana Silva")
        @Nullable String name,
    @Schema(description = "Individuals only.", maxLength = Profile.MAX_NAME, example = "Ana")
        @Nullable String givenName,
    @Schema(description = "Individuals only.", maxLength = Profile.MAX_NAME, example = "Silva")
        @Nullable String familyName,
    @Schema(description = "Individuals only.", format = "date", example = "1990-01-31")
        @Nullable String birthDate,
    @Schema(
            description = "Businesses only.",
            maxLength = Profile.MAX_NAME,
            example = "Example Trading Ltd")
        @Nullable String legalName,
    @Schema(
            description = "Businesses only; an http or https address.",
            maxLength = 2048,
            example = "https://example.com")
        @Nullable String website,
    @Schema(requiredMode = RequiredMode.NOT_REQUIRED) @Nullable AddressView address,
    @Schema(
            type = "object",
            requiredMode = RequiredMode.NOT_REQUIRED,
            additionalProperties = AdditionalPropertiesValue.TRUE,
            description = Described.METADATA,
            example = "{\"tier\":\"gold\"}")
        @JsonSerialize(using = MetadataWriter.class)
        Metadata metadata,
    @Schema(
            description =
                "Of your verification vendor, for somebody who was verified already. It is taken over"
                    + " after the customer is there; GET …/kyc shows what came of it.",
            minLength = 1,
            maxLength = ShareToken.MAX_LENGTH,
            example = "_act-sbx-7c9f5a3e")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String shareToken) {
  /** No customer has every member: these are two that can be created. */
  static final String INDIVIDUAL =
      """
      {
        "externalId": "user-4711",
        "email": "ana.silva@example.com",
        "phone": "+15550100123",
        "name": "Ana Silva",
        "givenName": "Ana",
        "familyName": "Silva",
        "birthDate": "1990-01-31",
        "address": {"line1": "1 Example Street", "city": "S\u00e3o Paulo", "country": "BR"},
        "metadata": {"tier": "gold"}
      }
      """;

  static final String BUSINESS =
      """
      {
        "type": "business",
        "externalId": "company-17",
        "email": "office@example.com",
        "name": "Example Trading",
        "legalName": "Example Trading Ltd",
        "website": "https://example.com"
      }
      """;

  static final Map<String, CustomerType> TYPES = Words.byWord(CustomerType.values());
  private static final List<String> OF_PERSONS = List.of("givenName", "familyName", "birthDate");
  private static final List<String> OF_COMPANIES = List.of("legalName", "website");

  /**
   * @param today as {@link BirthDate#problemWith} has it
   */
  static NewCustomer read(byte[] bytes, LocalDate today) {
    var body = Body.read(bytes);
    var type = body.choice("type", TYPES, CustomerType.INDIVIDUAL);
    var customer =
        new NewCustomer(
            Words.of(type),
            body.text("externalId", ExternalId::problemWith),
            body.text("email", Email::problemWith),
            PhoneNumbers.read(body, "phone"),
            body.text("name", Profile::problemWithName),
            body.text("givenName", Profile::problemWithName),
            body.text("familyName", Profile::problemWithName),
            body.text("birthDate", text -> BirthDate.problemWith(text, today)),
            body.text("legalName", Profile::problemWithName),
            body.text("website", Profile::problemWithWebsite),
            AddressView.read(body, "address"),
            metadata(body),
            body.text("shareToken", ShareToken::problemWith));
    refuseMembersOfOthers(body, type);
    body.end();
    return customer;
  }

  @Nullable ExternalId ownId() {
    return externalId == null ? null : new ExternalId(externalId);
  }

  @Nullable ShareToken token() {
    return shareToken == null ? null : new ShareToken(shareToken);
  }

  Profile profile() {
    var party =
        type.equals(Words.of(CustomerType.BUSINESS))
            ? new Profile.Party.Company(name, legalName, website)
            : new Profile.Party.Person(
                name, givenName, familyName, birthDate == null ? null : BirthDate.of(birthDate));
    return new Profile(
        party,
        email == null ? null : new Email(email),
        phone == null ? null : new Phone(phone),
        address == null ? null : address.address(),
        metadata);
  }

  static void refuseMembersOfOthers(Body body, CustomerType type) {
    var others =
        switch (type) {
          case INDIVIDUAL -> OF_COMPANIES;
          case BUSINESS -> OF_PERSONS;
        };
    for (var name : others) {
      if (body.has(name)) {
        body.refuse(
            name, ProblemCode.WRONG_CUSTOMER_TYPE, "is no member of a customer of this type");
      }
    }
  }

  private static Metadata metadata(Body body) {
    var entries = body.scalars("metadata", new MetadataValues());
    var problem = Metadata.problemWith(entries);
    problem.ifPresent(why -> body.refuse("metadata", ProblemCode.INVALID_VALUE, why));
    return problem.isPresent() ? Metadata.NONE : new Metadata(entries);
  }
}
