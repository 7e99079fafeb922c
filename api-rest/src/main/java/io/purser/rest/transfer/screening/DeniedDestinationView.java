package io.purser.rest.transfer.screening;

import io.purser.domain.transfer.screening.DeniedDestination;
import io.purser.rest.json.Times;
import io.swagger.v3.oas.annotations.media.Schema;

/** A denied destination as callers see it. */
@Schema(name = "DeniedDestination", description = "An address that nothing is sent to.")
record DeniedDestinationView(
    @Schema(example = "dny_01jd3hgwqnf4s8cvk6a5dz0z7v") String id,
    @Schema(
            description =
                "Where the address is the same one: evm for every chain with addresses of"
                    + " Ethereum's form, else the chain.",
            example = "evm")
        String form,
    @Schema(
            description = "In the one spelling in which addresses are compared.",
            example = "0xfb6916095ca1df60bb79ce92ce3ea74c37c5d359")
        String address,
    @Schema(example = "Named in a report of stolen funds") String reason,
    @Schema(format = "date-time", example = "2026-01-31T09:30:00.000Z") String deniedAt) {

  static DeniedDestinationView of(DeniedDestination denied) {
    return new DeniedDestinationView(
        denied.id().value(),
        denied.destination().form(),
        denied.destination().address(),
        denied.reason(),
        Times.text(denied.deniedAt()));
  }
}
