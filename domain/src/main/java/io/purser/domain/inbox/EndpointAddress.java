package io.purser.domain.inbox;

/** Where the provider reaches our endpoints. */
@FunctionalInterface
public interface EndpointAddress {
  String urlOf(EndpointId id);
}
