package io.purser.rest.transfer.recipient;

import io.micronaut.context.annotation.Factory;
import io.purser.domain.access.Permission;
import io.purser.domain.transfer.recipient.Recipients;
import io.purser.rest.customer.export.ExportedPart;
import jakarta.inject.Singleton;

/** Whom they send to, in what is handed out about a customer. */
@Factory
final class ExportedRecipients {
  private final Recipients recipients;

  ExportedRecipients(Recipients recipients) {
    this.recipients = recipients;
  }

  @Singleton
  ExportedPart exportedRecipients() {
    return new ExportedPart.Listed(
        "recipients",
        Permission.READ_TRANSFER,
        (tenant, customer, page, _) ->
            recipients.list(tenant, customer, page).map(RecipientView::of));
  }
}
