package io.purser.yativo.call;

import io.purser.domain.work.Deadline;
import io.purser.yativo.AccountSettings;
import io.purser.yativo.ProviderSettings;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Carries out single exchanges: guarded, bounded in time, judged and noted. */
@Singleton
final class Exchanges {
  /** With less than this left, a call would be given up before it could be answered. */
  private static final Duration WORTH_A_CALL = Duration.ofMillis(50);

  private final ProviderHttp http;
  private final Guards guards;
  private final CallLog log;
  private final ProviderSettings settings;

  Exchanges(ProviderHttp http, Guards guards, CallLog log, ProviderSettings settings) {
    this.http = http;
    this.guards = guards;
    this.log = log;
    this.settings = settings;
  }

  <T> Verdict<T> run(
      AccountSettings account,
      Request request,
      @Nullable Token token,
      Deadline deadline,
      AnswerReader<T> reader) {
    if (!deadline.allows(WORTH_A_CALL)) {
      return new Verdict.NotSent<>("no time is left", Duration.ZERO);
    }
    return guards
        .of(account.name(), request.route().callClass())
        .run(() -> exchange(account, request, token, deadline, reader));
  }

  private <T> Verdict<T> exchange(
      AccountSettings account,
      Request request,
      @Nullable Token token,
      Deadline deadline,
      AnswerReader<T> reader) {
    var callClass = request.route().callClass();
    var timeout = shorter(callClass.timeout(settings), deadline.left());
    long begun = System.nanoTime();
    var exchange = http.exchange(account, request, token, timeout, callClass.maxBytes(settings));
    var verdict = Classifier.classify(exchange, reader);
    var took = Duration.ofNanos(System.nanoTime() - begun);
    log.note(account.name(), request.route(), exchange, verdict, took);
    return verdict;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
