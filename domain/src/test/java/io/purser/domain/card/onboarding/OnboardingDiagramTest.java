package io.purser.domain.card.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Given;
import io.purser.domain.card.onboarding.CardOnboarding.Header;
import io.purser.domain.card.onboarding.CardOnboarding.Requested;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.CustomerType;
import io.purser.domain.operation.OperationId;
import io.purser.domain.operation.Rejection;
import io.purser.domain.operation.Rejection.Reason;
import io.purser.domain.tenant.TenantId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The diagram in the documentation is what the code does, one achievement after the other. */
final class OnboardingDiagramTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "cards.md");
  private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
  private static final Standing.Words WORDS = new Standing.Words(null, null, true);

  @Test
  void the_document_shows_the_states_as_they_are() throws IOException {
    assertThat(Files.readString(DOCUMENT)).contains("```mermaid\n" + diagram() + "```\n");
  }

  private static String diagram() {
    var text = new StringBuilder("stateDiagram-v2\n  [*] --> requested: begin, or go on\n");
    for (var arrow : arrows()) {
      text.append("  ").append(arrow).append('\n');
    }
    for (var stage : Stage.values()) {
      if (stage.isEnd()) {
        text.append("  ").append(word(stage)).append(" --> [*]\n");
      }
    }
    return text.toString();
  }

  private static Set<String> arrows() {
    var arrows = new LinkedHashSet<String>();
    var requested = requested();
    var begun = new ProviderCardCustomer("id", Standing.AT_THE_BEGINNING, null);
    arrows.add(arrow(Stage.REQUESTED, requested.begin(begun, NOW).stage(), "a code is sent"));
    arrows.add(
        arrow(
            Stage.REQUESTED,
            requested.decline(Rejection.because(Reason.REFUSED_BY_PROVIDER), NOW).stage(),
            "refused"));
    for (var progress : inOrder()) {
      changes(progress)
          .forEach(
              (label, change) -> {
                var next = change.apply(progress).stage();
                if (next != progress.stage()) {
                  arrows.add(arrow(progress.stage(), next, label));
                }
              });
    }
    return arrows;
  }

  /** Everything that can have been achieved when one thing comes after the other. */
  private static List<Progress> inOrder() {
    var all = new ArrayList<Progress>();
    var email = Progress.NONE.emailIsVerified();
    var link = email.kycLinkIsGiven(NOW);
    all.addAll(List.of(Progress.NONE, email, link, kyc(link, Kyc.IN_REVIEW)));
    all.add(kyc(link, Kyc.RESUBMISSION));
    var approved = kyc(link, Kyc.APPROVED);
    var funds = approved.sourceOfFundsIsGiven();
    for (var progress : List.of(approved, funds, funds.phoneIsVerified())) {
      all.add(progress);
      all.add(progress.deploymentIsAsked());
      all.add(deployed(progress));
      all.add(deployed(progress.deploymentIsAsked()));
    }
    return all;
  }

  private static Map<String, UnaryOperator<Progress>> changes(Progress progress) {
    var changes = new LinkedHashMap<String, UnaryOperator<Progress>>();
    switch (progress.stage()) {
      case EMAIL_CODE -> changes.put("the code is right", Progress::emailIsVerified);
      case KYC -> {
        changes.put("identity is proved", it -> kyc(it, Kyc.APPROVED));
        changes.put("expired", it -> kyc(it, Kyc.EXPIRED));
        changes.put("rejected", it -> kyc(it, Kyc.REJECTED));
        changes.put("to be handed in again", it -> kyc(it, Kyc.RESUBMISSION));
      }
      case SOURCE_OF_FUNDS -> {
        changes.put("the questions are answered", Progress::sourceOfFundsIsGiven);
        changes.put("the account is set up", OnboardingDiagramTest::deployed);
      }
      case PHONE -> changes.put("the code is right", Progress::phoneIsVerified);
      case ACCOUNT -> changes.put("the account is set up", it -> deployed(it).deploymentIsAsked());
      case READY ->
          changes.put(
              "a card is issued", it -> it.with(new Standing(true, null, true, true, WORDS), NOW));
      case REQUESTED, ACTIVE, DECLINED, EXPIRED, MUST_RESTART ->
          throw new AssertionError("nothing is achieved in " + progress.stage());
    }
    return changes;
  }

  private static Progress kyc(Progress progress, Kyc kyc) {
    return progress.with(new Standing(true, kyc, false, false, WORDS), NOW.plusSeconds(1));
  }

  private static Progress deployed(Progress progress) {
    return progress.with(new Standing(true, null, true, false, WORDS), NOW);
  }

  private static Requested requested() {
    var ids = Given.IDS;
    return new Requested(
        new Header(
            OnboardingId.next(ids),
            TenantId.next(ids),
            CustomerId.next(ids, CustomerType.INDIVIDUAL),
            NOW,
            NOW,
            1),
        OperationId.next(ids));
  }

  private static String arrow(Stage from, Stage to, String label) {
    return word(from) + " --> " + word(to) + ": " + label;
  }

  /** As the API writes it, but for the hyphens, which the diagrams' language does not take. */
  private static String word(Stage stage) {
    return stage.name().toLowerCase(Locale.ROOT);
  }
}
