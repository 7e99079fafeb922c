package io.purser.app.usecase;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Factory;
import io.purser.domain.event.EventPlaces;
import io.purser.domain.event.EventRelay;
import io.purser.rest.event.EventStreams;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;

/** Puts together what turns events into a feed that can be followed, and its measures. */
@Factory
final class EventUseCases {
  private static final double MILLIS = Duration.ofSeconds(1).toMillis();

  @Singleton
  EventRelay eventRelay(EventPlaces places, InstantSource clock, MeterRegistry metrics) {
    var relay = new EventRelay(places, clock);
    Gauge.builder("purser.events.relay.lag", relay, it -> it.lag().toMillis() / MILLIS)
        .baseUnit("seconds")
        .description("how long the event that waited longest for its place had done so")
        .register(metrics);
    return relay;
  }

  /** The streams need the database, whose pools are measured, so they are looked for later. */
  @Singleton
  MeterBinder openStreams(BeanProvider<EventStreams> streams) {
    return metrics ->
        Gauge.builder("purser.events.streams", () -> streams.get().count())
            .description("streams of events that are open on this node")
            .register(metrics);
  }
}
