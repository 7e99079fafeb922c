package io.purser.rest.edge;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.HttpServerConfiguration;
import jakarta.inject.Singleton;

/** Bounds what a request may bring, whatever the server is configured to. */
@Singleton
public final class EdgeLimits implements BeanCreatedEventListener<HttpServerConfiguration> {
  /** The largest body of JSON. */
  public static final int JSON_BYTES = 64 * 1024;

  /** The largest body at all, which is a webhook's. */
  public static final int BODY_BYTES = 256 * 1024;

  @Override
  public HttpServerConfiguration onCreated(BeanCreatedEvent<HttpServerConfiguration> event) {
    var configuration = event.getBean();
    configuration.setMaxRequestSize(BODY_BYTES);
    configuration.setMaxRequestBufferSize(BODY_BYTES);
    return configuration;
  }
}
