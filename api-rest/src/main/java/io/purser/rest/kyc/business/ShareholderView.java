package io.purser.rest.kyc.business;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.purser.domain.kyc.business.Shareholder;
import io.purser.domain.kyc.business.Stake;
import io.purser.rest.customer.AddressView;
import io.purser.rest.json.Times;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import org.jspecify.annotations.Nullable;

/** A shareholder as callers see it. */
@Schema(
    name = "Shareholder",
    description = "A person or a company that holds a share of a business. No customer by that.")
record ShareholderView(
    @Schema(example = "shr_01jd3hgwqnf4s8cvk6a5dz0z7v") String id,
    @Schema(example = "biz_01jd3hgwqnf4s8cvk6a5dz0z7v") String customerId,
    @Schema(
            type = "string",
            allowableValues = {"person", "company"},
            example = "person")
        String type,
    @Schema(description = "Of a person.", example = "Ana")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String givenName,
    @Schema(description = "Of a person.", example = "Lima")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String familyName,
    @Schema(
            description = "Of a person; absent when unknown.",
            format = "date",
            example = "1980-02-29")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String birthDate,
    @Schema(description = "Of a person; absent when unknown.", example = "BR")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String nationality,
    @Schema(description = "Of a company.", example = "Example Holding BV")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String legalName,
    @Schema(description = "Of a company; absent when unknown.", example = "NL")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String registrationCountry,
    @Schema(description = "Of a company; absent when unknown.", example = "1234")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String registrationNumber,
    @Schema(nullable = true, requiredMode = RequiredMode.REQUIRED) @Nullable AddressView address,
    @Schema(description = "In percent.", example = "33.3333") String share,
    boolean control,
    boolean signer,
    boolean director,
    @Schema(
            description =
                "Whether the share is 25 or more, or they have control. Who stands behind a company is"
                    + " not looked at.")
        boolean beneficialOwner,
    @Schema(format = "date-time", example = "2026-01-31T09:30:00.000Z") String createdAt,
    @Schema(format = "date-time", example = "2026-01-31T09:30:00.000Z") String updatedAt) {

  static ShareholderView of(Shareholder shareholder) {
    return switch (shareholder.stake().holder()) {
      case Stake.Holder.Person person -> of(shareholder, NewShareholder.OF_PERSON, person, null);
      case Stake.Holder.Company company ->
          of(shareholder, NewShareholder.OF_COMPANY, null, company);
    };
  }

  private static ShareholderView of(
      Shareholder shareholder,
      String type,
      Stake.Holder.@Nullable Person person,
      Stake.Holder.@Nullable Company company) {
    var stake = shareholder.stake();
    return new ShareholderView(
        shareholder.id().value(),
        shareholder.customer().value(),
        type,
        person == null ? null : person.givenName(),
        person == null ? null : person.familyName(),
        person == null || person.birthDate() == null ? null : person.birthDate().value().toString(),
        person == null ? null : person.nationality(),
        company == null ? null : company.legalName(),
        company == null ? null : company.country(),
        company == null ? null : company.number(),
        AddressView.of(stake.address()),
        stake.share().text(),
        stake.control(),
        stake.signer(),
        stake.director(),
        stake.isBeneficialOwner(),
        Times.text(shareholder.createdAt()),
        Times.text(shareholder.updatedAt()));
  }
}
