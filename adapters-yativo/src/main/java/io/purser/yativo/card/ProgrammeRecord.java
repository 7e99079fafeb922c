package io.purser.yativo.card;

import com.fasterxml.jackson.databind.JsonNode;
import io.purser.domain.programme.CardCounts;
import io.purser.domain.programme.CardProgramme;
import io.purser.domain.programme.Enrolment;
import io.purser.domain.programme.FundingChain;
import io.purser.domain.programme.FundingStructure;
import io.purser.yativo.call.Members;
import io.purser.yativo.call.Reading;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A programme as the provider's own record shows it. */
final class ProgrammeRecord {
  /** What a word looks like. Anything else is not kept. */
  private static final Pattern WORD = Pattern.compile("[a-z0-9_.-]{1,40}");

  private static final int MOST_CARDS = 1_000;

  private ProgrammeRecord() {}

  static Reading<CardProgramme> read(JsonNode json) {
    String text = Members.text(json, "status");
    if (text == null) {
      return new Reading.Doubtful<>("answered without the state of the programme");
    }
    String lower = text.toLowerCase(Locale.ROOT);
    return new Reading.Understood<>(
        programme(WORD.matcher(lower).matches() ? lower : "unreadable", json));
  }

  private static CardProgramme programme(String word, JsonNode json) {
    var enrolment = enrolment(json);
    return switch (word) {
      case "pending" -> new CardProgramme.Applied(enrolment);
      case "approved" ->
          new CardProgramme.Approved(
              enrolment, Members.time(json, "approved_at"), counts(json.path("card_limits")));
      case "rejected" ->
          new CardProgramme.Rejected(
              enrolment, Members.shortText(json, "rejection_reason", "reason"));
      default -> new CardProgramme.NotUnderstood(word, enrolment);
    };
  }

  private static Enrolment enrolment(JsonNode json) {
    var iban = json.path("iban_enabled");
    return new Enrolment(
        Members.shortText(json, "id", "program_id"),
        structure(Members.text(json, "funding_structure")),
        chain(Members.text(json, "preferred_chain")),
        iban.isBoolean() ? (Boolean) iban.booleanValue() : null,
        Members.time(json, "created_at"));
  }

  static String wordOf(FundingStructure structure) {
    return switch (structure) {
      case MASTER_WALLET -> "master_wallet";
      case NON_MASTER -> "non_master";
    };
  }

  static String wordOf(FundingChain chain) {
    return switch (chain) {
      case SOLANA -> "SOL";
      case XDC -> "XDC";
    };
  }

  private static @Nullable FundingStructure structure(@Nullable String word) {
    for (var structure : FundingStructure.values()) {
      if (wordOf(structure).equals(word)) {
        return structure;
      }
    }
    return null;
  }

  private static @Nullable FundingChain chain(@Nullable String word) {
    for (var chain : FundingChain.values()) {
      if (wordOf(chain).equalsIgnoreCase(word == null ? "" : word)) {
        return chain;
      }
    }
    return null;
  }

  /** Null unless all three are there. */
  private static @Nullable CardCounts counts(JsonNode json) {
    int virtual = count(json, "max_virtual_per_customer");
    int physical = count(json, "max_physical_per_customer");
    int total = count(json, "max_total_per_customer");
    return virtual < 0 || physical < 0 || total < 0
        ? null
        : new CardCounts(virtual, physical, total);
  }

  private static int count(JsonNode json, String name) {
    int count = json.path(name).asInt(-1);
    return count > MOST_CARDS ? -1 : count;
  }
}
