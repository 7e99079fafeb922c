package io.purser.twin;

import io.purser.twin.card.CardHalf;
import io.purser.twin.card.Programmes;
import io.purser.twin.money.Sends;
import io.purser.twin.state.Agenda;
import io.purser.twin.state.Task;
import io.purser.twin.state.World;

/** Hands what is due to whoever planned it. */
record Due(Sends sends, CardHalf cards) implements Agenda.Performer {
  @Override
  public void perform(World world, Task task) {
    switch (task.kind()) {
      case SUBMIT_SEND -> sends.submitDue(world, task);
      case COMPLETE_SEND -> sends.completeDue(world, task);
      case APPROVE_PROGRAMME -> Programmes.approveDue(world, task);
      case DECIDE_KYC -> cards.kycReviews().decideDue(world, task);
      case FINISH_DEPLOYMENT -> cards.deployments().finishDue(world, task);
      case COMPLETE_FUNDING -> cards.fundings().completeDue(world, task);
      case SETTLE_WITHDRAWAL -> cards.withdrawals().settleDue(world, task);
      case COMPLETE_SWAP -> cards.masterWallets().completeDue(world, task);
    }
  }
}
