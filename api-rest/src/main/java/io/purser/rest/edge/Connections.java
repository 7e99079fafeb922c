package io.purser.rest.edge;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Bounds the connections of a node, all of them and those of one address, and puts those who look
 * after slow peers into each. The management port is inside and has none of this.
 */
@Singleton
final class Connections implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {
  private final ConnectionSettings settings;
  private final TrustedProxies proxies;
  private final int managementPort;
  private final AtomicInteger open = new AtomicInteger();
  private final ConcurrentMap<InetAddress, Integer> openOf = new ConcurrentHashMap<>();
  private final HeldBytes held = new HeldBytes();
  private final Map<CutOff, Counter> cut = new EnumMap<>(CutOff.class);

  Connections(
      ConnectionSettings settings,
      TrustedProxies proxies,
      @Property(name = "endpoints.all.port") @Nullable Integer managementPort,
      Optional<MeterRegistry> meters) {
    this.settings = settings;
    this.proxies = proxies;
    this.managementPort = managementPort == null ? 0 : managementPort;
    var registry = meters.orElseGet(CompositeMeterRegistry::new);
    for (var why : CutOff.values()) {
      cut.put(why, registry.counter("purser.connections.cut", "reason", why.text()));
    }
    Gauge.builder("purser.connections.open", open, AtomicInteger::get).register(registry);
    Gauge.builder("purser.connections.held.bytes", held, HeldBytes::now).register(registry);
  }

  @Override
  public NettyServerCustomizer.Registry onCreated(
      BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
    var registry = event.getBean();
    registry.register(
        new NettyServerCustomizer() {
          @Override
          public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
            return role == ChannelRole.CONNECTION && isOutside(channel)
                ? new OfConnection(channel)
                : this;
          }
        });
    return registry;
  }

  private boolean isOutside(Channel channel) {
    return channel.localAddress() instanceof InetSocketAddress local
        && local.getPort() != managementPort;
  }

  /** Ends the connection, and counts why. */
  void cut(Channel channel, CutOff why) {
    var counter = cut.get(why);
    if (counter != null) {
      counter.increment();
    }
    var _ = channel.close();
  }

  private final class OfConnection implements NettyServerCustomizer {
    private final Channel channel;

    OfConnection(Channel channel) {
      this.channel = channel;
    }

    @Override
    public void onStreamPipelineBuilt() {
      if (enter()) {
        channel
            .pipeline()
            .addAfter(
                ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC,
                "purser-whole-bodies",
                new WholeBodies(held))
            .addAfter(
                ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC,
                "purser-slow-peers",
                new SlowPeers(settings, Connections.this));
      }
    }

    private boolean enter() {
      var address = ((InetSocketAddress) channel.remoteAddress()).getAddress();
      int all = open.incrementAndGet();
      int same = openOf.merge(address, 1, Integer::sum);
      var _ = channel.closeFuture().addListener(_ -> leave(address));
      if (all > settings.total()) {
        cut(channel, CutOff.TOTAL);
        return false;
      }
      if (same > settings.perAddress() && !proxies.isTrusted(address)) {
        cut(channel, CutOff.ADDRESS);
        return false;
      }
      return true;
    }

    private void leave(InetAddress address) {
      open.decrementAndGet();
      openOf.computeIfPresent(address, (_, count) -> count == 1 ? null : count - 1);
    }
  }
}
