package io.purser.rest.kyc.business;

import io.purser.domain.kyc.business.LegalProfile;
import io.purser.rest.customer.AddressView;
import io.purser.rest.json.Times;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a business is registered, as callers see it. */
@Schema(
    name = "LegalProfile",
    description = "How a business is registered and what it does, as far as known.")
record LegalProfileView(
    @Schema(example = "biz_01jd3hgwqnf4s8cvk6a5dz0z7v") String customerId,
    @Schema(
            description = "The country of the register, ISO 3166-1.",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED,
            example = "BR")
        @Nullable String registrationCountry,
    @Schema(nullable = true, requiredMode = RequiredMode.REQUIRED, example = "PE")
        @Nullable String registrationRegion,
    @Schema(nullable = true, requiredMode = RequiredMode.REQUIRED, example = "35.1.0000000-1")
        @Nullable String registrationNumber,
    @Schema(
            format = "date",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED,
            example = "2011-05-31")
        @Nullable String formationDate,
    @Schema(nullable = true, requiredMode = RequiredMode.REQUIRED, example = "Ltda")
        @Nullable String legalForm,
    @Schema(nullable = true, requiredMode = RequiredMode.REQUIRED)
        @Nullable AddressView registeredAddress,
    @Schema(nullable = true, requiredMode = RequiredMode.REQUIRED)
        @Nullable AddressView operatingAddress,
    List<TaxIdentifierView> taxIdentifiers,
    @Schema(nullable = true, requiredMode = RequiredMode.REQUIRED, example = "Bakeries")
        @Nullable String industry,
    @Schema(nullable = true, requiredMode = RequiredMode.REQUIRED, example = "Bakes bread")
        @Nullable String activity,
    @Schema(
            description = "When it was changed last; null while nothing was ever known.",
            format = "date-time",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED,
            example = "2026-01-31T09:30:00.000Z")
        @Nullable String updatedAt) {

  static LegalProfileView of(LegalProfile profile) {
    var details = profile.details();
    return new LegalProfileView(
        profile.customer().value(),
        details.country(),
        details.region(),
        details.number(),
        details.formedOn() == null ? null : details.formedOn().toString(),
        details.legalForm(),
        AddressView.of(details.registeredAddress()),
        AddressView.of(details.operatingAddress()),
        details.taxIdentifiers().stream().map(TaxIdentifierView::of).toList(),
        details.industry(),
        details.activity(),
        profile.updatedAt() == null ? null : Times.text(profile.updatedAt()));
  }
}
