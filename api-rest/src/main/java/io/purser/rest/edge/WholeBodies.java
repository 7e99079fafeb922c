package io.purser.rest.edge;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Shows a request to the rest of the server only when all of it is there, so that whoever sends its
 * body slowly, or not at all, takes a connection and nothing else: no place among those that a node
 * works on, and no thread. Bodies that are larger than JSON may be go on as they come, to those who
 * read them as they arrive, and so does what there is no room for.
 */
final class WholeBodies extends ChannelInboundHandlerAdapter {
  /** What the smallest piece takes in memory, whatever is in it. */
  private static final int MESSAGE_BYTES = 256;

  private final HeldBytes room;
  private final Queue<Object> waiting = new ArrayDeque<>();
  private boolean holding;
  private int bytes;

  WholeBodies(HeldBytes room) {
    this.room = room;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof HttpRequest request && mayWait(request)) {
      holding = true;
      waiting.add(message);
    } else if (holding) {
      hold(context, message);
    } else {
      context.fireChannelRead(message);
    }
  }

  /** Whoever waits to be told to go on with its body is told by those who look at the head. */
  private static boolean mayWait(HttpRequest request) {
    return request.decoderResult().isSuccess()
        && !(request instanceof LastHttpContent)
        && !HttpUtil.is100ContinueExpected(request)
        && HttpUtil.getContentLength(request, 0L) <= EdgeLimits.JSON_BYTES
        && !isForm(request);
  }

  static boolean isForm(HttpRequest request) {
    var type = request.headers().get(HttpHeaderNames.CONTENT_TYPE);
    return type != null && type.regionMatches(true, 0, "multipart/", 0, "multipart/".length());
  }

  private void hold(ChannelHandlerContext context, Object message) {
    waiting.add(message);
    boolean isWhole = message instanceof LastHttpContent;
    if (message instanceof HttpContent content && !isWhole) {
      int more = Math.max(MESSAGE_BYTES, content.content().readableBytes());
      isWhole = bytes + more > EdgeLimits.JSON_BYTES || !room.take(more);
      if (!isWhole) {
        bytes += more;
      }
    }
    if (isWhole) {
      letGo(context);
    }
  }

  private void letGo(ChannelHandlerContext context) {
    forgetRoom();
    holding = false;
    for (var message = waiting.poll(); message != null; message = waiting.poll()) {
      context.fireChannelRead(message);
    }
  }

  private void forgetRoom() {
    room.giveBack(bytes);
    bytes = 0;
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    context.fireChannelReadComplete();
    if (holding) {
      // Nobody behind this knows of the request, so nobody asks for the rest of it.
      context.read();
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    drop();
    context.fireChannelInactive();
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext context) {
    drop();
  }

  private void drop() {
    forgetRoom();
    holding = false;
    for (var message = waiting.poll(); message != null; message = waiting.poll()) {
      ReferenceCountUtil.release(message);
    }
  }
}
