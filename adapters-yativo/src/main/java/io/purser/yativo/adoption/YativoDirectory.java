package io.purser.yativo.adoption;

import io.purser.domain.adoption.ProviderDirectory;
import io.purser.domain.adoption.ProviderRecord;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.work.Deadline;
import io.purser.yativo.call.Verdict;
import io.purser.yativo.card.CardCustomerList;
import io.purser.yativo.customer.CustomerList;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** The provider keeps customers with wallets and card customers apart, in a list each. */
@Singleton
final class YativoDirectory implements ProviderDirectory {
  private final CustomerList customers;
  private final CardCustomerList cardCustomers;

  YativoDirectory(CustomerList customers, CardCustomerList cardCustomers) {
    this.customers = customers;
    this.cardCustomers = cardCustomers;
  }

  @Override
  public Reading walletCustomers(ProviderAccountId account, Deadline deadline) {
    return reading(
        customers.all(account, deadline),
        all ->
            new Reading.Read(
                List.<ProviderRecord>copyOf(all.customers()),
                all.unreadable(),
                all.customers().size() + all.unreadable(),
                true));
  }

  @Override
  public Reading cardCustomers(ProviderAccountId account, int page, Deadline deadline) {
    var verdict = cardCustomers.page(account, page, deadline);
    if (verdict instanceof Verdict.Rejected<CardCustomerList.Page> rejected
        && rejected.says("issuer_program_required")) {
      // Without a card programme there are no card customers.
      return new Reading.Read(List.of(), 0, 0, true);
    }
    return reading(
        verdict,
        found ->
            new Reading.Read(
                List.<ProviderRecord>copyOf(found.customers()),
                found.unreadable(),
                found.total(),
                found.last()));
  }

  private static <T> Reading reading(Verdict<T> verdict, Function<T, Reading> read) {
    return switch (verdict) {
      case Verdict.Ok<T>(var value) -> read.apply(value);
      case Verdict.Rejected<T> rejected -> new Reading.Unavailable(rejected.why(), Duration.ZERO);
      case Verdict.NotExecuted<T> turnedAway ->
          new Reading.Unavailable(turnedAway.why(), turnedAway.retryAfter());
      case Verdict.NotSent<T>(var why, var retryAfter) -> new Reading.Unavailable(why, retryAfter);
      case Verdict.Ambiguous<T>(var why) -> new Reading.Unavailable(why, Duration.ZERO);
    };
  }
}
