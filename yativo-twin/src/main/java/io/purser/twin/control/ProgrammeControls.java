package io.purser.twin.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.purser.twin.http.Json;
import io.purser.twin.http.Response;
import io.purser.twin.http.Router.Route;
import io.purser.twin.state.CardCounts;
import io.purser.twin.state.CardProgramme;
import io.purser.twin.state.Minor;
import io.purser.twin.state.Store;
import io.purser.twin.state.World;
import java.util.List;

/** What the provider's staff decide about a platform's card programme. */
final class ProgrammeControls {
  private static final String PATH = "/accounts/{accountId}/programme";

  private final Store store;

  ProgrammeControls(Store store) {
    this.store = store;
  }

  List<Route<Control>> routes() {
    return List.of(Control.get(PATH, this::show), Control.patch(PATH, this::change));
  }

  private Response show(Control.Call call) {
    return store.read(world -> Response.json(200, json(find(world, call))));
  }

  private Response change(Control.Call call) {
    var fields = call.fields();
    return store.commit(
        world -> {
          var programme = find(world, call);
          var status = fields.word("status", CardProgramme.Status::named);
          var issuerEmail = fields.text("issuer_email");
          var personalEmails = fields.texts("personal_card_emails");
          var counts = counts(fields, programme.cardCounts());
          boolean newCeiling = fields.has("daily_limit_ceiling");
          var ceiling =
              fields
                  .node("daily_limit_ceiling")
                  .map(
                      node ->
                          Minor.read(node)
                              .orElseThrow(
                                  () ->
                                      ControlRefusal.invalid(
                                          "daily_limit_ceiling must be a positive number.")));
          fields.done();
          programme = programme.with(counts);
          if (newCeiling) {
            programme = programme.withDailyCeiling(ceiling.orElse(null));
          }
          if (status.isPresent()) {
            programme = programme.with(status.get());
          }
          if (issuerEmail.isPresent()) {
            programme = programme.withIssuerEmail(issuerEmail.get());
          }
          if (personalEmails.isPresent()) {
            programme = programme.withPersonalEmails(personalEmails.get());
          }
          world.cardProgrammes.put(programme);
          return Response.json(200, json(programme));
        });
  }

  private static CardCounts counts(Fields fields, CardCounts now) {
    int most = CardCounts.PLATFORM_CAP;
    return new CardCounts(
        fields.number("max_virtual_per_customer", 0, most).orElse(now.maxVirtual()),
        fields.number("max_physical_per_customer", 0, most).orElse(now.maxPhysical()),
        fields.number("max_total_per_customer", 0, most).orElse(now.maxTotal()));
  }

  private static CardProgramme find(World world, Control.Call call) {
    String owner = call.id("accountId");
    if (world.providerAccounts.find(owner).isEmpty()) {
      throw ControlRefusal.notFound("account", owner);
    }
    return world.cardProgrammes.find(owner).orElseGet(() -> CardProgramme.none(owner));
  }

  private static ObjectNode json(CardProgramme programme) {
    var status = programme.status();
    var json =
        Json.object()
            .put("program_id", programme.id())
            .put("account_id", programme.owner())
            .put("status", status == null ? null : status.wireName())
            .put("issuer_email", programme.issuerEmail());
    var emails = json.putArray("personal_card_emails");
    programme.personalEmails().forEach(emails::add);
    var ceiling = programme.dailyCeiling();
    return json.put("max_virtual_per_customer", programme.cardCounts().maxVirtual())
        .put("max_physical_per_customer", programme.cardCounts().maxPhysical())
        .put("max_total_per_customer", programme.cardCounts().maxTotal())
        .put("daily_limit_ceiling", ceiling == null ? null : Minor.shortest(ceiling));
  }
}
