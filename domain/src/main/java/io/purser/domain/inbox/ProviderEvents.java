package io.purser.domain.inbox;

/**
 * Reads deliveries. Takes every dialect that the provider is known to speak, and never throws for
 * what it reads.
 */
public interface ProviderEvents {
  ProviderEvent read(byte[] body);
}
