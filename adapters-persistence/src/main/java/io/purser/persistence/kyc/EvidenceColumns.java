package io.purser.persistence.kyc;

import static io.purser.persistence.schema.Tables.DATA_KEY;
import static io.purser.persistence.schema.Tables.KYC_EVIDENCE;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.type.TypeReference;
import io.purser.domain.kyc.Evidence;
import io.purser.domain.kyc.SeenEvidence;
import io.purser.persistence.Json;
import io.purser.persistence.Words;
import io.purser.persistence.schema.tables.records.KycEvidenceRecord;
import io.purser.persistence.seal.Place;
import io.purser.persistence.seal.SealKeys;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** What an operator has looked at as a row, and back: one document under the customer's key. */
@Singleton
final class EvidenceColumns {
  private final SealKeys keys;

  EvidenceColumns(SealKeys keys) {
    this.keys = keys;
  }

  KycEvidenceRecord write(SeenEvidence seen) {
    var document = new LinkedHashMap<String, @Nullable String>();
    document.put("kind", Words.of(seen.evidence().kind()));
    document.put("reference", seen.evidence().reference());
    document.put("country", seen.evidence().country());
    document.values().removeIf(part -> part == null);
    var row = new KycEvidenceRecord();
    row.setTenantId(seen.tenant());
    row.setId(seen.id());
    row.setCustomerId(seen.customer());
    row.setSeenAt(seen.seenAt());
    row.setDocument(
        keys.ofCustomer(seen.tenant(), seen.customer()).seal(place(row), Json.write(document)));
    return row;
  }

  /** Reads a row together with the customer's wrapped key; empty when it is forgotten. */
  Optional<SeenEvidence> read(Record found) {
    var row = found.into(KYC_EVIDENCE);
    if (row.getDocument() == null) {
      return Optional.empty();
    }
    var key =
        keys.ofCustomer(row.getTenantId(), row.getCustomerId(), found.get(DATA_KEY.WRAPPED_KEY));
    var parts =
        Json.read(
            key.open(place(row), row.getDocument()), new TypeReference<Map<String, String>>() {});
    return Optional.of(
        new SeenEvidence(
            row.getId(),
            row.getTenantId(),
            row.getCustomerId(),
            new Evidence(
                Words.parse(Evidence.Kind.class, requireNonNull(parts.get("kind"))),
                requireNonNull(parts.get("reference")),
                parts.get("country")),
            row.getSeenAt()));
  }

  private static Place place(KycEvidenceRecord row) {
    return Place.of(KYC_EVIDENCE.DOCUMENT, row.getTenantId().value(), row.getId().value());
  }
}
