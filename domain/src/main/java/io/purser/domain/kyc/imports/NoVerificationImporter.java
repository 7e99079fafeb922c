package io.purser.domain.kyc.imports;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.operation.ProviderKey;
import io.purser.domain.operation.ProviderWrite.Answer;
import io.purser.domain.operation.ProviderWrite.Sighting;
import io.purser.domain.work.Deadline;
import java.time.Duration;

/** Where nobody has configured an importer. */
public final class NoVerificationImporter implements VerificationImporter {
  private static final String WHY = "no importer is configured";

  @Override
  public boolean isConfigured() {
    return false;
  }

  @Override
  public Answer<ImportAnswer> take(
      ProviderKey key, CustomerId customer, ShareToken token, Deadline deadline) {
    return new Answer.NotExecuted<>(WHY, Duration.ZERO);
  }

  @Override
  public Sighting<ImportAnswer> find(ProviderKey key, CustomerId customer, Deadline deadline) {
    return new Sighting.Unclear<>(WHY, Duration.ZERO);
  }
}
