package io.purser.rest.event;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.purser.domain.access.Permission;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.Customers;
import io.purser.domain.event.EventFeed;
import io.purser.domain.event.EventFilter;
import io.purser.domain.work.UnitOfWork;
import io.purser.rest.access.Call;
import io.purser.rest.access.Needs;
import io.purser.rest.docs.Described;
import io.purser.rest.docs.Input;
import io.purser.rest.docs.Refuses;
import io.purser.rest.docs.Takes;
import io.purser.rest.json.Audience;
import io.purser.rest.json.JsonAnswers;
import io.purser.rest.list.Cursors;
import io.purser.rest.list.Cursors.Listing;
import io.purser.rest.problem.ProblemCode;
import io.purser.rest.problem.Refused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** What happened to one customer. */
@Controller("/v1/customers/{id}/events")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "events")
final class TimelineController {
  private final UnitOfWork work;
  private final Customers customers;
  private final EventFeed feed;
  private final Cursors cursors;
  private final JsonAnswers answers;

  TimelineController(
      UnitOfWork work, Customers customers, EventFeed feed, Cursors cursors, JsonAnswers answers) {
    this.work = work;
    this.customers = customers;
    this.feed = feed;
    this.cursors = cursors;
    this.answers = answers;
  }

  @Get
  @Needs(Permission.READ_TIMELINE)
  @Takes(Input.PAGE)
  @Refuses(ProblemCode.NO_SUCH_CUSTOMER)
  @Operation(
      operationId = "listCustomerEvents",
      summary = "List what happened to a customer",
      description =
          "Newest first. End users see what concerns them, without what is between you and the"
              + " provider.",
      parameters =
          @Parameter(
              name = "type",
              in = ParameterIn.QUERY,
              description = Described.EVENT_TYPE,
              schema = @Schema(type = "string")))
  @ApiResponse(
      responseCode = "200",
      description = "One page of them.",
      content = @Content(schema = @Schema(implementation = EventPage.class)))
  HttpResponse<byte[]> list(
      @Parameter(hidden = true) Call call, @Parameter(description = Described.CUSTOMER) String id) {
    var query = call.query("type", "limit", "cursor", "include");
    var customer = call.customer(id);
    var filters = new ArrayList<>(visible(customer, call.audience()));
    EventConditions.type(query)
        .map(type -> new EventFilter.OfTypes(Set.of(type)))
        .ifPresent(filters::add);
    var parts = new TreeMap<>(query.filters());
    parts.put("id", customer.value());
    parts.put("audience", call.audience().name());
    var listing = new Listing(call.tenant(), "GET /v1/customers/{id}/events", parts);
    var page = cursors.page(listing, query);
    var found =
        work.reading(
                call.tenant(),
                () ->
                    customers
                        .get(call.tenant(), customer)
                        .map(_ -> feed.newestFirst(call.tenant(), filters, page)))
            .orElseThrow(() -> new Refused(ProblemCode.NO_SUCH_CUSTOMER));
    return answers.ok(
        new EventPage(
            found.items().stream().map(event -> EventView.of(event, call.audience())).toList(),
            cursors.next(listing, found),
            found.total()),
        call.audience());
  }

  /** What concerns this customer and may be told to such a caller. */
  static List<EventFilter> visible(CustomerId customer, Audience audience) {
    var filters = new ArrayList<EventFilter>();
    filters.add(new EventFilter.OfCustomer(customer));
    KnownEvent.typesFor(audience).map(EventFilter.OfTypes::new).ifPresent(filters::add);
    return filters;
  }
}
