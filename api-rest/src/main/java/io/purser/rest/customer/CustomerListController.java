package io.purser.rest.customer;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.purser.domain.access.Permission;
import io.purser.domain.customer.Customer;
import io.purser.domain.customer.CustomerFilter;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.Customers;
import io.purser.domain.customer.ExternalId;
import io.purser.domain.list.Order;
import io.purser.domain.list.PageRequest;
import io.purser.domain.text.Text;
import io.purser.domain.work.UnitOfWork;
import io.purser.rest.access.Call;
import io.purser.rest.access.Needs;
import io.purser.rest.docs.Described;
import io.purser.rest.docs.Input;
import io.purser.rest.docs.Refuses;
import io.purser.rest.docs.Takes;
import io.purser.rest.json.JsonAnswers;
import io.purser.rest.list.Cursors;
import io.purser.rest.list.Cursors.Listing;
import io.purser.rest.list.Query;
import io.purser.rest.problem.ProblemCode;
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
import java.util.Optional;

/** Finds customers: by what is not personal in the query, by what is in the body of a search. */
@Controller("/v1/customers")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "customers")
final class CustomerListController {
  private static final int MAX_PROVIDER_ID = 128;

  private final UnitOfWork work;
  private final Customers customers;
  private final Cursors cursors;
  private final JsonAnswers answers;

  CustomerListController(
      UnitOfWork work, Customers customers, Cursors cursors, JsonAnswers answers) {
    this.work = work;
    this.customers = customers;
    this.cursors = cursors;
    this.answers = answers;
  }

  @Get
  @Needs(Permission.FIND_CUSTOMERS)
  @Takes(Input.PAGE)
  @Operation(
      operationId = "listCustomers",
      summary = "List customers",
      description =
          "Newest first, unless another order is wanted. Conditions hold together. Deleted ones are"
              + " listed by state=deleted alone.",
      parameters = {
        @Parameter(
            name = "type",
            in = ParameterIn.QUERY,
            schema =
                @Schema(
                    type = "string",
                    allowableValues = {"individual", "business"})),
        @Parameter(
            name = "state",
            in = ParameterIn.QUERY,
            schema =
                @Schema(
                    type = "string",
                    allowableValues = {"active", "suspended", "deleted"})),
        @Parameter(
            name = "externalId",
            in = ParameterIn.QUERY,
            description = "Your own id of the customer.",
            schema = @Schema(type = "string", maxLength = ExternalId.MAX_LENGTH)),
        @Parameter(
            name = "registration",
            in = ParameterIn.QUERY,
            description = "Whether the provider knows the customer.",
            schema =
                @Schema(
                    type = "string",
                    allowableValues = {"none", "pending", "registered", "failed"})),
        @Parameter(
            name = "providerStatus",
            in = ParameterIn.QUERY,
            description = "The provider's own word for the customer, to the letter.",
            schema =
                @Schema(
                    type = "string",
                    maxLength = CustomerListQuery.MAX_PROVIDER_STATUS,
                    example = "active")),
        @Parameter(
            name = "onboardingState",
            in = ParameterIn.QUERY,
            description =
                "How far the way to a card is: the one that has not ended, or else the last. none:"
                    + " it was never begun.",
            schema =
                @Schema(
                    type = "string",
                    allowableValues = {
                      "none",
                      "requested",
                      "email-code",
                      "kyc",
                      "source-of-funds",
                      "phone",
                      "account",
                      "ready",
                      "active",
                      "declined",
                      "expired",
                      "must-restart"
                    })),
        @Parameter(
            name = "createdFrom",
            in = ParameterIn.QUERY,
            description = Described.FROM,
            schema = @Schema(type = "string", format = "date-time")),
        @Parameter(
            name = "createdBefore",
            in = ParameterIn.QUERY,
            description = Described.BEFORE,
            schema = @Schema(type = "string", format = "date-time")),
        @Parameter(
            name = "order",
            in = ParameterIn.QUERY,
            description = "By when they were created.",
            schema =
                @Schema(
                    type = "string",
                    allowableValues = {"newest-first", "oldest-first"},
                    defaultValue = "newest-first"))
      })
  @ApiResponse(
      responseCode = "200",
      description = "One page of them.",
      content = @Content(schema = @Schema(implementation = CustomerPage.class)))
  HttpResponse<byte[]> list(@Parameter(hidden = true) Call call) {
    var query = call.query(CustomerListQuery.parameters());
    var filters = CustomerListQuery.filters(query);
    var listing = new Listing(call.tenant(), "GET /v1/customers", query.filters());
    var page = cursors.page(listing, query);
    return list(call, listing, filters, CustomerListQuery.order(query), page);
  }

  @Post("/search")
  @Needs(Permission.FIND_CUSTOMERS)
  @Takes(Input.JSON)
  @Refuses({ProblemCode.MISSING_MEMBER, ProblemCode.CURSOR_INVALID})
  @Operation(
      operationId = "searchCustomers",
      summary = "Find customers by what is personal",
      description =
          "Newest first. Reads only, so it takes no Idempotency-Key. What is searched for stands in"
              + " the body, so that it reaches no URL and no log.")
  @RequestBody(
      required = true,
      content =
          @Content(
              schema = @Schema(implementation = CustomerSearch.class),
              examples = {
                @ExampleObject(name = "email", value = CustomerSearch.BY_EMAIL),
                @ExampleObject(name = "name", value = CustomerSearch.BY_NAME)
              }))
  @ApiResponse(
      responseCode = "200",
      description = "One page of them.",
      content = @Content(schema = @Schema(implementation = CustomerPage.class)))
  HttpResponse<byte[]> search(@Parameter(hidden = true) Call call, @Body byte[] body) {
    call.query();
    var search = CustomerSearch.read(call.json(body));
    var listing = new Listing(call.tenant(), "POST /v1/customers/search", search.parts());
    var page = cursors.page(listing, search.limit(), Optional.ofNullable(search.cursor()), false);
    return list(call, listing, search.filters(), Order.NEWEST_FIRST, page);
  }

  @Get("/lookup")
  @Needs(Permission.FIND_CUSTOMERS)
  @Takes(Input.QUERY)
  @Refuses(ProblemCode.NO_SUCH_CUSTOMER)
  @Operation(
      operationId = "lookUpCustomer",
      summary = "Find one customer by any of its ids",
      description = "Takes exactly one of the parameters.",
      parameters = {
        @Parameter(
            name = "id",
            in = ParameterIn.QUERY,
            description = "Our id.",
            schema = @Schema(type = "string")),
        @Parameter(
            name = "externalId",
            in = ParameterIn.QUERY,
            description = "Your own id.",
            schema = @Schema(type = "string", maxLength = ExternalId.MAX_LENGTH)),
        @Parameter(
            name = "providerCustomerId",
            in = ParameterIn.QUERY,
            description = "The provider's id.",
            schema = @Schema(type = "string", maxLength = MAX_PROVIDER_ID))
      })
  @ApiResponse(
      responseCode = "200",
      description = "The customer. ETag is its version.",
      content = @Content(schema = @Schema(implementation = CustomerView.class)))
  HttpResponse<byte[]> lookUp(@Parameter(hidden = true) Call call) {
    var query = call.query("id", "externalId", "providerCustomerId");
    if (query.names().size() != 1) {
      throw Query.invalid("id", "exactly one of id, externalId, providerCustomerId must be there");
    }
    var providerId =
        query.text("providerCustomerId", text -> Text.problemWith(text, MAX_PROVIDER_ID));
    var externalId = query.text("externalId", ExternalId::problemWith).map(ExternalId::new);
    var id = query.parsed("id", text -> Optional.of(CustomerId.parse(text)), "must be an id");
    var customer =
        work.reading(
                call.tenant(),
                () ->
                    providerId
                        .flatMap(known -> customers.byProviderId(call.tenant(), known))
                        .or(() -> externalId.flatMap(own -> withExternalId(call, own)))
                        .or(
                            () ->
                                id.flatMap(ours -> ours)
                                    .flatMap(ours -> customers.get(call.tenant(), ours))))
            .orElseThrow(() -> new Refused(ProblemCode.NO_SUCH_CUSTOMER));
    return answers.ok(CustomerView.of(customer), customer.header().version(), call.audience());
  }

  private Optional<Customer> withExternalId(Call call, ExternalId externalId) {
    List<CustomerFilter> filters = List.of(new CustomerFilter.WithExternalId(externalId));
    return customers.list(call.tenant(), filters, PageRequest.first(1)).items().stream()
        .findFirst();
  }

  private HttpResponse<byte[]> list(
      Call call, Listing listing, List<CustomerFilter> filters, Order order, PageRequest page) {
    var found =
        work.reading(call.tenant(), () -> customers.list(call.tenant(), filters, order, page));
    return answers.ok(
        new CustomerPage(
            found.items().stream().map(CustomerView::of).toList(),
            cursors.next(listing, found),
            found.total()),
        call.audience());
  }
}
