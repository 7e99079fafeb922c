package io.purser.domain.inbox;

import io.purser.domain.InMemoryPlatform;
import io.purser.domain.idempotency.ResumableRequests.Progress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one request has noted, for as many tries as a test likes. */
public final class RememberedProgress implements Progress {
  private final InMemoryPlatform platform;
  private @Nullable String noted;

  public RememberedProgress(InMemoryPlatform platform) {
    this.platform = platform;
  }

  @Override
  public Optional<String> reached() {
    return Optional.ofNullable(noted);
  }

  @Override
  public void note(String point, Runnable alongside) {
    platform.given.in(platform.tenant, alongside);
    noted = point;
  }
}
