package io.purser.yativo.card;

import com.fasterxml.jackson.databind.JsonNode;
import io.purser.domain.card.onboarding.CardReference;
import io.purser.domain.card.onboarding.Kyc;
import io.purser.domain.card.onboarding.Standing;
import io.purser.yativo.call.Members;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A card customer as the provider's own record shows it.
 *
 * @param reference what was kept there as a reference, or null
 */
record CardRecord(String id, @Nullable String reference, Standing standing) {
  /** What a word looks like. Anything else is not kept. */
  private static final Pattern WORD = Pattern.compile("[a-z0-9_.-]{1,40}");

  /** Empty when it does not name the card customer. */
  static Optional<CardRecord> read(JsonNode json) {
    String id = Members.shortText(json, "yativo_card_id");
    return id == null
        ? Optional.empty()
        : Optional.of(
            new CardRecord(
                id,
                Members.shortText(json, "external_customer_id", "external_id"),
                standing(json)));
  }

  boolean carries(CardReference wanted) {
    return wanted.value().equals(reference);
  }

  private static Standing standing(JsonNode json) {
    String flow = word(json, "flow_status");
    String kycWord = word(json, "kyc_status");
    var achieved = Flow.of(flow);
    var kyc = kyc(kycWord);
    boolean hasCards = json.path("cards_count").asInt() > 0 || !json.path("cards").isEmpty();
    return new Standing(
        achieved.emailVerified,
        further(achieved, kyc),
        achieved.deployed || json.path("safe_deployed").asBoolean(),
        achieved.hasCard || hasCards,
        new Standing.Words(
            flow, kycWord, achieved != Flow.UNKNOWN && (kycWord == null || kyc != null)));
  }

  /** The two may not be of one moment, so the one that is further counts. */
  private static @Nullable Kyc further(Flow flow, @Nullable Kyc said) {
    boolean ended = said == Kyc.REJECTED || said == Kyc.EXPIRED;
    return flow.approved && !ended ? Kyc.APPROVED : said;
  }

  private static @Nullable Kyc kyc(@Nullable String word) {
    return switch (word == null ? "" : word) {
      case "pending" -> Kyc.NOT_STARTED;
      case "in_progress" -> Kyc.IN_REVIEW;
      case "pending_review" -> Kyc.RESUBMISSION;
      case "approved" -> Kyc.APPROVED;
      case "rejected" -> Kyc.REJECTED;
      case "expired" -> Kyc.EXPIRED;
      default -> null;
    };
  }

  private static @Nullable String word(JsonNode json, String name) {
    String text = Members.text(json, name);
    if (text == null) {
      return null;
    }
    String lower = text.toLowerCase(Locale.ROOT);
    return WORD.matcher(lower).matches() ? lower : "unreadable";
  }

  /** The words for how far a card customer is, with what must have been achieved for each. */
  private enum Flow {
    OTP_REQUESTED(false, false, false, false),
    OTP_VERIFIED(true, false, false, false),
    KYC_INITIATED(true, false, false, false),
    KYC_COMPLETED(true, true, false, false),
    KYC_APPROVED(true, true, false, false),
    SAFE_DEPLOYING(true, true, false, false),
    SAFE_DEPLOYED(true, true, true, false),
    CARD_CREATED(true, true, true, true),
    ACTIVE(true, true, true, true),
    UNKNOWN(false, false, false, false);

    final boolean emailVerified;
    final boolean approved;
    final boolean deployed;
    final boolean hasCard;

    Flow(boolean emailVerified, boolean approved, boolean deployed, boolean hasCard) {
      this.emailVerified = emailVerified;
      this.approved = approved;
      this.deployed = deployed;
      this.hasCard = hasCard;
    }

    static Flow of(@Nullable String word) {
      for (var flow : values()) {
        if (flow != UNKNOWN && flow.name().toLowerCase(Locale.ROOT).equals(word)) {
          return flow;
        }
      }
      return UNKNOWN;
    }
  }
}
