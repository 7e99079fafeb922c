package io.purser.persistence.kyc.business;

import static io.purser.persistence.schema.Tables.DATA_KEY;
import static io.purser.persistence.schema.Tables.LEGAL_PROFILE;

import io.purser.domain.kyc.business.LegalDetails;
import io.purser.domain.kyc.business.LegalProfile;
import io.purser.domain.kyc.business.TaxIdentifier;
import io.purser.persistence.Words;
import io.purser.persistence.kyc.SealedDocument;
import io.purser.persistence.schema.tables.records.LegalProfileRecord;
import io.purser.persistence.seal.Place;
import io.purser.persistence.seal.SealKeys;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.jooq.Record;

/** How a business is registered as a row, and back: one document under the customer's key. */
@Singleton
final class LegalProfileColumns {
  private final SealKeys keys;

  LegalProfileColumns(SealKeys keys) {
    this.keys = keys;
  }

  LegalProfileRecord write(LegalProfile profile, long version) {
    Instant at = Objects.requireNonNull(profile.updatedAt(), "what is saved was changed");
    var row = new LegalProfileRecord();
    row.setTenantId(profile.tenant());
    row.setCustomerId(profile.customer());
    row.setUpdatedAt(at);
    row.setVersion(version);
    row.setDocument(
        keys.ofCustomer(profile.tenant(), profile.customer())
            .seal(place(row), document(profile.details()).bytes()));
    return row;
  }

  private static SealedDocument document(LegalDetails details) {
    return SealedDocument.empty()
        .put("country", details.country())
        .put("region", details.region())
        .put("number", details.number())
        .put("formedOn", details.formedOn())
        .put("legalForm", details.legalForm())
        .put("registeredAddress", details.registeredAddress())
        .put("operatingAddress", details.operatingAddress())
        .putAll(
            "taxIdentifiers",
            details.taxIdentifiers().stream().map(LegalProfileColumns::document).toList())
        .put("industry", details.industry())
        .put("activity", details.activity());
  }

  private static SealedDocument document(TaxIdentifier identifier) {
    return SealedDocument.empty()
        .put("kind", Words.of(identifier.kind()))
        .put("country", identifier.country())
        .put("value", identifier.value());
  }

  /** Reads a row together with the customer's wrapped key. */
  LegalProfile read(Record found) {
    var row = found.into(LEGAL_PROFILE);
    var key =
        keys.ofCustomer(row.getTenantId(), row.getCustomerId(), found.get(DATA_KEY.WRAPPED_KEY));
    return new LegalProfile(
        row.getTenantId(),
        row.getCustomerId(),
        details(SealedDocument.read(key.open(place(row), row.getDocument()))),
        row.getUpdatedAt(),
        row.getVersion());
  }

  private static LegalDetails details(SealedDocument document) {
    var formedOn = document.text("formedOn");
    return new LegalDetails(
        document.text("country"),
        document.text("region"),
        document.text("number"),
        formedOn == null ? null : LocalDate.parse(formedOn),
        document.text("legalForm"),
        document.address("registeredAddress"),
        document.address("operatingAddress"),
        document.all("taxIdentifiers").stream().map(LegalProfileColumns::identifier).toList(),
        document.text("industry"),
        document.text("activity"));
  }

  private static TaxIdentifier identifier(SealedDocument document) {
    return new TaxIdentifier(
        Words.parse(TaxIdentifier.Kind.class, document.required("kind")),
        document.required("country"),
        document.required("value"));
  }

  private static Place place(LegalProfileRecord row) {
    return Place.of(LEGAL_PROFILE.DOCUMENT, row.getTenantId().value(), row.getCustomerId().value());
  }
}
