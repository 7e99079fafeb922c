package io.purser.rest.programme;

import static io.purser.rest.programme.NewProgrammeApplication.spelled;

import io.purser.domain.adoption.Proposal;
import io.purser.domain.adoption.ProviderRecord;
import io.purser.rest.json.Times;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A proposal as callers see it. */
@Schema(
    name = "AdoptionProposal",
    description = "A record of the provider's that is linked to nobody, and whose it may be.")
record ProposalView(
    @Schema(example = "prp_01jd3hgwqnf4s8cvk6a5dz0z7v") String id,
    @Schema(
            type = "string",
            description = "In which of the provider's lists it is.",
            allowableValues = {"wallet-customer", "card-customer"},
            example = "card-customer")
        String kind,
    @Schema(
            type = "string",
            description =
                "By what it was found to be a customer's. reference: the one that we give."
                    + " external-id: your own id. email: a person should look. new: by nothing, so"
                    + " that confirming it makes a customer. changed: it is linked, and names"
                    + " somebody else than it should; there is nothing to confirm.",
            allowableValues = {"reference", "external-id", "email", "new", "changed"},
            example = "external-id")
        String match,
    @Schema(
            type = "string",
            allowableValues = {"open", "confirmed", "dismissed"},
            example = "open")
        String state,
    @Schema(
            description = "Whose it seems to be; once confirmed, whose it is.",
            example = "cus_01jd3hgwqnf4s8cvk6a5dz0z7v")
        @Nullable String customerId,
    FoundView provider,
    @Schema(format = "date-time", example = "2026-01-31T09:30:00.000Z") String createdAt,
    @Schema(format = "date-time", example = "2026-01-31T09:30:00.000Z") String updatedAt) {
  /** What the provider's list says. */
  @Schema(
      name = "AdoptionRecord",
      description =
          "What the provider's list says. Of one that is confirmed, e-mail and name are the"
              + " customer's and no longer here.")
  record FoundView(
      @Schema(example = "yativo_card_customer_1") String id,
      @Schema(example = "usr_8821") @Nullable String reference,
      @Schema(example = "ana@example.com") @Nullable String email,
      @Schema(example = "Ana Silva") @Nullable String name,
      @Schema(description = "The provider's word for its state.", example = "active")
          @Nullable String status) {}

  static ProposalView of(Proposal proposal) {
    var found = proposal.found();
    var email = found.email();
    var customer = proposal.customer();
    boolean confirmed = proposal.state() == Proposal.State.CONFIRMED;
    return new ProposalView(
        proposal.id().value(),
        spelled(found.kind()),
        spelled(proposal.match()),
        spelled(proposal.state()),
        customer == null ? null : customer.value(),
        new FoundView(
            found.id(),
            found.reference(),
            email == null || confirmed ? null : email.value(),
            confirmed ? null : name(found),
            switch (found) {
              case ProviderRecord.WalletCustomer it -> it.status();
              case ProviderRecord.CardCustomer it -> it.standing().said().flow();
            }),
        Times.text(proposal.createdAt()),
        Times.text(proposal.updatedAt()));
  }

  private static @Nullable String name(ProviderRecord found) {
    return found instanceof ProviderRecord.WalletCustomer it ? it.name() : null;
  }
}
