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
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The provider's customers ({@code docs/provider.md}). Its list has neither filter nor pages. */
@Singleton
final class YativoCustomerRegistry implements CustomerRegistry {
  private static final int CONFLICT = 409;
  private static final String OUR_ID = "internal_id";

  /** For an answer that leaves the customer's own status out. */
  private static final String UNSTATED = "unstated";

  private final ProviderCalls provider;
  private final InstantSource clock;

  YativoCustomerRegistry(ProviderCalls provider, InstantSource clock) {
    this.provider = provider;
    this.clock = clock;
  }

  @Override
  public Sighting<ProviderCustomer> find(
      ProviderAccountId account, Email email, Deadline deadline) {
    var request = Request.post(Route.LIST_CUSTOMERS, JsonNodeFactory.instance.objectNode());
    return Verdict.toSighting(
        provider.call(account, request, deadline, envelope -> readList(envelope.payload(), email)),
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
    var json = JsonNodeFactory.instance.objectNode().put("email", customer.email().value());
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
    var row = read(payload);
    String ours = Members.text(payload.path("metadata"), OUR_ID);
    boolean another = ours != null && !ours.equals(customer.id().value());
    if (row == null || another || !isAt(payload, customer.email())) {
      return new Reading.Doubtful<>("answered about something else than the customer to create");
    }
    return new Reading.Understood<>(row.customer());
  }

  private Reading<Optional<ProviderCustomer>> readList(JsonNode payload, Email email) {
    var rows = Members.rows(payload, "customers");
    if (rows.isEmpty()) {
      return new Reading.Doubtful<>("answered without a list of customers");
    }
    var found = new ArrayList<Row>();
    for (var json : rows.get()) {
      if (isAt(json, email)) {
        var row = read(json);
        if (row == null) {
          return new Reading.Doubtful<>("listed the customer without an id");
        }
        found.add(row);
      }
    }
    if (found.isEmpty() && payload.path("total").asLong(0) > rows.get().size()) {
      return new Reading.Doubtful<>("listed fewer customers than there are");
    }
    return new Reading.Understood<>(oldest(found).map(Row::customer));
  }

  /**
   * The provider may have accepted one e-mail twice. Which one counts must not change from one
   * reading to the next.
   */
  private static Optional<Row> oldest(List<Row> rows) {
    return rows.stream()
        .min(Comparator.comparing(Row::createdAt).thenComparing(row -> row.customer().id()));
  }

  private static boolean isAt(JsonNode json, Email wanted) {
    String email = Members.text(json, "email");
    return email != null && email.toLowerCase(Locale.ROOT).equals(wanted.canonical());
  }

  /** Null when it has no id. */
  private @Nullable Row read(JsonNode json) {
    String id = Members.id(json, "id", "customer_id", "_id");
    if (id == null) {
      return null;
    }
    String status = Members.text(json, "status");
    String createdAt = Members.text(json, "created_at", "createdAt");
    return new Row(
        new ProviderCustomer(
            id, status == null ? UNSTATED : status.toLowerCase(Locale.ROOT), clock.instant()),
        createdAt == null ? "" : createdAt);
  }

  private static Rejection refusal(Verdict.Rejected<ProviderCustomer> rejected) {
    var reason =
        rejected.status() == CONFLICT ? Reason.EMAIL_KNOWN_TO_PROVIDER : Reason.REFUSED_BY_PROVIDER;
    return new Rejection(reason, rejected.code());
  }

  /** One customer of the list. */
  private record Row(ProviderCustomer customer, String createdAt) {}
}
