package io.purser.rest.customer;

import io.purser.domain.customer.overview.Counts;
import io.swagger.v3.oas.annotations.media.Schema;

/** How many a customer has of what belongs to them. */
@Schema(
    name = "CustomerCounts",
    description = "How many the customer has, as many as the lists of them would show in all.")
record CustomerCountsView(
    @Schema(example = "2") long wallets,
    @Schema(example = "1") long externalWallets,
    @Schema(example = "1") long cards,
    @Schema(example = "12") long transfers) {

  static CustomerCountsView of(Counts counts) {
    return new CustomerCountsView(
        counts.wallets(), counts.externalWallets(), counts.cards(), counts.transfers());
  }
}
