package io.purser.twin.card;

import io.purser.twin.state.Cause;
import io.purser.twin.state.Ids;
import io.purser.twin.state.Task;
import io.purser.twin.state.World;
import io.purser.twin.state.card.CardProgramme;
import io.purser.twin.state.card.CardProgramme.Status;
import io.purser.twin.state.card.ProgrammeApplication;

/** Applications for a card programme, on which compliance takes days to decide. */
public final class Programmes {
  private Programmes() {}

  public static CardProgramme of(World world, String owner) {
    return world.cardProgrammes.find(owner).orElseGet(() -> CardProgramme.none(owner));
  }

  public static CardProgramme apply(
      World world, Cause cause, CardProgramme programme, ProgrammeApplication application) {
    var applied = programme.applied(application);
    world.cardProgrammes.put(applied);
    world.effect(cause, "programme_applied", applied.owner(), applied.owner(), applied.id());
    world.tasks.put(
        new Task(
            Ids.task(),
            Task.Kind.APPROVE_PROGRAMME,
            applied.owner(),
            cause.at().plusSeconds(world.cardSettings.get().programmeReviewSeconds())));
    return applied;
  }

  /** Approves an application on which nobody has decided. */
  public static void approveDue(World world, Task task) {
    world
        .cardProgrammes
        .find(task.subject())
        .filter(programme -> programme.status() == Status.PENDING)
        .ifPresent(
            programme -> {
              var cause = Cause.byItself(task.dueAt());
              var _ = decide(world, cause, programme, Status.APPROVED);
            });
  }

  public static CardProgramme decide(
      World world, Cause cause, CardProgramme programme, Status status) {
    var decided = programme.decided(status, cause.at());
    world.cardProgrammes.put(decided);
    String kind = "programme_" + status.wireName();
    world.effect(cause, kind, decided.owner(), decided.owner(), decided.id());
    return decided;
  }
}
