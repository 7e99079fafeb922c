package io.purser.domain.inbox;

/** Is told what becomes of deliveries, for metrics and logs. Never throws. */
public interface InboxObserver {
  /**
   * @param first false when the same bytes had been kept before
   */
  void kept(boolean first);

  void refused(Refusal why);

  void closed(Inbox.Claimed claimed, Inbox.Outcome outcome);

  /**
   * @param failures how many tries have failed by now, one after the other
   */
  void failed(Inbox.Claimed claimed, int failures, RuntimeException why);

  void swept(DeliverySweep.Report report);
}
