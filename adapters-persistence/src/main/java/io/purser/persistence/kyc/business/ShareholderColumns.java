package io.purser.persistence.kyc.business;

import static io.purser.persistence.schema.Tables.SHAREHOLDER;

import io.purser.domain.customer.BirthDate;
import io.purser.domain.kyc.business.Share;
import io.purser.domain.kyc.business.Shareholder;
import io.purser.domain.kyc.business.Stake;
import io.purser.domain.kyc.business.Stake.Holder;
import io.purser.persistence.kyc.SealedDocument;
import io.purser.persistence.schema.tables.records.ShareholderRecord;
import io.purser.persistence.seal.Place;
import io.purser.persistence.seal.SealKeys;
import jakarta.inject.Singleton;

/** A shareholder as a row, and back: one document under the key of the business. */
@Singleton
final class ShareholderColumns {
  private final SealKeys keys;

  ShareholderColumns(SealKeys keys) {
    this.keys = keys;
  }

  ShareholderRecord write(Shareholder shareholder, long version) {
    var row = new ShareholderRecord();
    row.setTenantId(shareholder.tenant());
    row.setId(shareholder.id());
    row.setCustomerId(shareholder.customer());
    row.setCreatedAt(shareholder.createdAt());
    row.setUpdatedAt(shareholder.updatedAt());
    row.setVersion(version);
    row.setDocument(
        keys.ofCustomer(shareholder.tenant(), shareholder.customer())
            .seal(place(row), document(shareholder.stake()).bytes()));
    return row;
  }

  private static SealedDocument document(Stake stake) {
    var document =
        SealedDocument.empty()
            .put("address", stake.address())
            .put("share", stake.share().text())
            .put("control", stake.control())
            .put("signer", stake.signer())
            .put("director", stake.director());
    return switch (stake.holder()) {
      case Holder.Person(var givenName, var familyName, var birthDate, var nationality) ->
          document
              .put("type", "person")
              .put("givenName", givenName)
              .put("familyName", familyName)
              .put("birthDate", birthDate == null ? null : birthDate.value())
              .put("nationality", nationality);
      case Holder.Company(var legalName, var country, var number) ->
          document
              .put("type", "company")
              .put("legalName", legalName)
              .put("country", country)
              .put("number", number);
    };
  }

  Shareholder read(ShareholderRecord row) {
    var key = keys.ofCustomer(row.getTenantId(), row.getCustomerId());
    return new Shareholder(
        row.getId(),
        row.getTenantId(),
        row.getCustomerId(),
        stake(SealedDocument.read(key.open(place(row), row.getDocument()))),
        row.getCreatedAt(),
        row.getUpdatedAt(),
        row.getVersion());
  }

  private static Stake stake(SealedDocument document) {
    return new Stake(
        holder(document),
        document.address("address"),
        Share.of(document.required("share")),
        document.truth("control"),
        document.truth("signer"),
        document.truth("director"));
  }

  private static Holder holder(SealedDocument document) {
    return switch (document.required("type")) {
      case "person" -> {
        var birthDate = document.text("birthDate");
        yield new Holder.Person(
            document.required("givenName"),
            document.required("familyName"),
            birthDate == null ? null : BirthDate.of(birthDate),
            document.text("nationality"));
      }
      case "company" ->
          new Holder.Company(
              document.required("legalName"), document.text("country"), document.text("number"));
      default -> throw new IllegalStateException("a holder that we do not write");
    };
  }

  private static Place place(ShareholderRecord row) {
    return Place.of(SHAREHOLDER.DOCUMENT, row.getTenantId().value(), row.getId().value());
  }
}
