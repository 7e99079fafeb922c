package io.purser.rest.kyc.business;

import io.purser.domain.customer.Address;
import io.purser.domain.customer.BirthDate;
import io.purser.domain.customer.Profile;
import io.purser.domain.kyc.business.LegalDetails;
import io.purser.domain.kyc.business.Share;
import io.purser.domain.kyc.business.Stake;
import io.purser.domain.kyc.business.Stake.Holder;
import io.purser.rest.customer.AddressView;
import io.purser.rest.json.Body;
import io.purser.rest.problem.ProblemCode;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What is to be different about a shareholder; what is not there stays. */
@Schema(
    name = "ShareholderPatch",
    description =
        "What is to be different (RFC 7396). What is not there stays as it is, and null takes away"
            + " what need not be there.")
record ShareholderPatch(
    @Schema(
            description = "Of a person.",
            maxLength = Profile.MAX_NAME,
            requiredMode = RequiredMode.NOT_REQUIRED)
        @Nullable String givenName,
    @Schema(
            description = "Of a person.",
            maxLength = Profile.MAX_NAME,
            requiredMode = RequiredMode.NOT_REQUIRED)
        @Nullable String familyName,
    @Schema(
            description = "Of a person.",
            format = "date",
            nullable = true,
            requiredMode = RequiredMode.NOT_REQUIRED)
        @Nullable String birthDate,
    @Schema(
            description = "Of a person, ISO 3166-1.",
            pattern = "^[A-Z]{2}$",
            nullable = true,
            requiredMode = RequiredMode.NOT_REQUIRED)
        @Nullable String nationality,
    @Schema(
            description = "Of a company.",
            maxLength = Profile.MAX_NAME,
            requiredMode = RequiredMode.NOT_REQUIRED)
        @Nullable String legalName,
    @Schema(
            description = "Of a company, ISO 3166-1.",
            pattern = "^[A-Z]{2}$",
            nullable = true,
            requiredMode = RequiredMode.NOT_REQUIRED)
        @Nullable String registrationCountry,
    @Schema(
            description = "Of a company.",
            maxLength = LegalDetails.MAX_NUMBER,
            nullable = true,
            requiredMode = RequiredMode.NOT_REQUIRED)
        @Nullable String registrationNumber,
    @Schema(
            description = "Merged part by part.",
            nullable = true,
            requiredMode = RequiredMode.NOT_REQUIRED)
        @Nullable AddressView address,
    @Schema(
            description = "In percent, as for a new one.",
            pattern = "^[0-9]{1,3}(\\.[0-9]{1,4})?$",
            requiredMode = RequiredMode.NOT_REQUIRED)
        @Nullable String share,
    @Schema(requiredMode = RequiredMode.NOT_REQUIRED) @Nullable Boolean control,
    @Schema(requiredMode = RequiredMode.NOT_REQUIRED) @Nullable Boolean signer,
    @Schema(requiredMode = RequiredMode.NOT_REQUIRED) @Nullable Boolean director) {
  static final String EXAMPLE =
      """
      {"share": "51.5", "address": {"line2": null, "city": "Olinda"}, "control": true}
      """;

  private static final List<String> REQUIRED =
      List.of("givenName", "familyName", "legalName", "share");

  /**
   * @param holder whom it is about, whose kind never changes
   * @param today as {@link BirthDate#problemWith} has it
   */
  static UnaryOperator<Stake> read(byte[] bytes, Holder holder, LocalDate today) {
    var body = Body.read(bytes);
    NewShareholder.refuseMembersOfOthers(body, holder instanceof Holder.Person);
    var change = holder(body, today);
    var address = AddressView.merged(body, "address");
    var share = body.textMerged("share", Share::problemWith);
    var control = truth(body, "control");
    var signer = truth(body, "signer");
    var director = truth(body, "director");
    REQUIRED.forEach(member -> requireStays(body, member));
    body.end();
    return now -> {
      var shareText = share.of(now.share().text());
      return new Stake(
          change.apply(now.holder()),
          LegalProfilePatch.merged(address, now.address()),
          shareText == null ? now.share() : Share.of(shareText),
          control.of(now.control()),
          signer.of(now.signer()),
          director.of(now.director()));
    };
  }

  private static UnaryOperator<Holder> holder(Body body, LocalDate today) {
    var givenName = body.textMerged("givenName", Profile::problemWithName);
    var familyName = body.textMerged("familyName", Profile::problemWithName);
    var birthDate = body.textMerged("birthDate", text -> BirthDate.problemWith(text, today));
    var nationality = body.textMerged("nationality", Address::problemWithCountry);
    var legalName = body.textMerged("legalName", Profile::problemWithName);
    var country = body.textMerged("registrationCountry", Address::problemWithCountry);
    var number = body.textMerged("registrationNumber", LegalDetails::problemWithNumber);
    return now ->
        switch (now) {
          case Holder.Person person ->
              new Holder.Person(
                  kept(givenName.of(person.givenName())),
                  kept(familyName.of(person.familyName())),
                  date(
                      birthDate.of(
                          person.birthDate() == null
                              ? null
                              : person.birthDate().value().toString())),
                  nationality.of(person.nationality()));
          case Holder.Company company ->
              new Holder.Company(
                  kept(legalName.of(company.legalName())),
                  country.of(company.country()),
                  number.of(company.number()));
        };
  }

  private static @Nullable BirthDate date(@Nullable String text) {
    return text == null ? null : BirthDate.of(text);
  }

  private static String kept(@Nullable String text) {
    if (text == null) {
      throw new IllegalStateException("a name that is taken away is refused before");
    }
    return text;
  }

  private static void requireStays(Body body, String member) {
    if (body.isNothing(member)) {
      body.refuse(member, ProblemCode.INVALID_VALUE, "cannot be taken away");
    }
  }

  private static Truth truth(Body body, String member) {
    boolean value = body.truth(member, false);
    return body.has(member) ? _ -> value : now -> now;
  }

  /** What becomes of a truth value. */
  private interface Truth {
    boolean of(boolean now);
  }
}
