package io.purser.domain.webhook;

import io.purser.domain.work.EachAlone;
import io.purser.domain.work.UnitOfWork;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * Follows the feed for every endpoint, and plans what is to be sent to it. Any number of nodes may
 * do so; for one endpoint, one of them does at a time.
 */
public final class PlanDeliveries {
  private static final int ENDPOINTS_AT_ONCE = 100;
  private static final int POSITIONS_AT_ONCE = 500;

  private final UnitOfWork work;
  private final WebhookDeliveries deliveries;

  public PlanDeliveries(UnitOfWork work, WebhookDeliveries deliveries) {
    this.work = work;
    this.deliveries = deliveries;
  }

  /**
   * Plans what is next for each endpoint. Returns how many positions it looked at. An endpoint for
   * which that fails holds up no other.
   *
   * @param goOn asked before each; when it says no, the rest is left to others
   */
  public int work(BooleanSupplier goOn) {
    var looked = new AtomicInteger();
    EachAlone.work(
        deliveries.behind(ENDPOINTS_AT_ONCE),
        goOn,
        target -> looked.addAndGet(work.inTransaction(target.tenant(), () -> plan(target))));
    return looked.get();
  }

  private int plan(WebhookDeliveries.Target target) {
    return deliveries.plan(target.tenant(), target.endpoint(), POSITIONS_AT_ONCE);
  }
}
