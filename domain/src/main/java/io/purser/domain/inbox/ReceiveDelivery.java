package io.purser.domain.inbox;

import io.purser.domain.inbox.DeliveryVerifier.Verdict;
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
    return endpoints
        .get(id)
        .map(endpoint -> receive(endpoint, signatures, timestamps, body))
        .orElseGet(() -> refuse(Refusal.UNKNOWN_ENDPOINT));
  }

  private Result receive(
      Endpoint endpoint, List<String> signatures, List<String> timestamps, byte[] body) {
    return switch (verify(endpoint, signatures, timestamps, body)) {
      case Verdict.Forged(var why) -> refuse(why);
      case Verdict.Genuine(var signedAt) -> {
        var account = endpoint.account();
        boolean first = work.inAccount(account, () -> inbox.keep(account, body, signedAt));
        observer.kept(first);
        yield new Result.Kept();
      }
    };
  }

  /** A signature that does not fit may be of a secret that another node has just learnt of. */
  private Verdict verify(
      Endpoint remembered, List<String> signatures, List<String> timestamps, byte[] body) {
    var verdict = verifier.verify(remembered, signatures, timestamps, body);
    return verdict.equals(new Verdict.Forged(Refusal.SIGNATURE))
        ? endpoints
            .ofAccount(remembered.account())
            .filter(endpoint -> !endpoint.equals(remembered))
            .map(endpoint -> verifier.verify(endpoint, signatures, timestamps, body))
            .orElse(verdict)
        : verdict;
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
