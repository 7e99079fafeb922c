package io.purser.domain.simulation;

import io.purser.domain.operation.OperationKind;
import io.purser.domain.programme.swap.AcceptedSwap;
import io.purser.domain.programme.swap.FollowSwap;
import io.purser.domain.programme.swap.ReportedSwap;
import io.purser.domain.programme.swap.Swap;
import io.purser.domain.programme.swap.Swaps.Whose;
import java.util.List;

/** What must be true of swaps when nothing is under way any longer. */
final class SwapChecks {
  private final World world;
  private final EffectChecks effects;

  SwapChecks(World world, EffectChecks effects) {
    this.world = world;
    this.effects = effects;
  }

  void check() {
    world.store.swaps().all().forEach(this::lookOnceMore);
    world.store.swaps().all().forEach(this::check);
    long planned =
        world.store.operations().all().stream()
            .filter(operation -> operation.header().kind().equals(OperationKind.SWAP_MASTER_WALLET))
            .count();
    wasTold("swap.requested", planned);
    wasTold("swap.completed", swapsThat(Swap.Completed.class));
    wasTold("swap.failed", swapsThat(Swap.Failed.class) + swapsThat(Swap.Refused.class));
  }

  /** What was told by events that were lost is in the provider's history. */
  private void lookOnceMore(Swap swap) {
    var node = world.startNode();
    var which = new Whose(swap.header().tenant(), swap.id());
    require(
        node.cards.swaps.follow.handle(which, node.deadline())
            instanceof FollowSwap.Result.Followed,
        "nobody can say how far swaps are");
  }

  private void check(Swap swap) {
    var made = effects.of(swap, swap.id().value());
    switch (swap) {
      case Swap.Requested(var header) -> effects.isLeftToAPerson(swap, header.operation());
      case Swap.NotSent _, Swap.Refused _ -> effects.hasNone(swap, made);
      case Swap.Accepted accepted -> {
        effects.is(swap, accepted.terms().providerId(), made);
        var there = there(accepted.terms().providerId());
        require(there.swap().progress() == progress(accepted), swap + " is " + there);
        var order = swap.header().order();
        require(
            there.given().equals(order.amount()) && order.into().equals(there.into()),
            swap + " is another order at the provider: " + there);
      }
    }
  }

  private static AcceptedSwap.Progress progress(Swap.Accepted swap) {
    return switch (swap) {
      case Swap.Submitted _ -> AcceptedSwap.Progress.SUBMITTED;
      case Swap.Completed _ -> AcceptedSwap.Progress.COMPLETED;
      case Swap.Failed _ -> AcceptedSwap.Progress.FAILED;
    };
  }

  private ReportedSwap there(String providerId) {
    return world.swaps.all().stream()
        .filter(one -> one.swap().providerId().equals(providerId))
        .findFirst()
        .orElseThrow(() -> new Violation(providerId + " is not at the provider"));
  }

  /**
   * Cents of a dollar that the provider has taken for swaps that are left to a person: they are
   * booked when that one has decided.
   */
  long goneAndNotBooked() {
    long gone = 0;
    for (var swap : world.store.swaps().all()) {
      List<String> made = effects.of(swap, swap.id().value());
      if (swap instanceof Swap.Requested(var header)
          && !made.isEmpty()
          && there(made.getFirst()).swap().progress() != AcceptedSwap.Progress.FAILED) {
        gone += header.order().amount().minor();
      }
    }
    return gone;
  }

  private long swapsThat(Class<? extends Swap> state) {
    return world.store.swaps().all().stream().filter(state::isInstance).count();
  }

  /** An event exists exactly when its change does. */
  private void wasTold(String type, long happened) {
    long events = world.store.eventLog().types().stream().filter(type::equals).count();
    require(events == happened, type + " happened " + happened + " times, and was told " + events);
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new Violation(otherwise);
    }
  }
}
