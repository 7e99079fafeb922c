package io.purser.twin.card;

import io.purser.twin.state.Cause;
import io.purser.twin.state.Ids;
import io.purser.twin.state.Task;
import io.purser.twin.state.World;
import io.purser.twin.state.card.CardAccount;
import io.purser.twin.state.card.CardAccount.Deployment;
import io.purser.twin.state.card.CardCustomer;
import io.purser.twin.state.card.CodeCheck;
import io.purser.twin.state.card.FlowStage;
import io.purser.twin.state.card.KycReview;
import io.purser.twin.state.card.KycStatus;
import io.purser.twin.state.card.OnboardingProgress;
import io.purser.twin.state.card.OneTimeCode;
import java.time.Instant;

/**
 * Puts a cardholder into a stage as if they had come there by themselves, without telling anybody.
 * A word nobody knows is only shown: what was done stays as it is.
 */
public final class Placement {
  private Placement() {}

  public static CardCustomer put(World world, Cause cause, CardCustomer customer, String word) {
    var stage = FlowStage.named(word);
    var placed = stage.isEmpty() ? customer : at(world, cause, customer, stage.get());
    var shown = placed.labelled(placed.stage().wireName().equals(word) ? null : word);
    world.cardCustomers.put(shown);
    world.effect(
        cause, "card_customer_placed", customer.owner(), customer.customerId(), customer.id());
    return shown;
  }

  private static CardCustomer at(World world, Cause cause, CardCustomer customer, FlowStage stage) {
    boolean verified = stage.compareTo(FlowStage.OTP_VERIFIED) >= 0;
    boolean checking = stage.compareTo(FlowStage.KYC_INITIATED) >= 0;
    boolean approved = stage.compareTo(FlowStage.KYC_COMPLETED) >= 0;
    boolean ready = stage.compareTo(FlowStage.SAFE_DEPLOYED) >= 0;
    var before = customer.progress();
    var progress =
        new OnboardingProgress(
            verified ? CodeCheck.passed(customer.email()) : awaitingCode(world, cause, customer),
            kyc(before.kyc(), checking, approved, cause.at()),
            ready ? cause.at() : null,
            ready ? CodeCheck.passed(before.phone().target()) : CodeCheck.none(),
            before.hadCard());
    return customer.with(progress).with(account(world, cause, customer, stage, approved));
  }

  private static CodeCheck awaitingCode(World world, Cause cause, CardCustomer customer) {
    int life = world.cardSettings.get().codeLifeSeconds();
    return CodeCheck.of(customer.email(), OneTimeCode.sent(cause.at(), life));
  }

  private static KycReview kyc(KycReview before, boolean checking, boolean approved, Instant at) {
    if (approved) {
      return before.decided(KycStatus.APPROVED, null, at);
    }
    var fresh = KycReview.notStarted(at);
    return checking ? fresh.linkGiven(at) : fresh;
  }

  private static CardAccount account(
      World world, Cause cause, CardCustomer customer, FlowStage stage, boolean approved) {
    var account = customer.account();
    if (!approved) {
      return CardAccount.none();
    }
    if (account.currency() == null) {
      account = account.in(world.cardSettings.get().cardCurrency());
    }
    return switch (stage) {
      case SAFE_DEPLOYING -> {
        world.tasks.put(
            new Task(
                Ids.task(),
                Task.Kind.FINISH_DEPLOYMENT,
                customer.id(),
                cause.at().plusSeconds(world.cardSettings.get().deploySeconds())));
        yield account.with(Deployment.DEPLOYING);
      }
      case SAFE_DEPLOYED, CARD_CREATED, ACTIVE -> account.asked().deployed(cause.at());
      case OTP_REQUESTED, OTP_VERIFIED, KYC_INITIATED, KYC_COMPLETED, KYC_APPROVED ->
          account.with(Deployment.NONE);
    };
  }
}
