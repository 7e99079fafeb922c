package io.purser.peer.customer;

import io.purser.domain.customer.Customer;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.Registration;
import io.purser.domain.id.Ids;
import io.purser.domain.idempotency.Claim;
import io.purser.domain.idempotency.IdempotentCall;
import io.purser.domain.idempotency.Reply;
import io.purser.domain.idempotency.StoredAnswer;
import io.purser.domain.idempotency.Ticket;
import io.purser.peer.edge.Problem;
import io.purser.peer.edge.ProblemCode;
import io.purser.peer.idempotency.IdempotencyRows;
import io.purser.peer.seal.SealKeys;
import java.time.InstantSource;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Creates customers: the claim, the customer, its journal and the answer are one transaction. */
@Service
class CreateCustomers {
  private final TransactionTemplate transactions;
  private final IdempotencyRows records;
  private final CustomerRows customers;
  private final JournalRows journal;
  private final SealKeys keys;
  private final Ids ids;
  private final InstantSource clock;
  private final JsonMapper json;

  CreateCustomers(
      TransactionTemplate transactions,
      IdempotencyRows records,
      CustomerRows customers,
      JournalRows journal,
      SealKeys keys,
      Ids ids,
      InstantSource clock,
      JsonMapper json) {
    this.transactions = transactions;
    this.records = records;
    this.customers = customers;
    this.journal = journal;
    this.keys = keys;
    this.ids = ids;
    this.clock = clock;
    this.json = json;
  }

  Reply handle(IdempotentCall call, NewCustomer.Checked request, String requestId) {
    return transactions.execute(
        _ ->
            switch (records.claim(call)) {
              case Claim.Answered(var answer) -> new Reply.Answered(answer, true);
              case Claim.InFlight(var retryAfter) -> new Reply.InFlight(retryAfter);
              case Claim.OtherRequest _ -> new Reply.OtherRequest();
              case Claim.Resumable _ ->
                  throw new IllegalStateException("a local request has no operation");
              case Claim.Fresh(var ticket) ->
                  new Reply.Answered(create(ticket, request, requestId), false);
            });
  }

  private StoredAnswer create(Ticket ticket, NewCustomer.Checked request, String requestId) {
    var tenant = ticket.call().tenant();
    var at = clock.instant();
    var id = CustomerId.next(ids, request.kind());
    var header = new Customer.Header(id, tenant, request.ownId(), at, at, 1);
    var customer = new Customer.Active(header, request.profile(), new Registration.None());
    var key = keys.create(tenant, id);
    if (!customers.add(customer, key)) {
      var refusal = refusal(customer, requestId);
      records.complete(ticket, refusal, keys.ofTenant(tenant));
      return refusal;
    }
    var answer =
        new StoredAnswer(
            201,
            Map.of(
                HttpHeaders.CONTENT_TYPE,
                "application/json",
                HttpHeaders.ETAG,
                CustomerController.etag(customer),
                HttpHeaders.LOCATION,
                "/v1/customers/" + id),
            json.writeValueAsString(CustomerView.of(customer)),
            id);
    records.complete(ticket, answer, key.sealer());
    journal.created(customer, key.sealer(), ticket.call().principal(), requestId);
    return answer;
  }

  private StoredAnswer refusal(Customer customer, String requestId) {
    var problem =
        customers
            .withEmailOf(customer)
            .map(other -> Problem.of(ProblemCode.EMAIL_TAKEN, other, null, requestId))
            .or(
                () ->
                    customers
                        .withExternalIdOf(customer)
                        .map(
                            other ->
                                Problem.of(ProblemCode.EXTERNAL_ID_TAKEN, other, null, requestId)))
            .orElseThrow(
                () -> new IllegalStateException("nobody has what keeps it from being added"));
    return new StoredAnswer(
        problem.status(),
        Map.of(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE),
        json.writeValueAsString(problem),
        null);
  }
}
