package io.purser.domain.kyc.business;

import static java.util.stream.Collectors.joining;

import io.purser.domain.audit.Initiator;
import io.purser.domain.customer.Customer;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.Customers;
import io.purser.domain.event.Journal;
import io.purser.domain.id.Ids;
import io.purser.domain.kyc.document.DocumentEvents;
import io.purser.domain.kyc.document.Documents;
import io.purser.domain.list.PageRequest;
import io.purser.domain.tenant.TenantId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.function.UnaryOperator;

/**
 * Keeps who holds shares of a business: no more than 50, and together no more than all of it,
 * however many are added at once. Used inside a unit of work.
 */
public final class KeepShareholders {
  private final Businesses businesses;
  private final Shareholders shareholders;
  private final Documents documents;
  private final Journal journal;
  private final DocumentEvents documentEvents;
  private final Ids ids;
  private final InstantSource clock;

  public KeepShareholders(
      Customers customers,
      Shareholders shareholders,
      Documents documents,
      Journal journal,
      Ids ids,
      InstantSource clock) {
    this.businesses = new Businesses(customers);
    this.shareholders = shareholders;
    this.documents = documents;
    this.journal = journal;
    this.documentEvents = new DocumentEvents(journal);
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * @param byTenant whether the tenant asks, which may correct what a suspended customer has
   */
  public Result add(
      TenantId tenant, CustomerId customer, Stake stake, boolean byTenant, Initiator by) {
    return locked(tenant, customer, byTenant, business -> add(business, stake, by));
  }

  private Result add(Customer.Living business, Stake stake, Initiator by) {
    var tenant = business.header().tenant();
    var others = all(tenant, business.id());
    if (others.size() >= Shareholder.MOST) {
      return new Result.Refused(new BusinessRefusal.TooManyShareholders(Shareholder.MOST));
    }
    int held = held(others);
    if (!stake.share().fitsBeside(held)) {
      return aboveTheWhole(held);
    }
    var at = clock.instant();
    var added = new Shareholder(ShareholderId.next(ids), tenant, business.id(), stake, at, at, 1);
    shareholders.add(added);
    record(by, added, "shareholder.added", kindOf(stake), at);
    return new Result.Kept(added);
  }

  /**
   * @param expected whether this is a version that the caller knows
   * @param changes what becomes of it; a person stays a person, and a company a company
   */
  public Result change(
      TenantId tenant,
      CustomerId customer,
      ShareholderId id,
      LongPredicate expected,
      UnaryOperator<Stake> changes,
      boolean byTenant,
      Initiator by) {
    return locked(
        tenant,
        customer,
        byTenant,
        business ->
            known(
                business, id, expected, found -> change(found, changes.apply(found.stake()), by)));
  }

  private Result change(Shareholder found, Stake wanted, Initiator by) {
    var members = StakeMember.different(found.stake(), wanted).toList();
    if (members.isEmpty()) {
      return new Result.Kept(found);
    }
    int held =
        held(
            all(found.tenant(), found.customer()).stream()
                .filter(other -> !other.id().equals(found.id()))
                .toList());
    if (!wanted.share().fitsBeside(held)) {
      return aboveTheWhole(held);
    }
    var at = clock.instant();
    var changed = found.with(wanted, at);
    shareholders.save(changed);
    var names = members.stream().map(StakeMember::text).collect(joining(","));
    record(by, changed, "shareholder.changed", Map.of("members", names), at);
    return new Result.Kept(changed.withVersion(found.version() + 1));
  }

  /** As above. What was handed in about the shareholder goes too. */
  public Result remove(
      TenantId tenant,
      CustomerId customer,
      ShareholderId id,
      LongPredicate expected,
      boolean byTenant,
      Initiator by) {
    return locked(
        tenant,
        customer,
        byTenant,
        business -> known(business, id, expected, found -> remove(found, by)));
  }

  private Result remove(Shareholder found, Initiator by) {
    var at = clock.instant();
    for (var document : documents.about(found.tenant(), found.id())) {
      documents.remove(found.tenant(), document.id());
      documentEvents.record(by, document, "document.removed", at);
    }
    shareholders.remove(found.tenant(), found.id());
    record(by, found, "shareholder.removed", kindOf(found.stake()), at);
    return new Result.Kept(found);
  }

  private Result locked(
      TenantId tenant,
      CustomerId customer,
      boolean byTenant,
      Function<Customer.Living, Result> change) {
    return switch (businesses.lock(tenant, customer, byTenant)) {
      case Businesses.Found.Business(var business) -> change.apply(business);
      case Businesses.Found.None(var why) -> new Result.Refused(why);
    };
  }

  private Result known(
      Customer.Living business,
      ShareholderId id,
      LongPredicate expected,
      Function<Shareholder, Result> change) {
    var found =
        shareholders
            .get(business.header().tenant(), id)
            .filter(it -> it.customer().equals(business.id()));
    if (found.isEmpty()) {
      return new Result.Refused(new BusinessRefusal.NoSuchShareholder());
    }
    return expected.test(found.get().version())
        ? change.apply(found.get())
        : new Result.OtherVersion();
  }

  /** All fit on a page. */
  private List<Shareholder> all(TenantId tenant, CustomerId customer) {
    return shareholders.list(tenant, customer, PageRequest.first(PageRequest.MAX_LIMIT)).items();
  }

  private static int held(List<Shareholder> all) {
    return all.stream().mapToInt(it -> it.stake().share().tenThousandths()).sum();
  }

  private static Result aboveTheWhole(int held) {
    return new Result.Refused(new BusinessRefusal.SharesAboveTheWhole(Share.leftBeside(held)));
  }

  private static Map<String, String> kindOf(Stake stake) {
    return Map.of(
        "type",
        switch (stake.holder()) {
          case Stake.Holder.Person _ -> "PERSON";
          case Stake.Holder.Company _ -> "COMPANY";
        });
  }

  private void record(
      Initiator by, Shareholder shareholder, String change, Map<String, String> facts, Instant at) {
    journal.record(
        by,
        shareholder.tenant(),
        change,
        shareholder.id().value(),
        shareholder.customer(),
        facts,
        at);
  }

  /** What came of it. */
  public sealed interface Result {
    /** The shareholder as it is now, or was when it was removed. */
    record Kept(Shareholder shareholder) implements Result {}

    /** Somebody has changed it since the caller looked. */
    record OtherVersion() implements Result {}

    record Refused(BusinessRefusal why) implements Result {}
  }
}
