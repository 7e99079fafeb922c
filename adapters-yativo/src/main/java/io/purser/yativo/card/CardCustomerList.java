package io.purser.yativo.card;

import com.fasterxml.jackson.databind.JsonNode;
import io.purser.domain.adoption.ProviderRecord;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.work.Deadline;
import io.purser.yativo.call.Envelope;
import io.purser.yativo.call.Members;
import io.purser.yativo.call.ProviderCalls;
import io.purser.yativo.call.Reading;
import io.purser.yativo.call.Request;
import io.purser.yativo.call.Route;
import io.purser.yativo.call.Verdict;
import io.purser.yativo.customer.CustomerList;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** The card customers that the provider lists, page by page ({@code docs/provider.md}, 11.3). */
@Singleton
public final class CardCustomerList {
  /** As many as it gives at a time, so that a quota goes far. */
  private static final int ROWS = 100;

  private final ProviderCalls provider;

  CardCustomerList(ProviderCalls provider) {
    this.provider = provider;
  }

  /**
   * A part of the list.
   *
   * @param unreadable how many rows name no card customer
   * @param total how many there are in all
   */
  public record Page(
      List<ProviderRecord.CardCustomer> customers, int unreadable, long total, boolean last) {}

  /** Balances are left out, which is faster. */
  public Verdict<Page> page(ProviderAccountId account, int number, Deadline deadline) {
    return provider.call(
        account,
        Request.get(Route.IMPORT_CARD_CUSTOMERS)
            .with("page", Integer.toString(number))
            .with("limit", Integer.toString(ROWS))
            .with("include_balances", "false"),
        deadline,
        envelope -> read(envelope, number));
  }

  private static Reading<Page> read(Envelope answer, int number) {
    var payload = answer.payload();
    var rows = Members.rows(payload, "customers");
    var total = payload.path("total");
    if (rows.isEmpty() || !total.canConvertToLong()) {
      return new Reading.Doubtful<>("answered without a list of card customers");
    }
    if (payload.path("page").asInt(number) != number) {
      return new Reading.Doubtful<>("answered with another page");
    }
    int limit = Math.max(1, payload.path("limit").asInt(ROWS));
    boolean last = rows.get().isEmpty() || (long) number * limit >= total.longValue();
    return new Reading.Understood<>(page(rows.get(), total.longValue(), last));
  }

  private static Page page(List<JsonNode> rows, long total, boolean last) {
    var customers = new ArrayList<ProviderRecord.CardCustomer>();
    for (var row : rows) {
      CardRecord.read(row)
          .ifPresent(
              found ->
                  customers.add(
                      new ProviderRecord.CardCustomer(
                          found.id(),
                          found.reference(),
                          CustomerList.email(row),
                          found.standing())));
    }
    return new Page(customers, rows.size() - customers.size(), total, last);
  }
}
