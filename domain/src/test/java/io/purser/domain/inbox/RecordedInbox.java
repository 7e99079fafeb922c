package io.purser.domain.inbox;

import io.purser.domain.inbox.Inbox.Claimed;
import io.purser.domain.inbox.Inbox.Outcome;
import java.util.ArrayList;
import java.util.List;

/** An observer that remembers what it was told. */
public final class RecordedInbox implements InboxObserver {
  public final List<Boolean> kept = new ArrayList<>();
  public final List<Refusal> refused = new ArrayList<>();
  public final List<Outcome> closed = new ArrayList<>();
  public final List<Integer> failures = new ArrayList<>();
  public final List<DeliverySweep.Report> sweeps = new ArrayList<>();

  @Override
  public void kept(boolean first) {
    kept.add(first);
  }

  @Override
  public void refused(Refusal why) {
    refused.add(why);
  }

  @Override
  public void closed(Claimed claimed, Outcome outcome) {
    closed.add(outcome);
  }

  @Override
  public void failed(Claimed claimed, int count, RuntimeException why) {
    failures.add(count);
  }

  @Override
  public void swept(DeliverySweep.Report report) {
    sweeps.add(report);
  }
}
