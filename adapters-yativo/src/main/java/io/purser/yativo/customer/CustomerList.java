package io.purser.yativo.customer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.purser.domain.adoption.ProviderRecord;
import io.purser.domain.customer.Email;
import io.purser.domain.customer.Profile;
import io.purser.domain.customer.ProviderCustomer;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.work.Deadline;
import io.purser.yativo.call.AnswerReader;
import io.purser.yativo.call.Envelope;
import io.purser.yativo.call.Members;
import io.purser.yativo.call.ProviderCalls;
import io.purser.yativo.call.Reading;
import io.purser.yativo.call.Request;
import io.purser.yativo.call.Route;
import io.purser.yativo.call.Verdict;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The customers that the provider lists. There is no call for a single one, and the list has
 * neither filter nor pages ({@code docs/provider.md}).
 */
@Singleton
public final class CustomerList {
  /** For a record that leaves the customer's own status out. */
  private static final String UNSTATED = "unstated";

  private static final Pattern STATUS = Pattern.compile("[a-z_]{1,40}");

  private final ProviderCalls provider;
  private final InstantSource clock;

  CustomerList(ProviderCalls provider, InstantSource clock) {
    this.provider = provider;
    this.clock = clock;
  }

  public Verdict<Optional<ProviderCustomer>> withEmail(
      ProviderAccountId account, Email email, Deadline deadline) {
    return only(account, row -> isAt(row, email), deadline);
  }

  public Verdict<Optional<ProviderCustomer>> withId(
      ProviderAccountId account, String id, Deadline deadline) {
    return only(account, row -> id.equals(idOf(row)), deadline);
  }

  /** All of them. */
  public Verdict<Everybody> all(ProviderAccountId account, Deadline deadline) {
    return provider.call(
        account,
        Request.post(Route.IMPORT_CUSTOMERS, JsonNodeFactory.instance.objectNode()),
        deadline,
        new EveryRow());
  }

  /**
   * @param unreadable how many rows name no customer
   */
  public record Everybody(List<ProviderRecord.WalletCustomer> customers, int unreadable) {}

  /** Of a list that may be long, keeps what matters and forgets each row as it is read. */
  private final class EveryRow implements AnswerReader<Everybody> {
    private final List<ProviderRecord.WalletCustomer> customers = new ArrayList<>();
    private int unreadable;

    @Override
    public boolean wants(JsonNode row) {
      var known = CustomerList.this.read(row);
      if (known == null) {
        unreadable++;
      } else {
        customers.add(record(known, row));
      }
      return false;
    }

    @Override
    public Reading<Everybody> read(Envelope answer) {
      if (Members.rows(answer.payload(), "customers").isEmpty()) {
        return new Reading.Doubtful<>("answered without a list of customers");
      }
      return answer.payload().path("total").asLong(0) > answer.rowsLeftOut()
          ? new Reading.Doubtful<>("listed fewer customers than there are")
          : new Reading.Understood<>(new Everybody(customers, unreadable));
    }
  }

  private static ProviderRecord.WalletCustomer record(ProviderCustomer known, JsonNode row) {
    String name = Members.text(row, "name");
    return new ProviderRecord.WalletCustomer(
        known.id(),
        Members.shortText(row.path("metadata"), YativoCustomerRegistry.OUR_ID),
        email(row),
        name == null || Profile.problemWithName(name).isPresent() ? null : name,
        known.status());
  }

  /** Null when it has none that we would take. */
  public static @Nullable Email email(JsonNode row) {
    String text = Members.text(row, "email");
    return text == null || Email.problemWith(text).isPresent() ? null : new Email(text);
  }

  /** Whether a record has this e-mail, in whatever case. */
  static boolean isAt(JsonNode row, Email wanted) {
    String email = Members.text(row, "email");
    return email != null && email.toLowerCase(Locale.ROOT).equals(wanted.canonical());
  }

  /** Null when the record has no id. */
  @Nullable ProviderCustomer read(JsonNode row) {
    String id = idOf(row);
    String status = Members.text(row, "status");
    String word = status == null ? "" : status.toLowerCase(Locale.ROOT);
    return id == null
        ? null
        : new ProviderCustomer(
            id, STATUS.matcher(word).matches() ? word : UNSTATED, clock.instant(), email(row));
  }

  private Verdict<Optional<ProviderCustomer>> only(
      ProviderAccountId account, Predicate<JsonNode> wanted, Deadline deadline) {
    return provider.call(
        account,
        Request.post(Route.LIST_CUSTOMERS, JsonNodeFactory.instance.objectNode()),
        deadline,
        new OnlyRows(wanted));
  }

  /** Of a list that may be long, keeps what is looked for. */
  private final class OnlyRows implements AnswerReader<Optional<ProviderCustomer>> {
    private final Predicate<JsonNode> wanted;

    OnlyRows(Predicate<JsonNode> wanted) {
      this.wanted = wanted;
    }

    @Override
    public boolean wants(JsonNode row) {
      return wanted.test(row);
    }

    @Override
    public Reading<Optional<ProviderCustomer>> read(Envelope answer) {
      return pick(answer);
    }
  }

  private Reading<Optional<ProviderCustomer>> pick(Envelope answer) {
    var rows = Members.rows(answer.payload(), "customers");
    if (rows.isEmpty()) {
      return new Reading.Doubtful<>("answered without a list of customers");
    }
    // The provider may have accepted one e-mail twice. The oldest counts, which no later one
    // changes; of one second it is the last, since the list begins with the newest.
    var row =
        rows.get().reversed().stream()
            .filter(JsonNode::isObject)
            .min(Comparator.comparing(CustomerList::createdAt));
    if (row.isPresent()) {
      var customer = read(row.get());
      return customer == null
          ? new Reading.Doubtful<>("listed the customer without an id")
          : new Reading.Understood<>(Optional.of(customer));
    }
    return answer.payload().path("total").asLong(0) > answer.rowsLeftOut()
        ? new Reading.Doubtful<>("listed fewer customers than there are")
        : new Reading.Understood<>(Optional.empty());
  }

  private static String createdAt(JsonNode row) {
    String createdAt = Members.text(row, "created_at", "createdAt");
    return createdAt == null ? "" : createdAt;
  }

  private static @Nullable String idOf(JsonNode row) {
    return Members.shortText(row, "id", "customer_id", "_id");
  }
}
