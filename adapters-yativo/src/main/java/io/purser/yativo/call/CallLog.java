package io.purser.yativo.call;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Notes every exchange: what was asked, how it ended and how long it took. No body, token, key or
 * personal data passes through here.
 */
@Singleton
final class CallLog {
  private static final Logger LOG = LoggerFactory.getLogger(CallLog.class);

  private final MeterRegistry meters;

  CallLog(Optional<MeterRegistry> meters) {
    this.meters = meters.orElseGet(CompositeMeterRegistry::new);
  }

  void note(String account, Route route, Exchange exchange, Verdict<?> verdict, Duration took) {
    String operation = route.name().toLowerCase(Locale.ROOT);
    String outcome = nameOf(verdict);
    meters.timer("purser.provider.call", "operation", operation, "verdict", outcome).record(took);
    int status = exchange instanceof Exchange.Answered answered ? answered.status() : 0;
    String requestId = exchange instanceof Exchange.Answered answered ? answered.requestId() : "";
    LOG.atLevel(levelOf(route, verdict))
        .log(
            "provider call: operation={} account={} class={} status={} verdict={} took={}ms"
                + " request={}{}",
            operation,
            account,
            route.callClass().name().toLowerCase(Locale.ROOT),
            status == 0 ? "none" : status,
            outcome,
            took.toMillis(),
            requestId.isEmpty() ? "none" : requestId,
            reasonOf(verdict));
  }

  private static Level levelOf(Route route, Verdict<?> verdict) {
    return switch (verdict) {
      case Verdict.Ok<?> _ -> route.callClass() == CallClass.WRITE ? Level.INFO : Level.DEBUG;
      case Verdict.Rejected<?> _ -> Level.INFO;
      case Verdict.NotExecuted<?> _, Verdict.NotSent<?> _, Verdict.Ambiguous<?> _ -> Level.WARN;
    };
  }

  private static String nameOf(Verdict<?> verdict) {
    return switch (verdict) {
      case Verdict.Ok<?> _ -> "ok";
      case Verdict.Rejected<?> _ -> "rejected";
      case Verdict.NotExecuted<?> _ -> "not_executed";
      case Verdict.NotSent<?> _ -> "not_sent";
      case Verdict.Ambiguous<?> _ -> "ambiguous";
    };
  }

  private static String reasonOf(Verdict<?> verdict) {
    return switch (verdict) {
      case Verdict.Ok<?> _ -> "";
      case Verdict.Rejected<?>(_, var code, _) -> " code=" + (code == null ? "none" : code);
      case Verdict.NotExecuted<?> turnedAway -> " why=\"" + turnedAway.why() + '"';
      case Verdict.NotSent<?>(var why, _) -> " why=\"" + why + '"';
      case Verdict.Ambiguous<?>(var why) -> " why=\"" + why + '"';
    };
  }
}
