package io.purser.yativo.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.purser.domain.quota.Allowance;
import io.purser.domain.quota.QuotaReport;
import io.purser.domain.quota.QuotaWindow;
import io.purser.domain.quota.Quotas;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.Asker;
import io.purser.domain.work.Deadline;
import io.purser.domain.work.Urgency;
import io.purser.yativo.AccountSettings;
import io.purser.yativo.testing.OneAccount;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GovernorTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private static final TenantId TENANT = new TenantId("ten_01jd0000000000000000000001");
  private static final Duration MOMENT = Duration.ofMillis(20);

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final ScriptedQuotas quotas = new ScriptedQuotas();
  private final Governor governor =
      new Governor(
          quotas,
          ProviderHttpTest.settings(Duration.ofSeconds(1)),
          InstantSource.fixed(NOW),
          Optional.of(meters));
  private final Account account =
      new Account(
          OneAccount.ID,
          new AccountSettings(
              "main", URI.create("https://provider.example.com"), "key", "secret", null),
          new Allowance(60, 3_000, 50_000),
          0);

  @Test
  void somebody_who_waits_for_an_answer_waits_a_moment_for_the_quota() {
    quotas.script.add(new Quotas.Taking.NotYet(MOMENT));
    quotas.script.add(new Quotas.Taking.NotYet(MOMENT));
    long begun = System.nanoTime();

    assertThat(admit(CallClass.WRITE, Urgency.INTERACTIVE)).isEqualTo(new Admission.Admitted());
    assertThat(Duration.ofNanos(System.nanoTime() - begun))
        .isGreaterThanOrEqualTo(MOMENT.multipliedBy(2));
    assertThat(quotas.askers).hasSize(3).containsOnly(new Asker(TENANT, Urgency.INTERACTIVE));
    assertThat(waits("interactive", "taken")).isOne();
  }

  @Test
  void nobody_waits_longer_than_the_deadline_or_our_patience_allows() {
    var tooLong = new Quotas.Taking.NotYet(Duration.ofMillis(2_600));
    quotas.script.add(tooLong);
    assertThat(admit(CallClass.WRITE, Urgency.INTERACTIVE))
        .isEqualTo(new Admission.Refused("the provider's quota is spent", tooLong.time()));

    quotas.script.add(new Quotas.Taking.NotYet(MOMENT));
    assertThat(governor.admit(account, CallClass.WRITE, Deadline.in(Duration.ofMillis(510))))
        .isInstanceOf(Admission.Refused.class);
    assertThat(waits("interactive", "refused")).isEqualTo(2);
  }

  @Test
  void what_nobody_waits_for_is_refused_at_once() {
    for (var urgency : List.of(Urgency.RESOLVER, Urgency.SWEEP)) {
      quotas.script.add(new Quotas.Taking.NotYet(Duration.ofNanos(1)));
      assertThat(admit(CallClass.LOOK_UP, urgency)).isInstanceOf(Admission.Refused.class);
    }
    assertThat(quotas.askers).hasSize(2);
  }

  @Test
  void a_call_that_moves_money_is_urgent_when_somebody_waits_for_it() {
    var _ = admit(CallClass.MONEY, Urgency.INTERACTIVE);
    var _ = admit(CallClass.WRITE, Urgency.INTERACTIVE);
    var _ = admit(CallClass.LOOK_UP, Urgency.MONEY);

    assertThat(quotas.askers)
        .extracting(Asker::urgency)
        .containsExactly(Urgency.MONEY, Urgency.INTERACTIVE, Urgency.MONEY);
  }

  @Test
  void a_write_that_was_looked_for_comes_before_look_ups_and_waits_a_moment() {
    for (var callClass : List.of(CallClass.WRITE, CallClass.MONEY)) {
      quotas.script.add(new Quotas.Taking.NotYet(MOMENT));
      assertThat(admit(callClass, Urgency.RESOLVER)).isEqualTo(new Admission.Admitted());
    }
    assertThat(quotas.askers).hasSize(4).containsOnly(new Asker(TENANT, Urgency.INTERACTIVE));

    quotas.script.add(new Quotas.Taking.NotYet(MOMENT));
    assertThat(admit(CallClass.LOOK_UP, Urgency.RESOLVER)).isInstanceOf(Admission.Refused.class);
    assertThat(quotas.askers).last().isEqualTo(new Asker(TENANT, Urgency.RESOLVER));
  }

  @Test
  void a_token_is_as_urgent_as_whatever_needs_it() {
    var _ = governor.admit(account, CallClass.TOKEN, Deadline.in(Duration.ofSeconds(4)));

    assertThat(quotas.askers).containsExactly(new Asker(null, Urgency.MONEY));
  }

  @Test
  void a_quota_that_cannot_be_asked_means_that_nothing_is_sent_now() {
    quotas.away = true;

    assertThat(admit(CallClass.HISTORY, Urgency.SWEEP))
        .isEqualTo(new Admission.Refused("the provider's quota is spent", Duration.ofSeconds(1)));
    assertThat(meters.counter("purser.quota.unknown", "account", "main").count()).isOne();
  }

  @Test
  void a_429_closes_the_quota_for_as_long_as_it_says() {
    governor.learn(
        account, answered(null), new Verdict.TooManyCalls<String>(Duration.ofSeconds(12)));

    assertThat(quotas.told).containsExactly("close PT12S");
    assertThat(meters.counter("purser.quota.closed", "account", "main").count()).isOne();
  }

  @Test
  void only_what_lowers_the_quota_is_told_to_the_other_nodes() {
    var ok = new Verdict.Ok<>("yes");
    var inAMinute = NOW.plusSeconds(60);
    governor.learn(account, answered(null), ok);
    governor.learn(account, answered(new Exchange.RateLimit(60, 6, inAMinute)), ok);
    governor.learn(account, answered(new Exchange.RateLimit(1000, 847, inAMinute)), ok);
    assertThat(quotas.told).isEmpty();

    governor.learn(account, answered(new Exchange.RateLimit(30, 29, inAMinute)), ok);
    governor.learn(account, answered(new Exchange.RateLimit(60, 5, inAMinute)), ok);
    governor.learn(account, answered(new Exchange.RateLimit(60, 0, NOW.minusSeconds(3))), ok);
    assertThat(quotas.told)
        .containsExactly(
            "report " + new QuotaReport(QuotaWindow.MINUTE, 30, 29, Duration.ofMinutes(1)),
            "report " + new QuotaReport(QuotaWindow.MINUTE, 60, 5, Duration.ofMinutes(1)),
            "report " + new QuotaReport(QuotaWindow.MINUTE, 60, 0, Duration.ZERO));
  }

  @Test
  void an_answer_is_not_lost_because_the_quota_cannot_be_told_of_it() {
    quotas.away = true;

    governor.learn(
        account, answered(null), new Verdict.TooManyCalls<String>(Duration.ofSeconds(12)));

    assertThat(meters.counter("purser.quota.unknown", "account", "main").count()).isOne();
  }

  private Admission admit(CallClass callClass, Urgency urgency) {
    return governor.admit(
        account, callClass, Deadline.in(Duration.ofSeconds(10)).askedBy(TENANT, urgency));
  }

  private long waits(String urgency, String outcome) {
    return meters
        .timer("purser.quota.wait", "account", "main", "urgency", urgency, "outcome", outcome)
        .count();
  }

  private static Exchange.Answered answered(Exchange.@Nullable RateLimit rateLimit) {
    return new Exchange.Answered(200, new byte[0], Duration.ZERO, "", rateLimit);
  }

  /** Answers as it is told, and then says yes. */
  private static final class ScriptedQuotas implements Quotas {
    private final Queue<Taking> script = new ArrayDeque<>();
    private final List<Asker> askers = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private boolean away;

    @Override
    public Taking take(ProviderAccountId account, Allowance allowance, Asker asker) {
      requireThere();
      askers.add(asker);
      var next = script.poll();
      return next == null ? new Taking.Taken() : next;
    }

    @Override
    public void close(ProviderAccountId account, Duration time) {
      requireThere();
      told.add("close " + time);
    }

    @Override
    public void report(ProviderAccountId account, QuotaReport report) {
      requireThere();
      told.add("report " + report);
    }

    private void requireThere() {
      if (away) {
        throw new IllegalStateException("the database is away");
      }
    }
  }
}
