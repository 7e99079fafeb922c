package io.purser.domain.kyc;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Given;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.CustomerType;
import io.purser.domain.kyc.Decision.Finality;
import io.purser.domain.kyc.Decision.Ground;
import io.purser.domain.kyc.Verification.Ruling;
import io.purser.domain.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every command in every state. The table for readers is in docs/kyc.md. */
final class VerificationMovesTest {
  private static final Instant BEFORE = Instant.parse("2026-03-02T12:00:00Z");
  private static final Instant NOW = BEFORE.plus(Duration.ofDays(1));
  private static final Instant END = BEFORE.plus(Duration.ofDays(30));
  private static final Evidence EVIDENCE = new Evidence(Evidence.Kind.PASSPORT, "case 17", "BR");

  private static final Verification.Header HEADER =
      new Verification.Header(
          TenantId.next(Given.IDS), CustomerId.next(Given.IDS, CustomerType.INDIVIDUAL), BEFORE, 3);
  private static final Verification.Header CHANGED =
      new Verification.Header(HEADER.tenant(), HEADER.customer(), NOW, 3);
  private static final Ruling BY_PROVIDER = new Ruling(Verifier.PROVIDER, BEFORE);
  private static final Ruling BY_OPERATOR = new Ruling(Verifier.OPERATOR, BEFORE);
  private static final Ruling NOW_BY_PROVIDER = new Ruling(Verifier.PROVIDER, NOW);
  private static final Ruling NOW_BY_OPERATOR = new Ruling(Verifier.OPERATOR, NOW);
  private static final Ruling BY_IMPORT = new Ruling(Verifier.IMPORT, BEFORE);

  /** What an importer has found since the verification came to its state, and before. */
  private static final Instant SINCE = BEFORE.plusSeconds(60);

  private static final Instant LONG_BEFORE = BEFORE.minusSeconds(60);

  private static final Map<String, Verification> STATES = states();
  private static final Map<String, Function<Verification, Step>> COMMANDS = commands();

  /** What a row of the table says for the commands, in their order. */
  private static final Map<String, List<String>> TABLE =
      Map.ofEntries(
          row(
              "incomplete, by import",
              "begun",
              "again",
              "late",
              "review",
              "ok",
              "no",
              "OK",
              "NO",
              "NEVER",
              "-",
              ".",
              ".",
              "review",
              "yes",
              "yes-",
              "nay",
              "nay-",
              "nil",
              "nil-"),
          row(
              "approved by import",
              ".",
              ".",
              ".",
              ".",
              ".",
              "!",
              "OK",
              "NO",
              "NEVER",
              "anew",
              "other",
              ".",
              ".",
              "yes",
              ".",
              "nay",
              ".",
              "nil",
              "."),
          row(
              "rejected by import, retryable",
              "begun",
              "again",
              "late",
              "review",
              "ok",
              ".",
              "OK",
              "NO",
              "NEVER",
              "-",
              ".",
              "inc",
              "review",
              "yes",
              "yes-",
              ".",
              ".",
              "nil",
              "nil-"),
          row(
              "rejected by import, final",
              ".",
              ".",
              ".",
              ".",
              "!",
              ".",
              "OK",
              "NO",
              "NEVER",
              "-",
              ".",
              ".",
              ".",
              "!",
              ".",
              ".",
              ".",
              ".",
              "."),
          row(
              "not started",
              "begun",
              "again",
              "late",
              "review",
              "ok",
              "no",
              "OK",
              "NO",
              "NEVER",
              "-",
              ".",
              "inc",
              "review",
              "yes",
              "yes-",
              "nay",
              "nay-",
              "nil",
              "nil-"),
          row(
              "incomplete, begun",
              ".",
              "again",
              "late",
              "review",
              "ok",
              "no",
              "OK",
              "NO",
              "NEVER",
              "-",
              ".",
              "inc",
              "review",
              "yes",
              "yes-",
              "nay",
              "nay-",
              "nil",
              "nil-"),
          row(
              "incomplete, again",
              "begun",
              ".",
              "late",
              "review",
              "ok",
              "no",
              "OK",
              "NO",
              "NEVER",
              "-",
              ".",
              "inc",
              "review",
              "yes",
              "yes-",
              "nay",
              "nay-",
              "nil",
              "nil-"),
          row(
              "under review",
              "begun",
              "again",
              "late",
              ".",
              "ok",
              "no",
              "OK",
              "NO",
              "NEVER",
              "-",
              ".",
              "inc",
              ".",
              "yes",
              "yes-",
              "nay",
              "nay-",
              "nil",
              "nil-"),
          row(
              "approved by provider",
              ".",
              ".",
              ".",
              ".",
              ".",
              "no",
              "OK",
              "NO",
              "NEVER",
              "anew",
              "other",
              ".",
              ".",
              ".",
              ".",
              "!",
              ".",
              "!",
              "."),
          row(
              "approved by operator",
              ".",
              ".",
              ".",
              ".",
              ".",
              "!",
              "OK",
              "NO",
              "NEVER",
              "anew",
              "other",
              ".",
              ".",
              ".",
              ".",
              "!",
              ".",
              "!",
              "."),
          row(
              "rejected by provider",
              "begun",
              "again",
              "late",
              "review",
              "ok",
              ".",
              "OK",
              "NO",
              "NEVER",
              "-",
              ".",
              "inc",
              "review",
              "yes",
              "yes-",
              ".",
              ".",
              "nil",
              "nil-"),
          row(
              "rejected by operator, retryable",
              "begun",
              "again",
              "late",
              "review",
              "ok",
              ".",
              "OK",
              "NO",
              "NEVER",
              "-",
              ".",
              "inc",
              "review",
              "yes",
              "yes-",
              ".",
              ".",
              "nil",
              "nil-"),
          row(
              "rejected by operator, final",
              ".",
              ".",
              ".",
              ".",
              "!",
              ".",
              "OK",
              "NO",
              "NEVER",
              "-",
              ".",
              ".",
              ".",
              "!",
              ".",
              ".",
              ".",
              ".",
              "."),
          row(
              "pending verification",
              ".",
              ".",
              ".",
              ".",
              "ok",
              "no",
              "OK",
              "NO",
              "NEVER",
              ".",
              ".",
              ".",
              ".",
              "yes",
              ".",
              "nay",
              ".",
              "nil",
              "."));

  private static Map.Entry<String, List<String>> row(String state, String... words) {
    return Map.entry(state, List.of(words));
  }

  private static Map<String, Verification> states() {
    var states = new LinkedHashMap<String, Verification>();
    states.put("not started", new Verification.NotStarted(HEADER));
    states.put("incomplete, begun", new Verification.Incomplete(HEADER, Reason.PROOF_BEGUN));
    states.put(
        "incomplete, again", new Verification.Incomplete(HEADER, Reason.TO_BE_HANDED_IN_AGAIN));
    states.put("under review", new Verification.UnderReview(HEADER));
    states.put("approved by provider", new Verification.Approved(HEADER, BY_PROVIDER, null));
    states.put("approved by operator", new Verification.Approved(HEADER, BY_OPERATOR, END));
    states.put(
        "rejected by provider",
        new Verification.Rejected(
            HEADER, BY_PROVIDER, Reason.REJECTED_BY_PROVIDER, Finality.RETRYABLE));
    states.put(
        "rejected by operator, retryable",
        new Verification.Rejected(HEADER, BY_OPERATOR, Reason.DETAILS_DIFFER, Finality.RETRYABLE));
    states.put(
        "rejected by operator, final",
        new Verification.Rejected(HEADER, BY_OPERATOR, Reason.NOT_ACCEPTED, Finality.FINAL));
    states.put(
        "incomplete, by import", new Verification.Incomplete(HEADER, Reason.IMPORT_INCOMPLETE));
    states.put("approved by import", new Verification.Approved(HEADER, BY_IMPORT, END));
    states.put(
        "rejected by import, retryable",
        new Verification.Rejected(
            HEADER, BY_IMPORT, Reason.REJECTED_BY_IMPORT, Finality.RETRYABLE));
    states.put(
        "rejected by import, final",
        new Verification.Rejected(HEADER, BY_IMPORT, Reason.REJECTED_BY_IMPORT, Finality.FINAL));
    states.put(
        "pending verification",
        new Verification.PendingVerification(HEADER, BY_PROVIDER, Reason.DETAILS_CHANGED));
    return states;
  }

  private static Map<String, Function<Verification, Step>> commands() {
    var commands = new LinkedHashMap<String, Function<Verification, Step>>();
    for (var report : Report.values()) {
      commands.put("reported " + report, it -> it.reported(report, NOW));
    }
    commands.put("approve", it -> it.decided(new Decision.Approve(EVIDENCE, END), NOW));
    for (var finality : Finality.values()) {
      commands.put(
          "reject, " + finality,
          it -> it.decided(new Decision.Reject(EVIDENCE, Ground.NOT_ACCEPTED, finality), NOW));
    }
    commands.put("verify anew", it -> it.decided(new Decision.VerifyAnew(), NOW));
    commands.put("details changed", it -> it.detailsChanged(NOW));
    commands.put("found incomplete", it -> it.imported(new Finding.Incomplete(), NOW));
    commands.put("found under review", it -> it.imported(new Finding.UnderReview(), NOW));
    for (var found : List.of(SINCE, LONG_BEFORE)) {
      commands.put(
          "found approved " + found, it -> it.imported(new Finding.Approved(found, END), NOW));
    }
    for (var finality : Finality.values()) {
      for (var found : List.of(SINCE, LONG_BEFORE)) {
        commands.put(
            "found rejected, " + finality + " " + found,
            it -> it.imported(new Finding.Rejected(found, finality), NOW));
      }
    }
    return commands;
  }

  private static Step expected(Verification state, String word) {
    return switch (word) {
      case "." -> new Step.Stays();
      case "-" -> new Step.NotPossible();
      case "!" -> new Step.Contradicted();
      case "begun" -> to(new Verification.Incomplete(CHANGED, Reason.PROOF_BEGUN));
      case "again" -> to(new Verification.Incomplete(CHANGED, Reason.TO_BE_HANDED_IN_AGAIN));
      case "late" -> to(new Verification.Incomplete(CHANGED, Reason.NOT_FINISHED_IN_TIME));
      case "review" -> to(new Verification.UnderReview(CHANGED));
      case "ok" -> to(new Verification.Approved(CHANGED, NOW_BY_PROVIDER, null));
      case "no" ->
          to(
              new Verification.Rejected(
                  CHANGED, NOW_BY_PROVIDER, Reason.REJECTED_BY_PROVIDER, Finality.RETRYABLE));
      case "OK" -> to(new Verification.Approved(CHANGED, NOW_BY_OPERATOR, END));
      case "NO" ->
          to(
              new Verification.Rejected(
                  CHANGED, NOW_BY_OPERATOR, Reason.NOT_ACCEPTED, Finality.RETRYABLE));
      case "NEVER" ->
          to(
              new Verification.Rejected(
                  CHANGED, NOW_BY_OPERATOR, Reason.NOT_ACCEPTED, Finality.FINAL));
      case "inc" -> to(new Verification.Incomplete(CHANGED, Reason.IMPORT_INCOMPLETE));
      case "yes" -> to(new Verification.Approved(CHANGED, foundAt(SINCE), END));
      case "yes-" -> to(new Verification.Approved(CHANGED, foundAt(LONG_BEFORE), END));
      case "nay" -> foundAgainst(SINCE, Finality.RETRYABLE);
      case "nay-" -> foundAgainst(LONG_BEFORE, Finality.RETRYABLE);
      case "nil" -> foundAgainst(SINCE, Finality.FINAL);
      case "nil-" -> foundAgainst(LONG_BEFORE, Finality.FINAL);
      case "anew" ->
          to(new Verification.PendingVerification(CHANGED, rulingOf(state), Reason.ASKED_FOR));
      case "other" ->
          to(
              new Verification.PendingVerification(
                  CHANGED, rulingOf(state), Reason.DETAILS_CHANGED));
      default -> throw new AssertionError(word);
    };
  }

  private static Verification state(String name) {
    return requireNonNull(STATES.get(name));
  }

  private static Step to(Verification next) {
    return new Step.To(next);
  }

  private static Ruling foundAt(Instant at) {
    return new Ruling(Verifier.IMPORT, at);
  }

  private static Step foundAgainst(Instant at, Finality finality) {
    return to(new Verification.Rejected(CHANGED, foundAt(at), Reason.REJECTED_BY_IMPORT, finality));
  }

  private static Ruling rulingOf(Verification state) {
    return ((Verification.Approved) state).ruling();
  }

  static Stream<Arguments> everyPair() {
    return STATES.keySet().stream()
        .flatMap(state -> COMMANDS.keySet().stream().map(command -> Arguments.of(state, command)));
  }

  @ParameterizedTest
  @MethodSource("everyPair")
  void a_command_leads_where_the_table_says(String state, String command) {
    var before = state(state);
    var place = List.copyOf(COMMANDS.keySet()).indexOf(command);

    var step = requireNonNull(COMMANDS.get(command)).apply(before);

    assertThat(step).isEqualTo(expected(before, requireNonNull(TABLE.get(state)).get(place)));
  }

  @Test
  void the_table_has_every_state_and_every_command() {
    assertThat(TABLE.keySet()).isEqualTo(STATES.keySet());
    assertThat(TABLE.values()).allSatisfy(row -> assertThat(row).hasSameSizeAs(COMMANDS.keySet()));
    assertThat(STATES.values().stream().map(VerificationState::of).distinct())
        .containsExactly(VerificationState.values());
  }

  @Test
  void an_approval_that_has_run_out_is_to_be_shown_anew_from_that_moment_on() {
    var approved = state("approved by operator");

    assertThat(approved.at(END.minusMillis(1))).isEqualTo(approved);
    assertThat(approved.at(END))
        .isEqualTo(
            new Verification.PendingVerification(
                new Verification.Header(HEADER.tenant(), HEADER.customer(), END, 3),
                BY_OPERATOR,
                Reason.APPROVAL_EXPIRED));
    var endless = state("approved by provider");
    assertThat(endless.at(Instant.MAX)).isEqualTo(endless);
  }

  @Test
  void an_approval_found_elsewhere_that_is_over_says_nothing() {
    var over = new Finding.Approved(LONG_BEFORE, NOW);

    assertThat(STATES.values())
        .allSatisfy(state -> assertThat(state.imported(over, NOW)).isEqualTo(new Step.Stays()));
  }

  @Test
  void the_same_approval_found_twice_changes_nothing_and_a_longer_one_does() {
    var approved = state("approved by import");
    var longer = END.plus(Duration.ofDays(1));

    assertThat(approved.imported(new Finding.Approved(BEFORE, END), NOW))
        .isEqualTo(new Step.Stays());
    assertThat(approved.imported(new Finding.Approved(BEFORE, longer), NOW))
        .isEqualTo(to(new Verification.Approved(CHANGED, BY_IMPORT, longer)));
  }

  @Test
  void an_approval_that_has_run_out_is_renewed_by_what_was_found_since_it_was_given() {
    var over = state("approved by operator").at(END);

    assertThat(over.imported(new Finding.Approved(LONG_BEFORE, null), END))
        .isEqualTo(new Step.Stays());
    assertThat(over.imported(new Finding.Approved(SINCE, null), END))
        .isEqualTo(
            to(
                new Verification.Approved(
                    new Verification.Header(HEADER.tenant(), HEADER.customer(), END, 3),
                    foundAt(SINCE),
                    null)));
  }
}
