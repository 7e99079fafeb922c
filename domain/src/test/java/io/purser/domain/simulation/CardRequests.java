package io.purser.domain.simulation;

import io.purser.domain.card.IssueCard;
import io.purser.domain.card.account.funding.FundCardAccount;
import io.purser.domain.card.account.funding.FundingDraft;
import io.purser.domain.card.account.funding.PricingMode;
import io.purser.domain.card.account.funding.SourceChain;
import io.purser.domain.card.account.withdrawal.WithdrawFromCard;
import io.purser.domain.idempotency.IdempotencyKey;
import io.purser.domain.idempotency.IdempotentCall;
import io.purser.domain.idempotency.StoredAnswer;
import io.purser.domain.operation.OperationRequests.Plan;
import io.purser.domain.operation.OperationRequests.WhenNotSent;
import io.purser.domain.programme.swap.SwapMasterWallet;
import io.purser.domain.programme.swap.SwapOrder;
import io.purser.domain.simulation.Client.Request;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.transfer.Reference;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What clients ask for who have cards made, and money brought to them and back. */
final class CardRequests {
  private static final int REFERENCES = 4;
  private static final Duration BALANCE_IS_FRESH_FOR = Duration.ofSeconds(30);

  private final World world;
  private final List<Cardholding> holders;

  CardRequests(World world, List<Cardholding> holders) {
    this.world = world;
    this.holders = holders;
  }

  Request any(String key) {
    var holder = world.one(holders);
    return switch (world.choices.nextInt(12)) {
      case 0, 1 -> issue(key, holder);
      case 2, 3, 4, 5 -> fund(key, holder);
      case 6, 7 -> swap(key, holder.tenant().id());
      default -> withdraw(key, holder);
    };
  }

  private Request issue(String key, Cardholding holder) {
    var call = call(key, holder, "a card");
    return order(
        call,
        node ->
            switch (node.cards.issueCard.plan(holder.tenant().id(), holder.customer(), Node.BY)) {
              case IssueCard.Result.Planned(var operation) -> new Plan.Planned(operation);
              case IssueCard.Result.Refused(var why) -> new Plan.Answered(refused(why));
            });
  }

  /** Mostly the same order under the same reference, often one like that of another reference. */
  private Request fund(String key, Cardholding holder) {
    int reference = world.choices.nextInt(REFERENCES);
    int order = world.oneIn(4) ? world.choices.nextInt(REFERENCES) : reference;
    var draft =
        new FundingDraft(
            holder.customer(),
            (5 + order % 2) + ".00",
            order < REFERENCES - 1 ? PricingMode.SEND_X : PricingMode.RECEIVE_X,
            SourceChain.SOL);
    var call = call(key, holder, draft + " for " + reference);
    var asked =
        order(call, node -> plan(node, holder, draft, new Reference("funding-" + reference)));
    return new Request(
        call,
        node -> {
          var _ = node.cards.refreshMasterWallet.unlessFresh(holder.tenant().id(), node.deadline());
          return asked.body().apply(node);
        });
  }

  private static Plan plan(Node node, Cardholding holder, FundingDraft draft, Reference reference) {
    return switch (node.cards.fundCardAccount.plan(
        holder.tenant().id(), draft, reference, Node.BY)) {
      case FundCardAccount.Result.Planned(_, var operation) -> new Plan.Planned(operation);
      case FundCardAccount.Result.Known(_, var operation) -> new Plan.Known(operation);
      case FundCardAccount.Result.Refused(var why) -> new Plan.Answered(refused(why));
    };
  }

  private Request withdraw(String key, Cardholding holder) {
    int reference = world.choices.nextInt(REFERENCES);
    int order = world.oneIn(4) ? world.choices.nextInt(REFERENCES) : reference;
    var amount = (1 + order % 2) + ".00";
    var call = call(key, holder, amount + " back for " + reference);
    var asked =
        order(call, node -> plan(node, holder, amount, new Reference("withdrawal-" + reference)));
    return new Request(
        call,
        node -> {
          var _ =
              node.cards.refreshCardAccount.unlessFresh(
                  holder.tenant().id(), holder.customer(), BALANCE_IS_FRESH_FOR, node.deadline());
          return asked.body().apply(node);
        });
  }

  private static Plan plan(Node node, Cardholding holder, String amount, Reference reference) {
    return switch (node.cards.withdrawFromCard.plan(
        holder.tenant().id(), holder.customer(), amount, reference, Node.BY)) {
      case WithdrawFromCard.Result.Planned(_, var operation) -> new Plan.Planned(operation);
      case WithdrawFromCard.Result.Known(_, var operation) -> new Plan.Known(operation);
      case WithdrawFromCard.Result.Refused(var why) -> new Plan.Answered(refused(why));
    };
  }

  /** As many dollars as under another reference, often. */
  private Request swap(String key, TenantId tenant) {
    int reference = world.choices.nextInt(REFERENCES);
    int order = world.oneIn(4) ? world.choices.nextInt(REFERENCES) : reference;
    var amount = (1 + order % 2) + ".00";
    var into = world.one(SwapOrder.INTO);
    var call = call(key, tenant, amount + " into " + into + " for " + reference);
    var asked =
        order(call, node -> plan(node, tenant, amount, into, new Reference("swap-" + reference)));
    return new Request(
        call,
        node -> {
          var _ = node.cards.refreshMasterWallet.unlessFresh(tenant, node.deadline());
          return asked.body().apply(node);
        });
  }

  private static Plan plan(
      Node node, TenantId tenant, String amount, Currency into, Reference reference) {
    return switch (node.cards.swaps.swapMasterWallet.plan(
        tenant, amount, into, reference, Node.BY)) {
      case SwapMasterWallet.Result.Planned(_, var operation) -> new Plan.Planned(operation);
      case SwapMasterWallet.Result.Known(_, var operation) -> new Plan.Known(operation);
      case SwapMasterWallet.Result.Refused(var why) -> new Plan.Answered(refused(why));
    };
  }

  private Request order(IdempotentCall call, Function<Node, Plan> plan) {
    var whenNotSent = world.oneIn(2) ? WhenNotSent.IS_TAKEN_BACK : WhenNotSent.GOES_ON;
    return new Request(
        call,
        node ->
            node.operationRequests.handle(
                call, node.deadline(), whenNotSent, () -> plan.apply(node)));
  }

  Request suspend(String key, Cardholding holder) {
    return SuspensionRequests.suspend(call(key, holder, "suspend"), holder.customer());
  }

  Request reactivate(String key, Cardholding holder) {
    return SuspensionRequests.reactivate(call(key, holder, "reactivate"), holder.customer());
  }

  private static StoredAnswer refused(Object why) {
    return new StoredAnswer(409, Map.of(), "refused: " + why, null);
  }

  private static IdempotentCall call(String key, Cardholding holder, String body) {
    return call(key, holder.tenant().id(), body + " of " + holder.customer());
  }

  private static IdempotentCall call(String key, TenantId tenant, String body) {
    return new IdempotentCall(
        tenant, "service:app", new IdempotencyKey(key), "fingerprint of " + body);
  }
}
