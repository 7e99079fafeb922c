package io.purser.yativo.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SentOnceTest {
  private final SentOnce body = new SentOnce("{}".getBytes(StandardCharsets.UTF_8));
  private final Connection connection = new Connection();

  @Test
  void a_body_that_nobody_asked_for_can_be_withheld_for_good() {
    assertThat(body.withhold()).isTrue();

    body.subscribe(connection);

    assertThat(connection.received).isZero();
    assertThat(connection.error).isNotNull();
    assertThat(body.withhold()).isTrue();
  }

  @Test
  void a_body_that_was_handed_over_cannot_be_withheld() {
    body.subscribe(connection);

    assertThat(connection.received).isEqualTo(2);
    assertThat(body.withhold()).isFalse();
  }

  @Test
  void a_body_is_handed_over_once() {
    body.subscribe(connection);
    var another = new Connection();

    body.subscribe(another);

    assertThat(another.received).isZero();
    assertThat(another.error).isNotNull();
    assertThat(body.contentLength()).isEqualTo(2);
  }

  private static final class Connection implements Flow.Subscriber<ByteBuffer> {
    private long received;
    private @Nullable Throwable error;

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(ByteBuffer bytes) {
      received += bytes.remaining();
    }

    @Override
    public void onError(Throwable thrown) {
      error = thrown;
    }

    @Override
    public void onComplete() {}
  }
}
