package io.purser.persistence;

import static io.purser.persistence.Samples.NOON;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.purser.domain.customer.Address;
import io.purser.domain.customer.BirthDate;
import io.purser.domain.customer.Customer;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.CustomerType;
import io.purser.domain.customer.Customers;
import io.purser.domain.customer.Profile;
import io.purser.domain.customer.Registration;
import io.purser.domain.kyc.business.LegalDetails;
import io.purser.domain.kyc.business.LegalProfile;
import io.purser.domain.kyc.business.LegalProfiles;
import io.purser.domain.kyc.business.Share;
import io.purser.domain.kyc.business.Shareholder;
import io.purser.domain.kyc.business.ShareholderId;
import io.purser.domain.kyc.business.Shareholders;
import io.purser.domain.kyc.business.Stake;
import io.purser.domain.kyc.business.TaxIdentifier;
import io.purser.domain.kyc.document.Document;
import io.purser.domain.kyc.document.DocumentContent;
import io.purser.domain.kyc.document.DocumentId;
import io.purser.domain.kyc.document.Documents;
import io.purser.domain.kyc.document.FileType;
import io.purser.domain.tenant.TenantId;
import java.time.LocalDate;
import java.util.List;

/** A business and everything that only businesses have. */
final class BusinessSamples {
  private final TestDatabase database;

  BusinessSamples(TestDatabase database) {
    this.database = database;
  }

  /** Inside a unit of work of the tenant. */
  void everything(TenantId tenant, String word) {
    var id = CustomerId.next(database.ids(), CustomerType.BUSINESS);
    database
        .get(Customers.class)
        .add(
            new Customer.Active(
                new Customer.Header(id, tenant, null, NOON, NOON, 0),
                Profile.empty(CustomerType.BUSINESS),
                new Registration.None()));
    database.get(LegalProfiles.class).save(new LegalProfile(tenant, id, details(word), NOON, 0));
    var shareholder = ShareholderId.next(database.ids());
    database
        .get(Shareholders.class)
        .add(new Shareholder(shareholder, tenant, id, stake(word), NOON, NOON, 1));
    handIn(tenant, id, shareholder, word);
  }

  private void handIn(TenantId tenant, CustomerId id, ShareholderId shareholder, String word) {
    var content = new DocumentContent(List.of(("%PDF-1.7 Content-" + word).getBytes(UTF_8)));
    database
        .get(Documents.class)
        .add(
            new Document(
                DocumentId.next(database.ids()),
                tenant,
                id,
                Document.Kind.IDENTITY,
                shareholder,
                FileType.PDF,
                "File-" + word + ".pdf",
                content.size(),
                NOON),
            content);
  }

  private static LegalDetails details(String word) {
    return new LegalDetails(
        "BR",
        "SP",
        "Legal-" + word,
        LocalDate.of(2011, 5, 31),
        "Ltda",
        new Address("Street-" + word, null, null, null, null, "BR"),
        null,
        List.of(new TaxIdentifier(TaxIdentifier.Kind.VAT, "BR", "Tax-" + word)),
        null,
        "Activity-" + word);
  }

  private static Stake stake(String word) {
    return new Stake(
        new Stake.Holder.Person(
            "Given-" + word, "Family-" + word, BirthDate.of("1990-01-31"), "BR"),
        new Address("Street-" + word, null, null, null, null, "BR"),
        Share.of("25"),
        false,
        true,
        true);
  }
}
