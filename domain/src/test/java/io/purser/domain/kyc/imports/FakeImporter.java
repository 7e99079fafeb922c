package io.purser.domain.kyc.imports;

import io.purser.domain.InMemoryStore;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.kyc.Finding;
import io.purser.domain.operation.ProviderKey;
import io.purser.domain.operation.ProviderWrite.Answer;
import io.purser.domain.operation.ProviderWrite.Sighting;
import io.purser.domain.operation.Rejection;
import io.purser.domain.operation.Rejection.Reason;
import io.purser.domain.work.Deadline;
import io.purser.domain.work.InMemoryUnitOfWork;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A company's importer. A token is taken over once, and a key is answered alike for ever. It fails
 * when it is called inside a unit of work, and can be told to misbehave.
 */
public final class FakeImporter implements VerificationImporter {
  private final InMemoryUnitOfWork work;
  private final Map<ShareToken, Finding> vouchedFor = new HashMap<>();
  private final Set<ShareToken> expired = new HashSet<>();
  private final Set<ShareToken> used = new HashSet<>();
  private final Map<ProviderKey, Kept> kept = new HashMap<>();
  private final List<ShareToken> received = new ArrayList<>();
  private final Deque<Mishap> next = new ArrayDeque<>();
  private boolean configured = true;
  private boolean away;

  private record Kept(CustomerId customer, Answer<ImportAnswer> answer) {}

  private enum Mishap {
    ANSWER_LOST,
    REQUEST_LOST
  }

  public FakeImporter(InMemoryStore store) {
    this.work = store.work();
  }

  /** What is found of whoever brings this token. */
  public synchronized void vouches(ShareToken token, Finding finding) {
    vouchedFor.put(token, finding);
    expired.remove(token);
  }

  public synchronized void letsExpire(ShareToken token) {
    expired.add(token);
  }

  public synchronized void losesTheNextAnswer() {
    next.add(Mishap.ANSWER_LOST);
  }

  public synchronized void losesTheNextRequest() {
    next.add(Mishap.REQUEST_LOST);
  }

  public synchronized void goesAway() {
    away = true;
  }

  public synchronized void comesBack() {
    away = false;
  }

  /** Nobody has configured it, or it was taken out of the settings. */
  public synchronized void isTakenAway() {
    configured = false;
  }

  public synchronized void isConfiguredAgain() {
    configured = true;
  }

  /** How many tokens were taken over. */
  public synchronized int taken() {
    return used.size();
  }

  /** Every token that was sent to it, in order. */
  public synchronized List<ShareToken> received() {
    return List.copyOf(received);
  }

  @Override
  public synchronized boolean isConfigured() {
    return configured;
  }

  @Override
  public synchronized Answer<ImportAnswer> take(
      ProviderKey key, CustomerId customer, ShareToken token, Deadline deadline) {
    work.requireNoneOpen();
    if (away) {
      return new Answer.NotExecuted<>("nobody answers", Duration.ZERO);
    }
    var mishap = Optional.ofNullable(next.poll());
    if (mishap.filter(Mishap.REQUEST_LOST::equals).isPresent()) {
      return new Answer.InDoubt<>("the request was lost");
    }
    received.add(token);
    var answer = kept.computeIfAbsent(key, _ -> new Kept(customer, answer(key, token))).answer();
    return mishap.isPresent() ? new Answer.InDoubt<>("the answer was lost") : answer;
  }

  private Answer<ImportAnswer> answer(ProviderKey key, ShareToken token) {
    if (expired.contains(token)) {
      return new Answer.Refused<>(new Rejection(Reason.SHARE_TOKEN_EXPIRED, "share-token-expired"));
    }
    var finding = vouchedFor.get(token);
    if (finding == null) {
      return new Answer.Refused<>(
          new Rejection(Reason.SHARE_TOKEN_NOT_ACCEPTED, "share-token-unknown"));
    }
    if (!used.add(token)) {
      return new Answer.Refused<>(
          new Rejection(Reason.SHARE_TOKEN_NOT_ACCEPTED, "share-token-used"));
    }
    return new Answer.Done<>(new ImportAnswer("imp-" + key.value().substring(0, 8), finding));
  }

  @Override
  public synchronized Sighting<ImportAnswer> find(
      ProviderKey key, CustomerId customer, Deadline deadline) {
    work.requireNoneOpen();
    if (away) {
      return new Sighting.Unclear<>("nobody answers", Duration.ZERO);
    }
    return Optional.ofNullable(kept.get(key))
                .filter(found -> found.customer().equals(customer))
                .map(Kept::answer)
                .orElse(null)
            instanceof Answer.Done<ImportAnswer>(var answer)
        ? new Sighting.Present<>(answer)
        : new Sighting.Absent<>();
  }
}
