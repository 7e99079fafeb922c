package io.purser.rest.kyc.business;

import io.purser.domain.customer.Address;
import io.purser.domain.kyc.business.TaxIdentifier;
import io.purser.rest.json.Body;
import io.purser.rest.json.Words;
import io.purser.rest.problem.ProblemCode;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;

/** A number that a tax office has given. */
@Schema(name = "TaxIdentifier", description = "The number by which a tax office knows a business.")
record TaxIdentifierView(
    @Schema(
            type = "string",
            allowableValues = {"vat", "ein", "tin", "cnpj", "other"},
            example = "cnpj")
        String type,
    @Schema(description = "ISO 3166-1.", pattern = "^[A-Z]{2}$", example = "BR") String country,
    @Schema(minLength = 1, maxLength = 50, example = "11.222.333/0001-81") String value) {
  private static final Map<String, TaxIdentifier.Kind> KINDS =
      Words.byWord(TaxIdentifier.Kind.values());

  static TaxIdentifierView of(TaxIdentifier identifier) {
    return new TaxIdentifierView(
        Words.of(identifier.kind()), identifier.country(), identifier.value());
  }

  static TaxIdentifierView read(Body body) {
    if (!body.has("type")) {
      body.refuse("type", ProblemCode.MISSING_MEMBER, "must be there");
    }
    return new TaxIdentifierView(
        Words.of(body.choice("type", KINDS, TaxIdentifier.Kind.OTHER)),
        body.requiredText("country", Address::problemWithCountry),
        body.requiredText("value", TaxIdentifier::problemWithValue));
  }

  TaxIdentifier toIdentifier() {
    var kind = KINDS.get(type);
    if (kind == null) {
      throw new IllegalStateException("a kind that is not read");
    }
    return new TaxIdentifier(kind, country, value);
  }
}
