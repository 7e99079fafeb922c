package io.purser.twin.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.purser.twin.card.Programmes;
import io.purser.twin.http.Json;
import io.purser.twin.http.Response;
import io.purser.twin.http.Router.Route;
import io.purser.twin.state.WireTime;
import io.purser.twin.state.card.CardProgramme;
import io.purser.twin.state.card.Funding.SourceChain;
import io.purser.twin.state.card.ProgrammeApplication;
import io.purser.twin.state.card.ProgrammeApplication.FundingStructure;
import java.util.List;

/** A platform's way to a card programme. */
final class ProgrammeRoutes {
  List<Route<Operation>> routes() {
    return List.of(
        Operation.get("/card-issuer/eligibility", Scope.READ, this::eligibility),
        Operation.post("/card-issuer/apply", Scope.WRITE, this::apply),
        Operation.get("/card-issuer/status", Scope.READ, this::status));
  }

  private Response eligibility(Call call) {
    var programme = Programmes.of(call.world(), call.owner());
    var status = programme.status();
    return Envelope.success(
        Json.object()
            .put("eligible", programme.eligible())
            .put("enrolled", status != null)
            .put("status", status == null ? null : status.wireName()));
  }

  private Response apply(Call call) {
    var in = call.body();
    var structure = FundingStructure.named(in.text("funding_structure"));
    if (structure.isEmpty()) {
      in.problem("funding_structure", "Must be master_wallet or non_master");
    }
    var chain = SourceChains.named(in.optionalText("preferred_chain").orElse("SOL"));
    if (chain.isEmpty()) {
      in.problem("preferred_chain", "Must be SOL or XDC");
    }
    boolean iban = in.flag("iban_enabled", false);
    in.check();
    var programme = Programmes.of(call.world(), call.owner());
    if (!programme.eligible()) {
      throw new Refusal(403, "NOT_ELIGIBLE", "The account is not eligible for card issuing");
    }
    if (programme.status() == CardProgramme.Status.PENDING || programme.isApproved()) {
      throw new Refusal(409, "ALREADY_APPLIED", "An application exists already");
    }
    var application =
        new ProgrammeApplication(
            structure.orElse(FundingStructure.MASTER_WALLET),
            chain.orElse(SourceChain.SOL),
            iban,
            call.cause().at());
    var applied = Programmes.apply(call.world(), call.cause(), programme, application);
    return Envelope.success(200, "Application submitted", json(applied, application));
  }

  private Response status(Call call) {
    var programme = Programmes.of(call.world(), call.owner());
    var application = programme.application();
    if (application == null) {
      throw new Refusal(404, "PROGRAM_NOT_FOUND", "No application was made");
    }
    var data =
        json(programme, application)
            .put("approved_at", WireTime.millisOrNull(programme.approvedAt()));
    var counts = programme.rules().cardCounts();
    data.putObject("card_limits")
        .put("max_virtual_per_customer", counts.maxVirtual())
        .put("max_physical_per_customer", counts.maxPhysical())
        .put("max_total_per_customer", counts.maxTotal());
    return Envelope.success(data);
  }

  private static ObjectNode json(CardProgramme programme, ProgrammeApplication application) {
    var status = programme.status();
    return Json.object()
        .put("id", programme.id())
        .put("status", status == null ? null : status.wireName())
        .put("funding_structure", application.fundingStructure().wireName())
        .put("preferred_chain", application.preferredChain().name())
        .put("iban_enabled", application.ibanEnabled())
        .put("created_at", WireTime.millis(application.at()));
  }
}
