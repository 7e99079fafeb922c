package io.purser.twin.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.purser.twin.card.Programmes;
import io.purser.twin.http.Json;
import io.purser.twin.http.Response;
import io.purser.twin.http.Router.Route;
import io.purser.twin.state.BusinessClock;
import io.purser.twin.state.Cause;
import io.purser.twin.state.Minor;
import io.purser.twin.state.Store;
import io.purser.twin.state.World;
import io.purser.twin.state.card.CardCounts;
import io.purser.twin.state.card.CardProgramme;
import io.purser.twin.state.card.CardProgramme.ProgrammeRules;
import io.purser.twin.state.card.ProgrammeApplication;
import io.purser.twin.state.card.ProgrammeApplication.FundingStructure;
import java.util.List;

/** What the provider's staff decide about a platform's card programme. */
final class ProgrammeControls {
  private static final String PATH = "/accounts/{accountId}/programme";

  private final Store store;
  private final BusinessClock clock;

  ProgrammeControls(Store store, BusinessClock clock) {
    this.store = store;
    this.clock = clock;
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
          var cause = Cause.byItself(clock.now());
          var eligible = fields.flag("eligible");
          var status = fields.word("status", CardProgramme.Status::named);
          var structure = fields.word("funding_structure", FundingStructure::named);
          var rules = rules(fields, programme.rules());
          fields.done();
          programme = programme.with(rules);
          if (eligible.isPresent()) {
            programme = programme.eligible(eligible.get());
          }
          if (structure.isPresent()) {
            var asked = programme.application();
            programme =
                programme.with(
                    (asked == null ? ProgrammeApplication.usual(cause.at()) : asked)
                        .with(structure.get()));
          }
          if (status.isPresent()) {
            programme = Programmes.decide(world, cause, programme, status.get());
          }
          world.cardProgrammes.put(programme);
          return Response.json(200, json(programme));
        });
  }

  private static ProgrammeRules rules(Fields fields, ProgrammeRules now) {
    boolean newCeiling = fields.has("daily_limit_ceiling");
    var ceiling = fields.node("daily_limit_ceiling").map(ProgrammeControls::ceiling);
    return new ProgrammeRules(
        fields.text("issuer_email").orElse(now.issuerEmail()),
        fields.texts("personal_card_emails").orElse(now.personalEmails()),
        counts(fields, now.cardCounts()),
        newCeiling ? ceiling.orElse(null) : now.dailyCeiling());
  }

  private static long ceiling(JsonNode node) {
    return Minor.read(node)
        .orElseThrow(
            () -> ControlRefusal.invalid("daily_limit_ceiling must be a positive number."));
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
    return Programmes.of(world, owner);
  }

  private static ObjectNode json(CardProgramme programme) {
    var status = programme.status();
    var application = programme.application();
    var rules = programme.rules();
    var ceiling = rules.dailyCeiling();
    var json =
        Json.object()
            .put("program_id", programme.id())
            .put("account_id", programme.owner())
            .put("eligible", programme.eligible())
            .put("status", status == null ? null : status.wireName())
            .put(
                "funding_structure",
                application == null ? null : application.fundingStructure().wireName())
            .put("issuer_email", rules.issuerEmail());
    var emails = json.putArray("personal_card_emails");
    rules.personalEmails().forEach(emails::add);
    return json.put("max_virtual_per_customer", rules.cardCounts().maxVirtual())
        .put("max_physical_per_customer", rules.cardCounts().maxPhysical())
        .put("max_total_per_customer", rules.cardCounts().maxTotal())
        .put("daily_limit_ceiling", ceiling == null ? null : Minor.shortest(ceiling));
  }
}
