package io.purser.twin;

import io.purser.twin.card.Deployments;
import io.purser.twin.card.KycReviews;
import io.purser.twin.money.Sends;
import io.purser.twin.state.Agenda;
import io.purser.twin.state.Task;
import io.purser.twin.state.World;

/** Hands what is due to whoever planned it. */
record Due(Sends sends, KycReviews kycReviews, Deployments deployments)
    implements Agenda.Performer {
  @Override
  public void perform(World world, Task task) {
    switch (task.kind()) {
      case SUBMIT_SEND -> sends.submitDue(world, task);
      case COMPLETE_SEND -> sends.completeDue(world, task);
      case DECIDE_KYC -> kycReviews.decideDue(world, task);
      case FINISH_DEPLOYMENT -> deployments.finishDue(world, task);
    }
  }
}
