package io.purser.domain.kyc.business;

import static java.util.stream.Collectors.joining;

import io.purser.domain.audit.Initiator;
import io.purser.domain.customer.Customer;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.Customers;
import io.purser.domain.event.Journal;
import io.purser.domain.kyc.RenewVerification;
import io.purser.domain.tenant.TenantId;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.LongPredicate;
import java.util.function.UnaryOperator;

/**
 * Changes what is known of how a business is registered. Who was approved and stands under another
 * number since has to be verified anew. Used inside a unit of work.
 */
public final class DescribeBusiness {
  private final Businesses businesses;
  private final LegalProfiles profiles;
  private final RenewVerification renewVerification;
  private final Journal journal;
  private final InstantSource clock;

  public DescribeBusiness(
      Customers customers,
      LegalProfiles profiles,
      RenewVerification renewVerification,
      Journal journal,
      InstantSource clock) {
    this.businesses = new Businesses(customers);
    this.profiles = profiles;
    this.renewVerification = renewVerification;
    this.journal = journal;
    this.clock = clock;
  }

  /**
   * @param expected whether this is a version that the caller knows
   * @param changes what becomes of what is known
   * @param byTenant whether the tenant asks, which may correct a suspended customer too
   */
  public Result handle(
      TenantId tenant,
      CustomerId id,
      LongPredicate expected,
      UnaryOperator<LegalDetails> changes,
      boolean byTenant,
      Initiator by) {
    return switch (businesses.lock(tenant, id, byTenant)) {
      case Businesses.Found.Business(var customer) -> change(customer, expected, changes, by);
      case Businesses.Found.None(var why) -> new Result.Refused(why);
    };
  }

  private Result change(
      Customer.Living customer,
      LongPredicate expected,
      UnaryOperator<LegalDetails> changes,
      Initiator by) {
    var profile = profiles.get(customer.header().tenant(), customer.id());
    if (!expected.test(profile.version())) {
      return new Result.OtherVersion();
    }
    var wanted = changes.apply(profile.details());
    var members = LegalMember.different(profile.details(), wanted).toList();
    if (members.isEmpty()) {
      return new Result.Done(profile);
    }
    var at = clock.instant();
    var changed = profile.with(wanted, at);
    profiles.save(changed);
    journal.record(
        by,
        profile.tenant(),
        "legal_profile.changed",
        profile.customer().value(),
        profile.customer(),
        Map.of("members", members.stream().map(LegalMember::text).collect(joining(","))),
        at);
    if (members.stream().anyMatch(LegalMember::isVerified)) {
      renewVerification.detailsChanged(customer, by, at);
    }
    return new Result.Done(changed.withVersion(profile.version() + 1));
  }

  /** What came of it. */
  public sealed interface Result {
    /** It is as it should be, whether it had to be changed for that or not. */
    record Done(LegalProfile profile) implements Result {}

    /** Somebody has changed it since the caller looked. */
    record OtherVersion() implements Result {}

    record Refused(BusinessRefusal why) implements Result {}
  }
}
