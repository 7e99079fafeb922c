package io.purser.yativo.customer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.purser.domain.customer.CustomerRegistry;
import io.purser.domain.customer.Email;
import io.purser.domain.customer.ProviderCustomer;
import io.purser.domain.operation.ProviderWrite.Answer;
import io.purser.domain.operation.ProviderWrite.Sighting;
import io.purser.domain.operation.Rejection;
import io.purser.domain.operation.Rejection.Reason;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.work.Deadline;
import io.purser.yativo.call.Members;
import io.purser.yativo.call.ProviderCalls;
import io.purser.yativo.call.Reading;
import io.purser.yativo.call.Request;
import io.purser.yativo.call.Route;
import io.purser.yativo.call.Verdict;
import jakarta.inject.Singleton;
import java.time.Duration;

/** The provider's customers ({@code docs/provider.md}). */
@Singleton
final class YativoCustomerRegistry implements CustomerRegistry {
  private static final int CONFLICT = 409;
  static final String OUR_ID = "internal_id";

  private final ProviderCalls provider;
  private final CustomerList list;

  YativoCustomerRegistry(ProviderCalls provider, CustomerList list) {
    this.provider = provider;
    this.list = list;
  }

  @Override
  public Sighting<ProviderCustomer> find(
      ProviderAccountId account, Email email, Deadline deadline) {
    return Verdict.toSighting(
        list.withEmail(account, email, deadline),
        rejected -> new Sighting.Unclear<>(rejected.why(), Duration.ZERO));
  }

  @Override
  public Answer<ProviderCustomer> register(
      ProviderAccountId account, NewCustomer customer, Deadline deadline) {
    return provider
        .call(
            account,
            Request.post(Route.CREATE_CUSTOMER, json(customer)),
            deadline,
            envelope -> readCreated(envelope.payload(), customer))
        .toAnswer(YativoCustomerRegistry::refusal);
  }

  private static ObjectNode json(NewCustomer customer) {
    var json = JsonNodeFactory.instance.objectNode().put("email", customer.email().ascii());
    if (customer.name() != null) {
      json.put("name", customer.name());
    }
    if (customer.phone() != null) {
      json.put("phone", customer.phone().value());
    }
    json.putObject("metadata").put(OUR_ID, customer.id().value());
    return json;
  }

  private Reading<ProviderCustomer> readCreated(JsonNode payload, NewCustomer customer) {
    var created = list.read(payload);
    String ours = Members.text(payload.path("metadata"), OUR_ID);
    boolean another = ours != null && !ours.equals(customer.id().value());
    return created == null || another || !CustomerList.isAt(payload, customer.email())
        ? new Reading.Doubtful<>("answered about something else than the customer to create")
        : new Reading.Understood<>(created);
  }

  private static Rejection refusal(Verdict.Rejected<ProviderCustomer> rejected) {
    var reason =
        rejected.status() == CONFLICT ? Reason.EMAIL_KNOWN_TO_PROVIDER : Reason.REFUSED_BY_PROVIDER;
    return new Rejection(reason, rejected.code());
  }
}
