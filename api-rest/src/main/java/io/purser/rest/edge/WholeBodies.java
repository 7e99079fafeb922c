package io.purser.rest.edge;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Shows a request to the rest of the server only when all of it is there, so that whoever sends its
 * body slowly, or not at all, takes a connection and nothing else: no place among those that a node
 * works on, and no thread. Forms and what is larger than any other body may be go on as they come,
 * to those who read them as they arrive or refuse them, and so does what there is no room for.
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
      if (HttpUtil.is100ContinueExpected(request)) {
        // Those who would tell it to go on see the request only when it has.
        HttpUtil.set100ContinueExpected(request, false);
        var _ = context.writeAndFlush(goOn());
      }
      holding = true;
      waiting.add(message);
    } else if (holding) {
      hold(context, message);
    } else {
      context.fireChannelRead(message);
    }
  }

  private static DefaultFullHttpResponse goOn() {
    return new DefaultFullHttpResponse(
        HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE, Unpooled.EMPTY_BUFFER);
  }

  private static boolean mayWait(HttpRequest request) {
    return request.decoderResult().isSuccess()
        && !(request instanceof LastHttpContent)
        && HttpUtil.getContentLength(request, 0L) <= EdgeLimits.BODY_BYTES
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
      isWhole = bytes + more > EdgeLimits.BODY_BYTES || !room.take(more);
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
