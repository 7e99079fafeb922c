package io.purser.verification;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.kyc.Decision.Finality;
import io.purser.domain.kyc.Finding;
import io.purser.domain.kyc.imports.ImportAnswer;
import io.purser.domain.kyc.imports.ShareToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/** The contract's documents. What is not exactly as it says is not read; more members are fine. */
final class ImportDocument {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private static final Pattern REFERENCE =
      Pattern.compile("[!-~]{1," + ImportAnswer.MAX_REFERENCE + "}");
  private static final Pattern CODE = Pattern.compile("[a-z0-9-]{1,64}");

  /** By how much the importer's clock may be ahead of ours. */
  private static final Duration AHEAD = Duration.ofMinutes(5);

  private ImportDocument() {}

  static byte[] order(ShareToken token, CustomerId customer) {
    var order = JSON.createObjectNode();
    order.put("shareToken", token.value());
    order.put("customerReference", customer.value());
    return order.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** What came of reading an answer. */
  sealed interface Reading {
    record Right(ImportAnswer answer) implements Reading {}

    /**
     * @param why in our words, with nothing of what was said
     */
    record Wrong(String why) implements Reading {}
  }

  /**
   * @param customer whom it has to be about
   */
  static Reading answer(byte[] body, CustomerId customer, Instant now) {
    var document = parsed(body);
    if (document.isEmpty()) {
      return new Reading.Wrong("an answer that cannot be read");
    }
    var answer = document.get();
    if (!answer.path("customerReference").asText().equals(customer.value())) {
      return new Reading.Wrong("an answer about somebody else");
    }
    try {
      return new Reading.Right(
          new ImportAnswer(text(answer, "importReference"), finding(answer, now)));
    } catch (Unreadable unreadable) {
      return new Reading.Wrong("an answer whose " + unreadable.member + " is not as agreed");
    }
  }

  private static Finding finding(JsonNode answer, Instant now) throws Unreadable {
    return switch (answer.path("state").asText()) {
      case "approved" -> {
        var at = verifiedAt(answer, now);
        var end = answer.path("expiresAt");
        if (end.isMissingNode() || end.isNull()) {
          yield new Finding.Approved(at, null);
        }
        var expiresAt = time(answer, "expiresAt");
        if (!expiresAt.isAfter(at)) {
          throw new Unreadable("expiresAt");
        }
        yield new Finding.Approved(at, expiresAt);
      }
      case "under-review" -> new Finding.UnderReview();
      case "incomplete" -> new Finding.Incomplete();
      case "rejected" -> {
        var retryable = answer.path("retryable");
        if (!retryable.isBoolean()) {
          throw new Unreadable("retryable");
        }
        yield new Finding.Rejected(
            verifiedAt(answer, now), retryable.asBoolean() ? Finality.RETRYABLE : Finality.FINAL);
      }
      default -> throw new Unreadable("state");
    };
  }

  private static Instant verifiedAt(JsonNode answer, Instant now) throws Unreadable {
    var at = time(answer, "verifiedAt");
    if (at.isAfter(now.plus(AHEAD))) {
      throw new Unreadable("verifiedAt");
    }
    return at;
  }

  /** As exact as we keep times. */
  private static Instant time(JsonNode answer, String member) throws Unreadable {
    try {
      return OffsetDateTime.parse(answer.path(member).asText())
          .toInstant()
          .truncatedTo(ChronoUnit.MICROS);
    } catch (DateTimeException e) {
      throw new Unreadable(member);
    }
  }

  private static String text(JsonNode answer, String member) throws Unreadable {
    var text = answer.path(member);
    if (!text.isTextual() || !REFERENCE.matcher(text.asText()).matches()) {
      throw new Unreadable(member);
    }
    return text.asText();
  }

  /** The code of a problem document, or empty when it is none. */
  static Optional<String> code(byte[] body) {
    return parsed(body)
        .map(problem -> problem.path("code"))
        .filter(JsonNode::isTextual)
        .map(JsonNode::asText)
        .filter(code -> CODE.matcher(code).matches());
  }

  private static Optional<JsonNode> parsed(byte[] body) {
    try {
      return Optional.ofNullable(JSON.readTree(body)).filter(JsonNode::isObject);
    } catch (IOException notJson) {
      return Optional.empty();
    }
  }

  private static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    private final String member;

    Unreadable(String member) {
      super(member, null, false, false);
      this.member = member;
    }
  }
}
