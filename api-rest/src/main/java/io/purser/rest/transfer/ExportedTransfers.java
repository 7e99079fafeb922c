package io.purser.rest.transfer;

import io.micronaut.context.annotation.Factory;
import io.purser.domain.access.Permission;
import io.purser.domain.transfer.TransferFilter;
import io.purser.domain.transfer.Transfers;
import io.purser.rest.customer.export.ExportedPart;
import jakarta.inject.Singleton;
import java.util.List;

/** Transfers, in what is handed out about a customer. */
@Factory
final class ExportedTransfers {
  private final Transfers transfers;

  ExportedTransfers(Transfers transfers) {
    this.transfers = transfers;
  }

  @Singleton
  ExportedPart exportedTransfers() {
    return new ExportedPart.Listed(
        "transfers",
        Permission.READ_TRANSFER,
        (tenant, customer, page, _) ->
            transfers
                .list(tenant, List.of(new TransferFilter.OfCustomer(customer)), page)
                .map(TransferView::of));
  }
}
