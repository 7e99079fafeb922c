package io.purser.domain.simulation;

import io.purser.domain.access.ApiKeyId;
import io.purser.domain.access.Caller;
import io.purser.domain.idempotency.IdempotencyKey;
import io.purser.domain.idempotency.IdempotentCall;
import io.purser.domain.idempotency.StoredAnswer;
import io.purser.domain.operation.OperationRequests.Plan;
import io.purser.domain.operation.OperationRequests.WhenNotSent;
import io.purser.domain.simulation.Client.Request;
import io.purser.domain.tenant.Tenant;
import io.purser.domain.transfer.CancelTransfer;
import io.purser.domain.transfer.QuoteId;
import io.purser.domain.transfer.QuoteTransfer;
import io.purser.domain.transfer.Reference;
import io.purser.domain.transfer.SendTransfer;
import io.purser.domain.transfer.Transfer;
import io.purser.domain.transfer.TransferDraft;
import io.purser.domain.transfer.TransferId;
import io.purser.domain.transfer.approval.DecideTransfer;
import io.purser.domain.transfer.limit.ChangeTransferLimits;
import io.purser.domain.transfer.limit.SendingLimit;
import io.purser.domain.wallet.Wallet;
import io.purser.domain.work.StaleAggregate;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What clients ask for who all send from one wallet. */
final class TransferRequests {
  private static final List<String> ADDRESSES =
      List.of(
          "7xKXtg2CW87d97TXJSDpbD5jBkheTqA83TZRuJosgAsU",
          "9xQeWvG816bUx9EPjHmaT23yvVM2ZWbrrpZb9PusVFin");

  private static final int REFERENCES = 4;
  private static final int AMOUNTS = 3;

  private final World world;
  private final Tenant tenant;
  private final Wallet.Active wallet;
  private final Caller caller;
  private final Caller checker;
  private final Caller secondChecker;

  TransferRequests(World world, Tenant tenant, Wallet.Active wallet) {
    this.world = world;
    this.tenant = tenant;
    this.wallet = wallet;
    this.caller =
        new Caller.Service(
            tenant.id(),
            new Caller.Service.Identity.Key("app", ApiKeyId.next(world.store.ids())),
            Set.of());
    this.checker = new Caller.Operator(tenant.id(), "issuer", "checker", Set.of());
    this.secondChecker = new Caller.Operator(tenant.id(), "issuer", "second-checker", Set.of());
  }

  /** Mostly the same order under the same reference, often one like that of another reference. */
  Request send(String key) {
    int reference = world.choices.nextInt(REFERENCES);
    int order = world.oneIn(3) ? world.choices.nextInt(REFERENCES) : reference;
    var draft =
        new TransferDraft(
            wallet.id(),
            ADDRESSES.get(order / 2 % ADDRESSES.size()),
            String.valueOf(1 + order % AMOUNTS));
    var quote = world.oneIn(3) ? quote(draft) : null;
    var whenNotSent = world.oneIn(2) ? WhenNotSent.IS_TAKEN_BACK : WhenNotSent.GOES_ON;
    var call = call(key, draft + " for " + reference);
    return new Request(
        call,
        node ->
            node.operationRequests.handle(
                call,
                node.deadline(),
                whenNotSent,
                () -> plan(node, draft, new Reference("reference-" + reference), quote)));
  }

  private Plan plan(Node node, TransferDraft draft, Reference reference, @Nullable QuoteId quote) {
    return switch (node.sendTransfer.plan(tenant.id(), caller, draft, reference, quote, Node.BY)) {
      case SendTransfer.Result.Planned(_, var operation) -> new Plan.Planned(operation);
      case SendTransfer.Result.Known(_, var operation) -> new Plan.Known(operation);
      case SendTransfer.Result.Refused(var why) -> new Plan.Answered(refused(why));
    };
  }

  /** Null when nobody could tell what it costs, which is no reason not to send. */
  private @Nullable QuoteId quote(TransferDraft draft) {
    List<QuoteId> told = new ArrayList<>();
    world
        .network
        .any()
        .ifPresent(node -> world.network.serve("quote", node, () -> quote(node, draft, told)));
    return told.isEmpty() ? null : told.getFirst();
  }

  private void quote(Node node, TransferDraft draft, List<QuoteId> told) {
    var result = node.quoteTransfer.handle(tenant.id(), caller, draft, node.deadline());
    if (result instanceof QuoteTransfer.Result.Quoted(var quote)) {
      told.add(quote.id());
    }
  }

  /** That it is just being sent passes: it is no answer, and the client asks again. */
  Request cancel(String key, TransferId transfer) {
    var call = call(key, "cancel " + transfer);
    return new Request(call, node -> node.localRequests.handle(call, () -> cancel(node, transfer)));
  }

  private StoredAnswer cancel(Node node, TransferId transfer) {
    return switch (node.cancelTransfer.handle(tenant.id(), caller, transfer, Node.BY)) {
      case CancelTransfer.Result.Cancelled(var cancelled) -> cancelled(cancelled);
      case CancelTransfer.Result.NotCancellable(var as) -> refused(as.state());
      case CancelTransfer.Result.Refused(var why) -> refused(why);
      case CancelTransfer.Result.NoSuchTransfer _ -> throw new Violation("lost: " + transfer);
      case CancelTransfer.Result.Busy _ -> throw new StaleAggregate(transfer.value());
    };
  }

  /** Mostly somebody else, sometimes whoever has ordered it. */
  Request approve(String key, TransferId transfer) {
    var who = world.oneIn(5) ? caller : checker;
    var call = call(key, "approve " + transfer + " by " + who.principal());
    return new Request(
        call,
        node ->
            node.operationRequests.handle(
                call, node.deadline(), () -> approve(node, who, transfer)));
  }

  private Plan approve(Node node, Caller who, TransferId transfer) {
    return switch (node.decideTransfer.approve(tenant.id(), who, transfer, Node.BY)) {
      case DecideTransfer.Result.Approved(var operation) -> new Plan.Planned(operation);
      case DecideTransfer.Result.Declined _ -> throw new Violation("nobody declined " + transfer);
      case DecideTransfer.Result.NoSuchTransfer _ -> throw new Violation("lost: " + transfer);
      case DecideTransfer.Result.NotAwaiting(var as) -> new Plan.Answered(refused(as.state()));
      case DecideTransfer.Result.NeedsAnotherPerson why -> new Plan.Answered(refused(why));
      case DecideTransfer.Result.Refused(var why) -> new Plan.Answered(refused(why));
    };
  }

  Request decline(String key, TransferId transfer) {
    var call = call(key, "decline " + transfer);
    return new Request(
        call, node -> node.localRequests.handle(call, () -> decline(node, transfer)));
  }

  private StoredAnswer decline(Node node, TransferId transfer) {
    return switch (node.decideTransfer.decline(tenant.id(), checker, transfer, Node.BY)) {
      case DecideTransfer.Result.Declined(var declined) -> declined(declined);
      case DecideTransfer.Result.NotAwaiting(var as) -> refused(as.state());
      case DecideTransfer.Result.Refused(var why) -> refused(why);
      case DecideTransfer.Result.NoSuchTransfer _ -> throw new Violation("lost: " + transfer);
      case DecideTransfer.Result.Approved _, DecideTransfer.Result.NeedsAnotherPerson _ ->
          throw new Violation("nobody approved " + transfer);
    };
  }

  static StoredAnswer declined(Transfer transfer) {
    return new StoredAnswer(
        200, Map.of(), "declined " + transfer.id(), transfer.header().customer());
  }

  /** From now on a second person has to approve some of what is ordered, or nobody has to. */
  Request takeASecondPerson(String key) {
    var wanted = new TreeMap<String, SendingLimit>();
    if (!world.oneIn(3)) {
      var above = BigDecimal.valueOf(world.choices.nextInt(AMOUNTS));
      wanted.put("USDC", new SendingLimit(null, null, null, above));
    }
    var call = call(key, "approval above " + wanted);
    return new Request(call, node -> node.localRequests.handle(call, () -> changed(node, wanted)));
  }

  private StoredAnswer changed(Node node, SortedMap<String, SendingLimit> wanted) {
    var customer = wallet.header().customer();
    return switch (limited(node, checker, wanted)) {
      case ChangeTransferLimits.Result.Done _ ->
          new StoredAnswer(200, Map.of(), customer.value(), customer);
      case ChangeTransferLimits.Result.Awaiting _ -> {
        yield switch (limited(node, secondChecker, wanted)) {
          case ChangeTransferLimits.Result.Done _ ->
              new StoredAnswer(200, Map.of(), customer.value(), customer);
          // The node stood still for so long that the first operator's word was over.
          case ChangeTransferLimits.Result.Awaiting _ -> throw new StaleAggregate(customer.value());
          case ChangeTransferLimits.Result.Refused(var why) -> refused(why);
          case ChangeTransferLimits.Result.NeedsOperators _,
              ChangeTransferLimits.Result.OtherVersion _ ->
              throw new Violation("two operators have set the same limits");
        };
      }
      case ChangeTransferLimits.Result.NeedsOperators _ -> throw new Violation("it is one");
      case ChangeTransferLimits.Result.Refused(var why) -> refused(why);
      case ChangeTransferLimits.Result.OtherVersion _ -> throw new Violation("any version is fine");
    };
  }

  private ChangeTransferLimits.Result limited(
      Node node, Caller who, SortedMap<String, SendingLimit> wanted) {
    return node.changeTransferLimits.handle(
        who, wallet.header().customer(), _ -> true, wanted, Node.BY);
  }

  static StoredAnswer cancelled(Transfer transfer) {
    return new StoredAnswer(
        200, Map.of(), "cancelled " + transfer.id(), transfer.header().customer());
  }

  Request suspend(String key) {
    return SuspensionRequests.suspend(call(key, "suspend"), wallet.header().customer());
  }

  Request reactivate(String key) {
    return SuspensionRequests.reactivate(call(key, "reactivate"), wallet.header().customer());
  }

  private static StoredAnswer refused(Object why) {
    return new StoredAnswer(409, Map.of(), "refused: " + why, null);
  }

  private IdempotentCall call(String key, String body) {
    return new IdempotentCall(
        tenant.id(), "service:app", new IdempotencyKey(key), "fingerprint of " + body);
  }
}
