package io.purser.peer.customer;

import io.purser.domain.access.Caller;
import io.purser.domain.access.Permission;
import io.purser.domain.customer.Customer;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.idempotency.Reply;
import io.purser.domain.idempotency.StoredAnswer;
import io.purser.domain.list.PageRequest;
import io.purser.domain.list.Position;
import io.purser.peer.access.Gate;
import io.purser.peer.access.Needs;
import io.purser.peer.edge.Problem.FieldError;
import io.purser.peer.edge.ProblemCode;
import io.purser.peer.edge.Refused;
import io.purser.peer.edge.RequestId;
import io.purser.peer.idempotency.Calls;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Creates customers, reads them one by one and lists them. */
@RestController
@RequestMapping("/v1/customers")
class CustomerController {
  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,3}");

  private final CustomerRows customers;
  private final CreateCustomers createCustomers;
  private final Calls calls;
  private final Cursors cursors;

  CustomerController(
      CustomerRows customers, CreateCustomers createCustomers, Calls calls, Cursors cursors) {
    this.customers = customers;
    this.createCustomers = createCustomers;
    this.calls = calls;
    this.cursors = cursors;
  }

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @Needs(Permission.CREATE_CUSTOMER)
  ResponseEntity<byte[]> create(
      @RequestAttribute(Gate.CALLER) Caller.Service caller,
      @RequestBody NewCustomer body,
      HttpServletRequest http) {
    var key = Calls.key(http);
    var request = body.checked();
    var call = calls.of(caller, key, "POST /v1/customers", request);
    return switch (createCustomers.handle(call, request, RequestId.of(http))) {
      case Reply.Answered(var answer, var replayed) -> give(answer, replayed);
      case Reply.InFlight _ -> throw new Refused(ProblemCode.REQUEST_IN_FLIGHT);
      case Reply.OtherRequest _ -> throw new Refused(ProblemCode.IDEMPOTENCY_KEY_REUSED);
    };
  }

  @GetMapping("/{id}")
  @Needs(Permission.READ_CUSTOMER)
  ResponseEntity<CustomerView> get(
      @RequestAttribute(Gate.CALLER) Caller.Service caller, @PathVariable String id) {
    var customer =
        CustomerId.parse(id)
            .flatMap(it -> customers.get(caller.tenant(), it))
            .orElseThrow(() -> new Refused(ProblemCode.NO_SUCH_CUSTOMER));
    return ResponseEntity.ok().eTag(etag(customer)).body(CustomerView.of(customer));
  }

  @GetMapping
  @Needs(
      value = Permission.FIND_CUSTOMERS,
      query = {"limit", "cursor"})
  CustomerPage list(
      @RequestAttribute(Gate.CALLER) Caller.Service caller,
      @RequestParam(required = false) @Nullable String limit,
      @RequestParam(required = false) @Nullable String cursor) {
    var tenant = caller.tenant();
    var after = cursor == null ? null : cursors.read(tenant, cursor);
    var page = new PageRequest(limit(limit), after, false);
    var found = customers.list(tenant, page);
    boolean goesOn = found.size() > page.limit();
    var shown = goesOn ? found.subList(0, page.limit()) : found;
    return new CustomerPage(
        shown.stream().map(CustomerView::of).toList(),
        goesOn ? cursors.write(tenant, position(shown.getLast())) : null);
  }

  static String etag(Customer customer) {
    return "\"" + customer.header().version() + "\"";
  }

  private static Position position(Customer last) {
    return new Position(last.header().createdAt(), last.id().value());
  }

  private static int limit(@Nullable String text) {
    if (text == null) {
      return PageRequest.DEFAULT_LIMIT;
    }
    if (!NUMBER.matcher(text).matches() || Integer.parseInt(text) > PageRequest.MAX_LIMIT) {
      throw new Refused(
          ProblemCode.INVALID_PARAMETER,
          List.of(
              FieldError.inQuery(
                  "limit",
                  ProblemCode.INVALID_PARAMETER,
                  "must be a whole number from 1 to " + PageRequest.MAX_LIMIT)));
    }
    return Integer.parseInt(text);
  }

  private static ResponseEntity<byte[]> give(StoredAnswer answer, boolean replayed) {
    var response = ResponseEntity.status(answer.status());
    answer.headers().forEach(response::header);
    if (replayed) {
      response.header("Idempotent-Replayed", "true");
    }
    return response.body(answer.body().getBytes(StandardCharsets.UTF_8));
  }
}
