package io.purser.twin.http;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.flow.FlowControlHandler;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Listens on one address and serves one application, on virtual threads. */
public final class HttpServer implements AutoCloseable {
  private static final int IDLE_SECONDS = 300;

  private final EventLoopGroup loops =
      new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
  private final ExecutorService handlers = Executors.newVirtualThreadPerTaskExecutor();
  private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
  private final Channel listening;

  private HttpServer(InetSocketAddress address, Application application) throws IOException {
    var bound = bootstrap(application).bind(address).awaitUninterruptibly();
    if (!bound.isSuccess()) {
      stopLoops();
      handlers.close();
      throw cannotListen(address, bound);
    }
    listening = bound.channel();
  }

  /**
   * Binds and starts.
   *
   * @throws IOException when the address cannot be bound, with a message that says so
   */
  public static HttpServer start(InetSocketAddress address, Application application)
      throws IOException {
    return new HttpServer(address, application);
  }

  private ServerBootstrap bootstrap(Application application) {
    return new ServerBootstrap()
        .group(loops)
        .channel(NioServerSocketChannel.class)
        .option(ChannelOption.SO_REUSEADDR, true)
        .childOption(ChannelOption.TCP_NODELAY, true)
        .childHandler(
            new ChannelInitializer<SocketChannel>() {
              @Override
              protected void initChannel(SocketChannel channel) {
                connections.add(channel);
                channel
                    .pipeline()
                    .addLast(new IdleStateHandler(0, 0, IDLE_SECONDS))
                    .addLast(new HttpServerCodec())
                    .addLast(new FlowControlHandler())
                    .addLast(new Connection(application, handlers));
              }
            });
  }

  private static IOException cannotListen(InetSocketAddress address, ChannelFuture bound) {
    return new IOException(
        "cannot listen on " + address.getHostString() + ":" + address.getPort(), bound.cause());
  }

  public int port() {
    return ((InetSocketAddress) listening.localAddress()).getPort();
  }

  /** Stops listening, closes every connection and waits for the requests under way. */
  @Override
  public void close() {
    listening.close().awaitUninterruptibly();
    handlers.shutdown();
    try {
      if (!handlers.awaitTermination(2, TimeUnit.SECONDS)) {
        handlers.shutdownNow();
      }
    } catch (InterruptedException hurried) {
      handlers.shutdownNow();
      Thread.currentThread().interrupt();
    }
    connections.close().awaitUninterruptibly();
    stopLoops();
  }

  private void stopLoops() {
    loops.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
  }
}
