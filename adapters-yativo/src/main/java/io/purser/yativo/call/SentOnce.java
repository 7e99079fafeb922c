package io.purser.yativo.call;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The body of a request, which knows whether it left. The HTTP client asks for it when a connection
 * stands and the headers are written. As long as it has not asked, the provider holds at most a
 * head that announces a body, on which it cannot act.
 *
 * <p>The body is handed over at most once: were the client to repeat a request by itself, it would
 * fail instead.
 */
final class SentOnce implements BodyPublisher {
  private enum State {
    WAITING,
    HANDED_OVER,
    WITHHELD
  }

  private final BodyPublisher body;
  private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);

  SentOnce(byte[] body) {
    this.body = BodyPublishers.ofByteArray(body);
  }

  /**
   * Keeps the body back from now on. True when it had not been handed over: then it is certain that
   * the provider never gets it.
   */
  boolean withhold() {
    return state.compareAndSet(State.WAITING, State.WITHHELD) || state.get() == State.WITHHELD;
  }

  @Override
  public long contentLength() {
    return body.contentLength();
  }

  @Override
  public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
    if (state.compareAndSet(State.WAITING, State.HANDED_OVER)) {
      body.subscribe(subscriber);
    } else {
      subscriber.onSubscribe(Refused.INSTANCE);
      subscriber.onError(new IOException("the body is not handed over again"));
    }
  }

  private enum Refused implements Flow.Subscription {
    INSTANCE;

    @Override
    public void request(long n) {}

    @Override
    public void cancel() {}
  }
}
