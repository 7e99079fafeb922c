package io.purser.rest.edge;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.HttpServerConfiguration;
import io.purser.domain.kyc.document.DocumentContent;
import jakarta.inject.Singleton;

/** Bounds what a request may bring, whatever the server is configured to. */
@Singleton
public final class EdgeLimits implements BeanCreatedEventListener<HttpServerConfiguration> {
  /** The largest body of JSON. */
  public static final int JSON_BYTES = 64 * 1024;

  /** The largest body that is taken in as a whole, which is a webhook's. */
  public static final int BODY_BYTES = 256 * 1024;

  /**
   * The largest body at all: a document in its form. It is read by those who know what to do with
   * it as it arrives; everybody else gets no more than a whole.
   */
  private static final int ARRIVING_BYTES =
      DocumentContent.MOST_BYTES + 4 * DocumentContent.PIECE_BYTES;

  @Override
  public HttpServerConfiguration onCreated(BeanCreatedEvent<HttpServerConfiguration> event) {
    var configuration = event.getBean();
    configuration.setMaxRequestSize(ARRIVING_BYTES);
    configuration.setMaxRequestBufferSize(BODY_BYTES);
    return configuration;
  }
}
