package io.purser.yativo.call;

import io.purser.domain.work.Deadline;
import io.purser.yativo.ProviderSettings;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Carries out single exchanges: guarded, within the quota, bounded in time, judged and noted. */
@Singleton
final class Exchanges {
  /** With less than this left, a call would be given up before it could be answered. */
  private static final Duration WORTH_A_CALL = Duration.ofMillis(50);

  private final ProviderHttp http;
  private final Guards guards;
  private final Governor governor;
  private final CallLog log;
  private final ProviderSettings settings;

  Exchanges(
      ProviderHttp http, Guards guards, Governor governor, CallLog log, ProviderSettings settings) {
    this.http = http;
    this.guards = guards;
    this.governor = governor;
    this.log = log;
    this.settings = settings;
  }

  <T> Verdict<T> run(
      Account account,
      Request request,
      @Nullable Token token,
      Deadline deadline,
      AnswerReader<T> reader) {
    if (!deadline.allows(WORTH_A_CALL)) {
      return new Verdict.NotSent<>("no time is left", Duration.ZERO);
    }
    var callClass = request.route().callClass();
    return guards
        .of(account.name(), callClass, deadline.asker().urgency())
        .run(
            () -> governor.admit(account, callClass, deadline),
            () -> exchange(account, request, token, deadline, reader));
  }

  /**
   * One that says nothing about how the account stands, because what opens it is still in question:
   * it is not guarded, takes nothing out of the quota, and what the answer says of the quota is not
   * remembered.
   */
  <T> Verdict<T> tryOut(
      Account account, Request request, Deadline deadline, AnswerReader<T> reader) {
    if (!deadline.allows(WORTH_A_CALL)) {
      return new Verdict.NotSent<>("no time is left", Duration.ZERO);
    }
    return judged(account, request, null, deadline, reader).verdict();
  }

  private <T> Verdict<T> exchange(
      Account account,
      Request request,
      @Nullable Token token,
      Deadline deadline,
      AnswerReader<T> reader) {
    var judged = judged(account, request, token, deadline, reader);
    if (judged.exchange() instanceof Exchange.Answered answered) {
      governor.learn(account, answered, judged.verdict());
    }
    return judged.verdict();
  }

  private <T> Judged<T> judged(
      Account account,
      Request request,
      @Nullable Token token,
      Deadline deadline,
      AnswerReader<T> reader) {
    var callClass = request.route().callClass();
    var timeout = shorter(callClass.timeout(settings), deadline.left());
    long begun = System.nanoTime();
    var exchange =
        http.exchange(account.settings(), request, token, timeout, callClass.maxBytes(settings));
    var verdict = Classifier.classify(exchange, reader);
    var took = Duration.ofNanos(System.nanoTime() - begun);
    log.note(account.name(), request.route(), exchange, verdict, took);
    return new Judged<>(exchange, verdict);
  }

  private record Judged<T>(Exchange exchange, Verdict<T> verdict) {}

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
