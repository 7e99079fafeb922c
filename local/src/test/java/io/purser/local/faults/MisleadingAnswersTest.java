package io.purser.local.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.local.Site;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * A provider that acts and does not say so, says so and has not acted, breaks off, never ends,
 * sends elsewhere, or talks about somebody else.
 */
@FaultTest
@ResourceLock(Sites.MISLED)
class MisleadingAnswersTest {
  private static final int ANSWERS = Extent.count(80, 2_000);
  private static final Duration BOUND = Duration.ofSeconds(Extent.count(240, 2_400));

  /** More than half would only show the breaker. */
  private static final double SHARE = 0.35;

  private final Site site;
  private final ProviderFaults faults;

  MisleadingAnswersTest(Site site) {
    this.site = site;
    this.faults = new ProviderFaults(site);
  }

  /** A way to mislead whoever asks for an effect. */
  private record Lie(String kind, Map<String, ?> parameters) {
    static List<Lie> all(String elsewhere) {
      return List.of(
          new Lie("reset_before_commit", Map.of()),
          new Lie("reset_after_commit", Map.of()),
          new Lie("error_before_commit", Map.of()),
          new Lie("error_after_commit", Map.of()),
          new Lie("half_answer", Map.of()),
          new Lie("html_200", Map.of()),
          new Lie("html_200", Map.of("commit", true)),
          new Lie("error_200", Map.of()),
          new Lie("error_200", Map.of("commit", true)),
          new Lie("redirect", Map.of("location", elsewhere)),
          new Lie("redirect", Map.of("location", elsewhere, "commit", true, "status", 307)),
          new Lie("endless_answer", Map.of()),
          new Lie("endless_answer", Map.of("commit", true, "pause_ms", 200)),
          new Lie("other_customer", Map.of()));
    }
  }

  @Test
  void whatever_the_provider_answers_nothing_ends_in_a_wrong_state() throws Exception {
    var journal = new Journal();
    try (var elsewhere = new SecondListener()) {
      var lies = Lie.all(elsewhere.url());
      var told = new AtomicInteger();
      Mischief mischief =
          (write, person) -> {
            if (ThreadLocalRandom.current().nextDouble() < SHARE) {
              tell(lies.get(told.getAndIncrement() % lies.size()), write, person);
            }
          };
      try (var _ = Load.start(site, journal, Load.CLIENTS, Duration.ofMillis(300), mischief)) {
        awaitStrikes(lies);
      }
      var hits = faults.hits();
      site.makeWhole();
      var aftermath = Aftermath.of(site, journal);
      assertThat(aftermath.outcome().transfers()).as("transfers").isPositive();
      assertThat(lies)
          .allSatisfy(
              lie ->
                  assertThat(hits)
                      .hasEntrySatisfying(lie.kind(), MisleadingAnswersTest::isPositive));
      assertThat(elsewhere.visits()).as("redirects that were followed").isZero();
      Report.of("Misleading answers of the provider")
          .figure("ambiguous answers", total(hits))
          .figure("redirects", hits.getOrDefault("redirect", 0))
          .figure("redirects followed", elsewhere.visits())
          .of(journal)
          .of(aftermath)
          .done();
    }
  }

  /** The wallet of a customer whom the provider does not know yet is preceded by a registration. */
  private void tell(Lie lie, Write write, Person person) {
    var providerId = person.providerId();
    // What is looked at may be a lie as well.
    boolean aboutTheLook = ThreadLocalRandom.current().nextInt(4) == 0;
    switch (write.kind()) {
      case SEND_TRANSFER -> {
        faults.once(ProviderFaults.SEND_FUNDS, write.to(), lie.kind(), lie.parameters());
        if (aboutTheLook && providerId != null) {
          faults.once(ProviderFaults.LIST_TRANSACTIONS, providerId, lie.kind(), lie.parameters());
        }
      }
      case OPEN_WALLET -> {
        if (providerId == null) {
          lieAboutRegistration(lie, person);
        } else {
          var route = aboutTheLook ? ProviderFaults.LIST_WALLETS : ProviderFaults.ADD_WALLET;
          faults.once(route, providerId, lie.kind(), lie.parameters());
        }
      }
      case CREATE_CUSTOMER, REGISTER -> lieAboutRegistration(lie, person);
      case ISSUE_CARD, FUND_CARD, WITHDRAW_FROM_CARD ->
          throw new IllegalStateException("no client wants cards");
    }
  }

  private void lieAboutRegistration(Lie lie, Person person) {
    faults.once(ProviderFaults.CREATE_CUSTOMER, person.email(), lie.kind(), lie.parameters());
  }

  /** So many, at least one of each kind, and money that was sent in spite of them. */
  private void awaitStrikes(List<Lie> lies) throws IOException {
    long giveUp = System.nanoTime() + BOUND.toNanos();
    var hits = faults.hits();
    while (total(hits) < ANSWERS || !hasEach(lies, hits) || nothingWasSent()) {
      assertThat(System.nanoTime()).as("only " + hits).isLessThan(giveUp);
      LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
      hits = faults.hits();
    }
  }

  private static boolean hasEach(List<Lie> lies, Map<String, Integer> hits) {
    return lies.stream().allMatch(lie -> hits.getOrDefault(lie.kind(), 0) > 0);
  }

  private boolean nothingWasSent() throws IOException {
    return Effects.of(site, Effects.FUNDS_SENT).all().isEmpty();
  }

  private static void isPositive(int strikes) {
    assertThat(strikes).isPositive();
  }

  private static int total(Map<String, Integer> hits) {
    return hits.values().stream().mapToInt(Integer::intValue).sum();
  }
}
