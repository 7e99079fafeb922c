package io.purser.twin.card;

import io.purser.twin.state.Cause;
import io.purser.twin.state.Ids;
import io.purser.twin.state.Task;
import io.purser.twin.state.World;
import io.purser.twin.state.card.CardCurrency;
import io.purser.twin.state.card.CardCustomer;
import io.purser.twin.state.card.KycLink;
import io.purser.twin.state.card.KycReview;
import io.purser.twin.state.card.KycStatus;
import org.jspecify.annotations.Nullable;

/**
 * Identity checks: the link to the page, what the person hands in there, and what comes of it. The
 * first approval assigns a currency and starts the deployment of the account.
 */
public final class KycReviews {
  private final CardEvents events;
  private final Deployments deployments;

  KycReviews(CardEvents events, Deployments deployments) {
    this.events = events;
    this.deployments = deployments;
  }

  /** A fresh link. Earlier ones go on until they expire. */
  public KycLink link(World world, Cause cause, CardCustomer customer) {
    var link =
        new KycLink(
            Ids.kycToken(),
            customer.id(),
            cause.at().plusSeconds(world.cardSettings.get().kycLinkSeconds()));
    world.kycLinks.put(link);
    var _ = changed(world, customer, customer.progress().kyc().linkGiven(cause.at()));
    world.effect(cause, "kyc_link_made", customer.owner(), customer.customerId(), customer.id());
    return link;
  }

  /** The person has handed in their papers; the review ends by itself in the given outcome. */
  public void submit(
      World world, Cause cause, CardCustomer customer, KycStatus outcome, @Nullable String why) {
    var submitted =
        changed(world, customer, customer.progress().kyc().submitted(outcome, why, cause.at()));
    world.effect(cause, "kyc_submitted", customer.owner(), customer.customerId(), customer.id());
    events.kyc(world, cause, submitted, "kyc.submitted");
    world.tasks.put(
        new Task(
            Ids.task(),
            Task.Kind.DECIDE_KYC,
            customer.id(),
            cause.at().plusSeconds(world.cardSettings.get().kycReviewSeconds())));
  }

  /** Ends a review that is still under way. */
  public void decideDue(World world, Task task) {
    world
        .cardCustomers
        .find(task.subject())
        .ifPresent(
            customer -> {
              var review = customer.progress().kyc();
              if (review.outcome() != null) {
                var cause = Cause.byItself(task.dueAt());
                var _ = decide(world, cause, customer, review.outcome(), review.outcomeReason());
              }
            });
  }

  public CardCustomer decide(
      World world, Cause cause, CardCustomer customer, KycStatus status, @Nullable String why) {
    var decided =
        changed(world, customer, customer.progress().kyc().decided(status, why, cause.at()));
    String word = "kyc_" + status.wireName();
    world.effect(cause, word, customer.owner(), customer.customerId(), customer.id());
    return switch (status) {
      case APPROVED -> {
        var approved = withCurrency(world, decided, world.cardSettings.get().cardCurrency());
        events.kyc(world, cause, approved, "kyc.approved");
        yield world.cardSettings.get().deployAutomatically()
            ? deployments.begin(world, cause, approved)
            : approved;
      }
      case REJECTED -> told(world, cause, decided, "kyc.rejected");
      case PENDING_REVIEW -> told(world, cause, decided, "kyc.pending_review");
      case IN_PROGRESS -> told(world, cause, decided, "kyc.submitted");
      case PENDING, EXPIRED -> decided;
    };
  }

  private CardCustomer told(World world, Cause cause, CardCustomer customer, String type) {
    events.kyc(world, cause, customer, type);
    return customer;
  }

  /** The currency of the region the person lives in, unless one is assigned already. */
  public CardCustomer withCurrency(World world, CardCustomer customer, CardCurrency currency) {
    if (customer.account().currency() != null) {
      return customer;
    }
    var assigned = customer.with(customer.account().in(currency));
    world.cardCustomers.put(assigned);
    return assigned;
  }

  private static CardCustomer changed(World world, CardCustomer customer, KycReview next) {
    var changed = customer.with(customer.progress().withKyc(next));
    world.cardCustomers.put(changed);
    return changed;
  }
}
