package io.purser.twin.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.SocketChannelConfig;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.util.ReferenceCountUtil;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One connection. It reads a request whole, hands it over, writes the answer and only then reads
 * on, so answers come in the order of the requests.
 */
final class Connection extends ChannelInboundHandlerAdapter {
  private static final int LARGEST_BODY_BYTES = 1 << 20;
  private static final int MOST_READ_OF_A_REFUSED_BODY_BYTES = 16 << 20;

  /** White space, so that whoever reads on is still waiting for the first value. */
  private static final byte[] MORE = " ".repeat(1_024).getBytes(StandardCharsets.US_ASCII);

  private static final System.Logger LOG = System.getLogger(Connection.class.getName());

  private final Application application;
  private final ExecutorService handlers;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private @Nullable HttpRequest head;
  private long bodyBytes;
  private boolean handling;

  Connection(Application application, ExecutorService handlers) {
    this.application = application;
    this.handlers = handlers;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    try {
      if (message instanceof HttpRequest request) {
        begin(context, request);
      }
      if (message instanceof HttpContent content && head != null) {
        read(context, head, content);
      }
    } finally {
      ReferenceCountUtil.release(message);
    }
  }

  private void begin(ChannelHandlerContext context, HttpRequest request) {
    head = request;
    body.reset();
    bodyBytes = 0;
    if (request.decoderResult().isFailure()) {
      refuse(context, request, Application.Unreadable.NOT_HTTP);
    } else if (HttpUtil.is100ContinueExpected(request)) {
      if (HttpUtil.getContentLength(request, 0L) > LARGEST_BODY_BYTES) {
        refuse(context, request, Application.Unreadable.TOO_LARGE);
      } else {
        var _ =
            context.writeAndFlush(
                new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE));
      }
    }
  }

  private void read(ChannelHandlerContext context, HttpRequest request, HttpContent content) {
    bodyBytes += content.content().readableBytes();
    if (bodyBytes > MOST_READ_OF_A_REFUSED_BODY_BYTES) {
      var _ = context.close();
      return;
    }
    if (bodyBytes <= LARGEST_BODY_BYTES) {
      try {
        content.content().readBytes(body, content.content().readableBytes());
      } catch (IOException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
    if (content instanceof LastHttpContent last) {
      if (last.decoderResult().isFailure()) {
        refuse(context, request, Application.Unreadable.NOT_HTTP);
      } else if (bodyBytes > LARGEST_BODY_BYTES) {
        // Answered only now: a client that is still writing would not read an earlier answer.
        refuse(context, request, Application.Unreadable.TOO_LARGE);
      } else {
        dispatch(context, request);
      }
    }
  }

  private void dispatch(ChannelHandlerContext context, HttpRequest request) {
    String text;
    try {
      var bytes = ByteBuffer.wrap(body.toByteArray());
      text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException notText) {
      refuse(context, request, Application.Unreadable.NOT_UTF8);
      return;
    }
    boolean keepAlive = HttpUtil.isKeepAlive(request);
    var whole = Requests.of(request, text);
    head = null;
    handling = true;
    context.channel().config().setAutoRead(false);
    try {
      handlers.execute(
          () -> {
            var answer = answer(whole);
            context.executor().execute(() -> write(context, answer, keepAlive));
          });
    } catch (RejectedExecutionException closing) {
      var _ = context.close();
    }
  }

  private Answer answer(Request request) {
    try {
      return application.handle(request);
    } catch (RuntimeException bug) {
      LOG.log(System.Logger.Level.ERROR, request.method() + " " + request.path(), bug);
      var body = Json.object().put("error", "internal_error").put("message", "The twin failed.");
      return new Answer.Whole(Response.json(500, body));
    }
  }

  private void refuse(
      ChannelHandlerContext context, HttpRequest request, Application.Unreadable why) {
    head = null;
    var response = application.refuse(Requests.of(request, ""), why);
    write(context, new Answer.Whole(response), false);
  }

  private void write(ChannelHandlerContext context, Answer answer, boolean keepAlive) {
    handling = false;
    switch (answer) {
      case Answer.Reset _ -> {
        if (context.channel().config() instanceof SocketChannelConfig socket) {
          // With no time to linger, closing sends a reset and throws away what is unsent.
          socket.setSoLinger(0);
        }
        var _ = context.close();
      }
      case Answer.Half(var response) -> {
        byte[] bytes = response.body().getBytes(StandardCharsets.UTF_8);
        var half = Unpooled.wrappedBuffer(bytes, 0, bytes.length / 2);
        var message =
            new DefaultHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(response.status()));
        setHeaders(message, response, bytes.length, keepAlive);
        var _ = context.write(message);
        var _ =
            context
                .writeAndFlush(new DefaultHttpContent(half))
                .addListener(ChannelFutureListener.CLOSE);
      }
      case Answer.Endless(var response, var pause) -> {
        var message =
            new DefaultHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(response.status()));
        response.headers().forEach((name, value) -> message.headers().set(name, value));
        HttpUtil.setTransferEncodingChunked(message, true);
        var _ = context.write(message);
        goOn(context, Unpooled.copiedBuffer(response.body(), StandardCharsets.UTF_8), pause);
      }
      case Answer.Whole(var response) -> {
        byte[] bytes = response.body().getBytes(StandardCharsets.UTF_8);
        var message =
            new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                HttpResponseStatus.valueOf(response.status()),
                Unpooled.wrappedBuffer(bytes));
        setHeaders(message, response, bytes.length, keepAlive);
        var written = context.writeAndFlush(message);
        if (keepAlive) {
          context.channel().config().setAutoRead(true);
        } else {
          written.addListener(ChannelFutureListener.CLOSE);
        }
      }
    }
  }

  /** The next piece waits until the one before has left, so a slow reader costs no memory. */
  private static void goOn(ChannelHandlerContext context, ByteBuf piece, Duration pause) {
    context
        .writeAndFlush(new DefaultHttpContent(piece))
        .addListener(
            written -> {
              if (written.isSuccess()) {
                var _ =
                    context
                        .executor()
                        .schedule(
                            () -> goOn(context, Unpooled.wrappedBuffer(MORE), pause),
                            pause.toMillis(),
                            TimeUnit.MILLISECONDS);
              }
            });
  }

  private static void setHeaders(
      HttpResponse message, Response response, int length, boolean keepAlive) {
    response.headers().forEach((name, value) -> message.headers().set(name, value));
    message.headers().set(HttpHeaderNames.CONTENT_LENGTH, length);
    if (!keepAlive) {
      message.headers().set(HttpHeaderNames.CONNECTION, "close");
    }
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event instanceof IdleStateEvent && !handling) {
      var _ = context.close();
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    // The peer went away; there is nobody to tell.
    var _ = context.close();
  }
}
