package io.purser.rest.kyc.document;

import io.micronaut.context.annotation.Factory;
import io.purser.domain.access.Permission;
import io.purser.domain.kyc.document.Documents;
import io.purser.rest.customer.export.ExportedPart;
import jakarta.inject.Singleton;

/** What was handed in, without the contents, in what is handed out about a customer. */
@Factory
final class ExportedDocuments {
  private final Documents documents;

  ExportedDocuments(Documents documents) {
    this.documents = documents;
  }

  @Singleton
  ExportedPart exportedDocuments() {
    return new ExportedPart.Listed(
        "documents",
        Permission.READ_KYC,
        (tenant, customer, page, _) ->
            documents.list(tenant, customer, page).map(DocumentView::of));
  }
}
