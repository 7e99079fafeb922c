package io.purser.rest.transfer.recipient;

import io.purser.domain.transfer.recipient.Recipient;
import io.purser.rest.json.Times;
import io.swagger.v3.oas.annotations.media.Schema;

/** A recipient as callers see it. */
@Schema(name = "Recipient", description = "An address that the customer sends to.")
record RecipientView(
    @Schema(example = "rcp_01jd3hgwqnf4s8cvk6a5dz0z7v") String id,
    @Schema(example = "cus_01jd3hgwqnf4s8cvk6a5dz0z7v") String customerId,
    @Schema(example = "My landlord") String label,
    @Schema(example = "solana") String chain,
    @Schema(
            description = "In lower case where the chain does not tell cases apart.",
            example = "7xKXtg2CW87d97TXJSDpbD5jBkheTqA83TZRuJosgAsU")
        String address,
    @Schema(format = "date-time", example = "2026-01-31T09:30:00.000Z") String createdAt,
    @Schema(format = "date-time", example = "2026-01-31T09:30:00.000Z") String updatedAt) {

  static RecipientView of(Recipient recipient) {
    return new RecipientView(
        recipient.id().value(),
        recipient.customer().value(),
        recipient.label(),
        recipient.address().chain().word(),
        recipient.address().text(),
        Times.text(recipient.createdAt()),
        Times.text(recipient.updatedAt()));
  }
}
