package io.purser.rest.edge;

import io.netty.buffer.ByteBufHolder;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Ends a connection whose peer is too slow with the head of a request, with its body or with
 * reading an answer, and one that asks on and on without reading any. It looks now and then while
 * something is under way, so a request that comes in one piece costs no timer. Time that we take
 * ourselves is not held against anybody.
 */
final class SlowPeers extends ChannelDuplexHandler {
  private static final int LOOKS_WITHIN_A_LIMIT = 8;
  private static final double NANOS = 1e9;

  private final ConnectionSettings settings;
  private final Connections connections;
  private final long betweenLooks;
  private @Nullable Future<?> looking;

  private boolean headArrives;
  private long headSince;
  private boolean bodyArrives;
  private long bodySince;
  private Duration bodyWithin;
  private long arrivedBytes;

  /** How long we have waited for this body, without the wait that goes on. */
  private long waited;

  private boolean waiting;
  private long waitingSince;
  private boolean readerIsBehind;
  private long behindSince;
  private boolean understoodSomething;
  private int unanswered;

  /** What has arrived before that is not looked at any more. */
  private boolean isCutOff;

  SlowPeers(ConnectionSettings settings, Connections connections) {
    this.settings = settings;
    this.connections = connections;
    this.bodyWithin = settings.bodyWithin();
    this.betweenLooks =
        Stream.of(
                    settings.headWithin(),
                    settings.bodyWithin(),
                    settings.silence(),
                    settings.readerPatience())
                .min(Duration::compareTo)
                .orElseThrow()
                .toNanos()
            / LOOKS_WITHIN_A_LIMIT;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    headArrives = true;
    headSince = System.nanoTime();
    lookLater(context);
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext context) {
    if (looking != null) {
      looking.cancel(false);
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (isCutOff) {
      ReferenceCountUtil.release(message);
      return;
    }
    understoodSomething = true;
    stopWaiting();
    if (message instanceof HttpRequest request) {
      begin(request);
      if (++unanswered > settings.pipelined()) {
        ReferenceCountUtil.release(message);
        isCutOff = true;
        connections.cut(context.channel(), CutOff.PIPELINED);
        return;
      }
    }
    if (!(message instanceof HttpRequest)
        && message instanceof HttpContent content
        && content.decoderResult().isFailure()) {
      // Where this body ends, and the next request begins, is anybody's guess.
      ReferenceCountUtil.release(message);
      isCutOff = true;
      connections.cut(context.channel(), CutOff.MALFORMED);
      return;
    }
    if (message instanceof ByteBufHolder content) {
      arrivedBytes += content.content().readableBytes();
    }
    if (message instanceof LastHttpContent) {
      bodyArrives = false;
    }
    context.fireChannelRead(message);
  }

  private void begin(HttpRequest request) {
    headArrives = false;
    bodyArrives = true;
    bodySince = System.nanoTime();
    bodyWithin = WholeBodies.isForm(request) ? settings.uploadWithin() : settings.bodyWithin();
    arrivedBytes = 0;
    waited = 0;
    if (request.headers().size() > settings.headers()) {
      request.setDecoderResult(
          DecoderResult.failure(new IllegalArgumentException("too many headers")));
    }
    if (!isChunkedOrNothing(request.headers().getAll(HttpHeaderNames.TRANSFER_ENCODING))) {
      request.setDecoderResult(
          DecoderResult.failure(new IllegalArgumentException("another transfer encoding")));
    }
  }

  /** Others may understand another encoding, and so another length. */
  private static boolean isChunkedOrNothing(List<String> encodings) {
    return encodings.isEmpty()
        || (encodings.size() == 1 && encodings.getFirst().equalsIgnoreCase("chunked"));
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    if (!understoodSomething && !headArrives && !bodyArrives) {
      // Something came, and it was no whole head.
      headArrives = true;
      headSince = System.nanoTime();
    }
    understoodSomething = false;
    context.fireChannelReadComplete();
    lookLater(context);
  }

  @Override
  public void read(ChannelHandlerContext context) {
    if (!waiting) {
      waiting = true;
      waitingSince = System.nanoTime();
    }
    context.read();
  }

  private void stopWaiting() {
    if (waiting) {
      waiting = false;
      waited += System.nanoTime() - waitingSince;
    }
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    if (message instanceof LastHttpContent && !isInterim(message)) {
      unanswered--;
    }
    var _ = context.write(message, promise);
  }

  /** Such as "100 Continue", after which the answer is still to come. */
  private static boolean isInterim(Object message) {
    return message instanceof HttpResponse response
        && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    readerIsBehind = !context.channel().isWritable();
    behindSince = System.nanoTime();
    context.fireChannelWritabilityChanged();
    lookLater(context);
  }

  private void lookLater(ChannelHandlerContext context) {
    if (looking == null && (headArrives || bodyArrives || readerIsBehind)) {
      looking =
          context.executor().schedule(() -> look(context), betweenLooks, TimeUnit.NANOSECONDS);
    }
  }

  private void look(ChannelHandlerContext context) {
    looking = null;
    tooSlow(System.nanoTime())
        .ifPresentOrElse(why -> connections.cut(context.channel(), why), () -> lookLater(context));
  }

  private Optional<CutOff> tooSlow(long now) {
    if (headArrives && now - headSince > settings.headWithin().toNanos()) {
      return Optional.of(CutOff.SLOW_HEAD);
    }
    if (bodyArrives && now - bodySince > bodyWithin.toNanos()) {
      return Optional.of(CutOff.SLOW_BODY);
    }
    if (bodyArrives && keptWaiting(now) > mayKeepWaiting()) {
      return Optional.of(CutOff.SILENT_BODY);
    }
    if (readerIsBehind && now - behindSince > settings.readerPatience().toNanos()) {
      return Optional.of(CutOff.SLOW_READER);
    }
    return Optional.empty();
  }

  private long keptWaiting(long now) {
    return waited + (waiting ? now - waitingSince : 0);
  }

  private long mayKeepWaiting() {
    return settings.silence().toNanos() + (long) (arrivedBytes * NANOS / settings.pace());
  }
}
