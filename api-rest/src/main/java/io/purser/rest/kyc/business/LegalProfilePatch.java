package io.purser.rest.kyc.business;

import io.purser.domain.customer.Address;
import io.purser.domain.kyc.business.LegalDetails;
import io.purser.rest.customer.AddressView;
import io.purser.rest.json.Body;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What is to be different about how a business is registered; what is not there stays. */
@Schema(
    name = "LegalProfilePatch",
    description =
        "What is to be different (RFC 7396). What is not there stays as it is, and null takes it"
            + " away.")
record LegalProfilePatch(
    @Schema(
            description = "The country of the register, ISO 3166-1.",
            pattern = "^[A-Z]{2}$",
            nullable = true,
            requiredMode = RequiredMode.NOT_REQUIRED)
        @Nullable String registrationCountry,
    @Schema(
            description = "The region of the register, where the country has several.",
            maxLength = 255,
            nullable = true,
            requiredMode = RequiredMode.NOT_REQUIRED)
        @Nullable String registrationRegion,
    @Schema(
            maxLength = LegalDetails.MAX_NUMBER,
            nullable = true,
            requiredMode = RequiredMode.NOT_REQUIRED)
        @Nullable String registrationNumber,
    @Schema(format = "date", nullable = true, requiredMode = RequiredMode.NOT_REQUIRED)
        @Nullable String formationDate,
    @Schema(
            description = "In the words of the country, such as Ltda.",
            maxLength = LegalDetails.MAX_LEGAL_FORM,
            nullable = true,
            requiredMode = RequiredMode.NOT_REQUIRED)
        @Nullable String legalForm,
    @Schema(
            description = "Merged part by part.",
            nullable = true,
            requiredMode = RequiredMode.NOT_REQUIRED)
        @Nullable AddressView registeredAddress,
    @Schema(
            description = "Where it works, if that is another place. Merged part by part.",
            nullable = true,
            requiredMode = RequiredMode.NOT_REQUIRED)
        @Nullable AddressView operatingAddress,
    @Schema(
            description = "At most 10. Replaced as a whole.",
            nullable = true,
            requiredMode = RequiredMode.NOT_REQUIRED)
        @Nullable List<TaxIdentifierView> taxIdentifiers,
    @Schema(
            description = "In a word or two, or as a code.",
            maxLength = LegalDetails.MAX_INDUSTRY,
            nullable = true,
            requiredMode = RequiredMode.NOT_REQUIRED)
        @Nullable String industry,
    @Schema(
            description = "What it does.",
            maxLength = LegalDetails.MAX_ACTIVITY,
            nullable = true,
            requiredMode = RequiredMode.NOT_REQUIRED)
        @Nullable String activity) {
  static final String EXAMPLE =
      """
      {
        "registrationCountry": "BR",
        "registrationNumber": "35.1.0000000-1",
        "formationDate": "2011-05-31",
        "legalForm": "Ltda",
        "registeredAddress": {"line1": "1 Example Street", "city": "Recife", "country": "BR"},
        "taxIdentifiers": [{"type": "cnpj", "country": "BR", "value": "11.222.333/0001-81"}],
        "activity": "Bakes bread"
      }
      """;

  /**
   * @param today wherever it is latest
   */
  static UnaryOperator<LegalDetails> read(byte[] bytes, LocalDate today) {
    var body = Body.read(bytes);
    var country = body.textMerged("registrationCountry", Address::problemWithCountry);
    var region = body.textMerged("registrationRegion", Address::problemWithPlace);
    var number = body.textMerged("registrationNumber", LegalDetails::problemWithNumber);
    var formedOn =
        body.textMerged(
            "formationDate", text -> LegalDetails.problemWithFormationDate(text, today));
    var legalForm = body.textMerged("legalForm", LegalDetails::problemWithLegalForm);
    var registeredAddress = AddressView.merged(body, "registeredAddress");
    var operatingAddress = AddressView.merged(body, "operatingAddress");
    boolean hasIdentifiers = body.has("taxIdentifiers");
    var identifiers =
        body.optionalList("taxIdentifiers", LegalDetails.MAX_TAX_IDENTIFIERS).stream()
            .map(TaxIdentifierView::read)
            .toList();
    var industry = body.textMerged("industry", LegalDetails::problemWithIndustry);
    var activity = body.textMerged("activity", LegalDetails::problemWithActivity);
    body.end();
    return now ->
        new LegalDetails(
            country.of(now.country()),
            region.of(now.region()),
            number.of(now.number()),
            date(formedOn.of(now.formedOn() == null ? null : now.formedOn().toString())),
            legalForm.of(now.legalForm()),
            merged(registeredAddress, now.registeredAddress()),
            merged(operatingAddress, now.operatingAddress()),
            hasIdentifiers
                ? identifiers.stream().map(TaxIdentifierView::toIdentifier).toList()
                : now.taxIdentifiers(),
            industry.of(now.industry()),
            activity.of(now.activity()));
  }

  private static @Nullable LocalDate date(@Nullable String text) {
    return text == null ? null : LocalDate.parse(text);
  }

  static @Nullable Address merged(UnaryOperator<Address> change, @Nullable Address now) {
    var whole = change.apply(now == null ? Address.UNKNOWN : now);
    return whole.isUnknown() ? null : whole;
  }
}
