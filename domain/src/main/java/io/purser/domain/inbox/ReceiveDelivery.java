package io.purser.domain.inbox;

import io.purser.domain.work.UnitOfWork;
import java.util.List;

/** Takes in what is delivered to an endpoint: verified and kept, and worked later. */
public final class ReceiveDelivery {
  private final UnitOfWork work;
  private final Endpoints endpoints;
  private final DeliveryVerifier verifier;
  private final Inbox inbox;
  private final InboxObserver observer;

  /**
   * @param work a unit of work on the small pool, so that the provider is answered even when the
   *     product is busy
   */
  public ReceiveDelivery(
      UnitOfWork work,
      Endpoints endpoints,
      DeliveryVerifier verifier,
      Inbox inbox,
      InboxObserver observer) {
    this.work = work;
    this.endpoints = endpoints;
    this.verifier = verifier;
    this.inbox = inbox;
    this.observer = observer;
  }

  /** Kept when this returns {@link Result.Kept}: it may then be acknowledged. */
  public Result handle(
      EndpointId id, List<String> signatures, List<String> timestamps, byte[] body) {
    var endpoint = endpoints.get(id);
    if (endpoint.isEmpty()) {
      return refuse(Refusal.UNKNOWN_ENDPOINT);
    }
    return switch (verifier.verify(endpoint.get(), signatures, timestamps, body)) {
      case DeliveryVerifier.Verdict.Forged(var why) -> refuse(why);
      case DeliveryVerifier.Verdict.Genuine(var signedAt) -> {
        var account = endpoint.get().account();
        boolean first = work.inAccount(account, () -> inbox.keep(account, body, signedAt));
        observer.kept(first);
        yield new Result.Kept();
      }
    };
  }

  /** For a delivery that does not even name an endpoint. */
  public Result refuse(Refusal why) {
    observer.refused(why);
    return new Result.Refused(why);
  }

  /** What came of it. */
  public sealed interface Result {
    record Kept() implements Result {}

    /** Nothing is kept. */
    record Refused(Refusal why) implements Result {}
  }
}
