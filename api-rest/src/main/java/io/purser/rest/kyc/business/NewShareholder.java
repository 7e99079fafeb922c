package io.purser.rest.kyc.business;

import io.purser.domain.customer.Address;
import io.purser.domain.customer.BirthDate;
import io.purser.domain.customer.Profile;
import io.purser.domain.kyc.business.LegalDetails;
import io.purser.domain.kyc.business.Share;
import io.purser.domain.kyc.business.Stake;
import io.purser.rest.customer.AddressView;
import io.purser.rest.json.Body;
import io.purser.rest.problem.ProblemCode;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Somebody who holds a share of a business. */
@Schema(
    name = "NewShareholder",
    description = "A person or a company that holds a share of the business. No customer by that.")
record NewShareholder(
    @Schema(
            type = "string",
            description = "Never changes.",
            allowableValues = {"person", "company"})
        String type,
    @Schema(
            description = "Of a person, and needed there.",
            maxLength = Profile.MAX_NAME,
            requiredMode = RequiredMode.NOT_REQUIRED)
        @Nullable String givenName,
    @Schema(
            description = "Of a person, and needed there.",
            maxLength = Profile.MAX_NAME,
            requiredMode = RequiredMode.NOT_REQUIRED)
        @Nullable String familyName,
    @Schema(description = "Of a person.", format = "date", requiredMode = RequiredMode.NOT_REQUIRED)
        @Nullable String birthDate,
    @Schema(
            description = "Of a person, ISO 3166-1.",
            pattern = "^[A-Z]{2}$",
            requiredMode = RequiredMode.NOT_REQUIRED)
        @Nullable String nationality,
    @Schema(
            description = "Of a company, and needed there.",
            maxLength = Profile.MAX_NAME,
            requiredMode = RequiredMode.NOT_REQUIRED)
        @Nullable String legalName,
    @Schema(
            description = "Of a company, ISO 3166-1.",
            pattern = "^[A-Z]{2}$",
            requiredMode = RequiredMode.NOT_REQUIRED)
        @Nullable String registrationCountry,
    @Schema(
            description = "Of a company.",
            maxLength = LegalDetails.MAX_NUMBER,
            requiredMode = RequiredMode.NOT_REQUIRED)
        @Nullable String registrationNumber,
    @Schema(requiredMode = RequiredMode.NOT_REQUIRED) @Nullable AddressView address,
    @Schema(
            description =
                "In percent: above 0 and at most 100, with at most 4 decimals. All shares together are"
                    + " at most 100.",
            pattern = "^[0-9]{1,3}(\\.[0-9]{1,4})?$")
        String share,
    @Schema(
            description = "Whether they decide what the business does, whatever they hold.",
            requiredMode = RequiredMode.NOT_REQUIRED)
        boolean control,
    @Schema(description = "Whether they may sign for it.", requiredMode = RequiredMode.NOT_REQUIRED)
        boolean signer,
    @Schema(description = "Whether they manage it.", requiredMode = RequiredMode.NOT_REQUIRED)
        boolean director) {
  static final String PERSON =
      """
      {
        "type": "person",
        "givenName": "Ana",
        "familyName": "Lima",
        "birthDate": "1980-02-29",
        "nationality": "BR",
        "address": {"line1": "1 Example Street", "city": "Recife", "country": "BR"},
        "share": "60",
        "signer": true,
        "director": true
      }
      """;

  static final String COMPANY =
      """
      {
        "type": "company",
        "legalName": "Example Holding BV",
        "registrationCountry": "NL",
        "registrationNumber": "1234",
        "share": "33.3333"
      }
      """;

  static final String OF_PERSON = "person";
  static final String OF_COMPANY = "company";
  static final List<String> OF_PERSONS =
      List.of("givenName", "familyName", "birthDate", "nationality");
  static final List<String> OF_COMPANIES =
      List.of("legalName", "registrationCountry", "registrationNumber");
  private static final Map<String, String> TYPES = types();

  private static Map<String, String> types() {
    var types = new LinkedHashMap<String, String>();
    types.put(OF_PERSON, OF_PERSON);
    types.put(OF_COMPANY, OF_COMPANY);
    return types;
  }

  /**
   * @param today as {@link BirthDate#problemWith} has it
   */
  static NewShareholder read(byte[] bytes, LocalDate today) {
    var body = Body.read(bytes);
    if (!body.has("type")) {
      body.refuse("type", ProblemCode.MISSING_MEMBER, "must be there");
    }
    var type = body.choice("type", TYPES, OF_PERSON);
    boolean isPerson = type.equals(OF_PERSON);
    refuseMembersOfOthers(body, isPerson);
    var read =
        new NewShareholder(
            type,
            isPerson ? body.requiredText("givenName", Profile::problemWithName) : null,
            isPerson ? body.requiredText("familyName", Profile::problemWithName) : null,
            body.text("birthDate", text -> BirthDate.problemWith(text, today)),
            body.text("nationality", Address::problemWithCountry),
            isPerson ? null : body.requiredText("legalName", Profile::problemWithName),
            body.text("registrationCountry", Address::problemWithCountry),
            body.text("registrationNumber", LegalDetails::problemWithNumber),
            AddressView.read(body, "address"),
            body.requiredText("share", Share::problemWith),
            body.truth("control", false),
            body.truth("signer", false),
            body.truth("director", false));
    body.end();
    return read;
  }

  /** What only the other kind of shareholder has. */
  static void refuseMembersOfOthers(Body body, boolean isPerson) {
    for (var member : isPerson ? OF_COMPANIES : OF_PERSONS) {
      if (body.has(member)) {
        body.text(member, _ -> Optional.empty());
        body.refuse(
            member,
            ProblemCode.INVALID_VALUE,
            "belongs to a " + (isPerson ? OF_COMPANY : OF_PERSON) + " alone");
      }
    }
  }

  Stake toStake() {
    return new Stake(
        holder(),
        address == null ? null : address.address(),
        Share.of(share),
        control,
        signer,
        director);
  }

  private Stake.Holder holder() {
    if (legalName != null) {
      return new Stake.Holder.Company(legalName, registrationCountry, registrationNumber);
    }
    if (givenName == null || familyName == null) {
      throw new IllegalStateException("a person without a name is not read");
    }
    return new Stake.Holder.Person(
        givenName, familyName, birthDate == null ? null : BirthDate.of(birthDate), nationality);
  }

  @Override
  public String toString() {
    return "NewShareholder[hidden]";
  }
}
