package io.purser.rest.programme;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.purser.domain.access.Caller;
import io.purser.domain.access.Permission;
import io.purser.domain.adoption.AdoptionRefusal;
import io.purser.domain.adoption.DecideProposal;
import io.purser.domain.adoption.ImportId;
import io.purser.domain.adoption.Imports;
import io.purser.domain.adoption.Match;
import io.purser.domain.adoption.Proposal;
import io.purser.domain.adoption.ProposalId;
import io.purser.domain.adoption.Proposals;
import io.purser.domain.adoption.RecordKind;
import io.purser.domain.idempotency.StoredAnswer;
import io.purser.domain.work.UnitOfWork;
import io.purser.rest.access.Call;
import io.purser.rest.access.Needs;
import io.purser.rest.docs.Described;
import io.purser.rest.docs.Input;
import io.purser.rest.docs.Refuses;
import io.purser.rest.docs.Takes;
import io.purser.rest.idempotency.KeyedRequests;
import io.purser.rest.json.JsonAnswers;
import io.purser.rest.list.Cursors;
import io.purser.rest.list.Cursors.Listing;
import io.purser.rest.problem.Problem;
import io.purser.rest.problem.ProblemCode;
import io.purser.rest.problem.ProblemDocuments;
import io.purser.rest.problem.Refusals;
import io.purser.rest.problem.Refused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** What an import proposes, and what operators make of it. */
@Controller("/v1/programme/imports/{importId}/proposals")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "programme")
final class ProposalController {
  private static final String PATH = "/v1/programme/imports/{importId}/proposals";
  private static final Map<String, RecordKind> KINDS =
      Map.of(
          "wallet-customer", RecordKind.WALLET_CUSTOMER,
          "card-customer", RecordKind.CARD_CUSTOMER);
  private static final Map<String, Match> MATCHES =
      Map.of(
          "reference", Match.REFERENCE,
          "external-id", Match.EXTERNAL_ID,
          "email", Match.EMAIL,
          "new", Match.NEW,
          "changed", Match.CHANGED);
  private static final Map<String, Proposal.State> STATES =
      Map.of(
          "open", Proposal.State.OPEN,
          "confirmed", Proposal.State.CONFIRMED,
          "dismissed", Proposal.State.DISMISSED);

  private final DecideProposal decideProposal;
  private final UnitOfWork work;
  private final Imports imports;
  private final Proposals proposals;
  private final KeyedRequests requests;
  private final Cursors cursors;
  private final JsonAnswers answers;
  private final ProblemDocuments problems;

  ProposalController(
      DecideProposal decideProposal,
      UnitOfWork work,
      Imports imports,
      Proposals proposals,
      KeyedRequests requests,
      Cursors cursors,
      JsonAnswers answers,
      ProblemDocuments problems) {
    this.decideProposal = decideProposal;
    this.work = work;
    this.imports = imports;
    this.proposals = proposals;
    this.requests = requests;
    this.cursors = cursors;
    this.answers = answers;
    this.problems = problems;
  }

  @Get
  @Needs(Permission.READ_IMPORT)
  @Takes(Input.PAGE)
  @Refuses(ProblemCode.NO_SUCH_IMPORT)
  @Operation(
      operationId = "listProposals",
      summary = "List what an import proposes",
      description =
          "Newest first. A record has one proposal, which belongs to the import that saw it last;"
              + " what was decided is not proposed again.",
      parameters = {
        @Parameter(
            name = "kind",
            in = ParameterIn.QUERY,
            schema =
                @Schema(
                    type = "string",
                    allowableValues = {"wallet-customer", "card-customer"})),
        @Parameter(
            name = "match",
            in = ParameterIn.QUERY,
            schema =
                @Schema(
                    type = "string",
                    allowableValues = {"reference", "external-id", "email", "new", "changed"})),
        @Parameter(
            name = "state",
            in = ParameterIn.QUERY,
            schema =
                @Schema(
                    type = "string",
                    allowableValues = {"open", "confirmed", "dismissed"}))
      })
  @ApiResponse(
      responseCode = "200",
      description = "One page of them.",
      content = @Content(schema = @Schema(implementation = ProposalPage.class)))
  HttpResponse<byte[]> list(
      @Parameter(hidden = true) Call call,
      @Parameter(description = Described.IMPORT) String importId) {
    var query = call.query("kind", "match", "state", "limit", "cursor", "include");
    var wanted =
        new Proposals.Wanted(
            query.choice("kind", KINDS).orElse(null),
            query.choice("match", MATCHES).orElse(null),
            query.choice("state", STATES).orElse(null));
    var tenant = call.tenant();
    var id =
        ImportId.parse(importId)
            .filter(it -> work.reading(tenant, () -> imports.get(tenant, it)).isPresent())
            .orElseThrow(() -> new Refused(ProblemCode.NO_SUCH_IMPORT));
    var listing = new Listing(tenant, "GET " + PATH + " " + id, query.filters());
    var page = cursors.page(listing, query);
    var found = work.reading(tenant, () -> proposals.list(tenant, id, wanted, page));
    return answers.ok(
        new ProposalPage(
            found.items().stream().map(ProposalView::of).toList(),
            cursors.next(listing, found),
            found.total()),
        call.audience());
  }

  @Post("/{proposalId}/confirm")
  @Needs(Permission.DECIDE_PROPOSAL)
  @Takes({Input.JSON, Input.KEY, Input.REASON})
  @Refuses({
    ProblemCode.NO_SUCH_PROPOSAL,
    ProblemCode.PROPOSAL_ALREADY_CONFIRMED,
    ProblemCode.PROPOSAL_HAS_NO_LINK,
    ProblemCode.PROVIDER_RECORD_TAKEN,
    ProblemCode.CUSTOMER_ALREADY_LINKED,
    ProblemCode.NO_SUCH_CUSTOMER,
    ProblemCode.EMAIL_TAKEN,
    ProblemCode.EXTERNAL_ID_TAKEN
  })
  @Operation(
      operationId = "confirmProposal",
      summary = "Link a record of the provider's to a customer",
      description =
          "To the one that the proposal names, to another one, or to one that is made for it. A"
              + " record is linked to one customer, and a customer to one record of each kind.")
  @RequestBody(
      required = true,
      content =
          @Content(
              schema = @Schema(implementation = ConfirmedAs.class),
              examples = @ExampleObject(name = "as it is proposed", value = "{}")))
  @ApiResponse(
      responseCode = "200",
      description = "The proposal, confirmed.",
      content = @Content(schema = @Schema(implementation = ProposalView.class)))
  HttpResponse<byte[]> confirm(
      @Parameter(hidden = true) Call call,
      @Parameter(description = Described.IMPORT) String importId,
      @Parameter(description = Described.PROPOSAL) String proposalId,
      @Body byte[] body) {
    call.query();
    var by = call.initiator();
    var key = call.idempotencyKey();
    var as = ConfirmedAs.read(call.json(body));
    return requests
        .of(call, key, "POST " + PATH + "/{proposalId}/confirm", List.of(importId, proposalId), as)
        .answer(
            () ->
                decided(
                    call,
                    importId,
                    proposalId,
                    (run, id) -> decideProposal.confirm(call.tenant(), run, id, as.choice(), by)));
  }

  @Post("/{proposalId}/dismiss")
  @Needs(Permission.DECIDE_PROPOSAL)
  @Takes({Input.KEY, Input.REASON})
  @Refuses({ProblemCode.NO_SUCH_PROPOSAL, ProblemCode.PROPOSAL_ALREADY_CONFIRMED})
  @Operation(
      operationId = "dismissProposal",
      summary = "Leave a record of the provider's alone",
      description = "It is not proposed again, and can still be confirmed.")
  @ApiResponse(
      responseCode = "200",
      description = "The proposal, dismissed.",
      content = @Content(schema = @Schema(implementation = ProposalView.class)))
  HttpResponse<byte[]> dismiss(
      @Parameter(hidden = true) Call call,
      @Parameter(description = Described.IMPORT) String importId,
      @Parameter(description = Described.PROPOSAL) String proposalId) {
    call.query();
    var by = call.initiator();
    var key = call.idempotencyKey();
    return requests
        .of(
            call,
            key,
            "POST " + PATH + "/{proposalId}/dismiss",
            List.of(importId, proposalId),
            Map.of())
        .answer(
            () ->
                decided(
                    call,
                    importId,
                    proposalId,
                    (run, id) -> decideProposal.dismiss(call.tenant(), run, id, by)));
  }

  private StoredAnswer decided(
      Call call,
      String importId,
      String proposalId,
      BiFunction<ImportId, ProposalId, DecideProposal.Result> decision) {
    var run = ImportId.parse(importId);
    var id = ProposalId.parse(proposalId);
    var result =
        run.isPresent() && id.isPresent()
            ? decision.apply(run.get(), id.get())
            : new DecideProposal.Result.Refused(new AdoptionRefusal.NoSuchProposal());
    return switch (result) {
      case DecideProposal.Result.Decided(var proposal) ->
          answers.stored(
              200, Map.of(), ProposalView.of(proposal), call.audience(), proposal.customer());
      case DecideProposal.Result.Refused(var why) ->
          problems.answer(problem(why, call.caller()), call.requestId(), null);
    };
  }

  private static Problem problem(AdoptionRefusal why, Caller caller) {
    return switch (why) {
      case AdoptionRefusal.NoSuchProposal _ -> Problem.of(ProblemCode.NO_SUCH_PROPOSAL);
      case AdoptionRefusal.AlreadyConfirmed(var customer) ->
          Problem.of(ProblemCode.PROPOSAL_ALREADY_CONFIRMED).with("customerId", customer.value());
      case AdoptionRefusal.NothingToConfirm _ -> Problem.of(ProblemCode.PROPOSAL_HAS_NO_LINK);
      case AdoptionRefusal.RecordTaken _ -> Problem.of(ProblemCode.PROVIDER_RECORD_TAKEN);
      case AdoptionRefusal.CustomerTaken(var customer) ->
          Problem.of(ProblemCode.CUSTOMER_ALREADY_LINKED).with("customerId", customer.value());
      case AdoptionRefusal.OfCustomer(var refusal) -> Refusals.of(refusal, caller);
    };
  }
}
