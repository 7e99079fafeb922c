package io.purser.rest.wallet.external;

import static java.util.Objects.requireNonNull;

import io.purser.domain.text.Text;
import io.purser.domain.wallet.external.ClaimedAuthorization;
import io.purser.rest.json.Body;
import io.purser.rest.json.Times;
import io.purser.rest.problem.ProblemCode;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is told of an authorization. */
@Schema(
    name = "NewAuthorization",
    description =
        "What is to be known of an authorization. It takes the place of what was known before.",
    example = NewAuthorization.EXAMPLE)
record NewAuthorization(
    @Schema(
            type = "string",
            allowableValues = {"none", "permit", "native"},
            example = "native",
            requiredMode = Schema.RequiredMode.REQUIRED)
        String state,
    @Schema(
            description =
                "Needed for native; may be there for permit; not for none. 0x and 64 hexadecimal"
                    + " digits on chains like Ethereum and on XDC, 64 of them on TRON, 64 bytes in"
                    + " base 58 on Solana, 32 on Sui.",
            maxLength = 88,
            example = "0x5c504ed432cb51138bcf09aa5e8a410dd4a1e204ef84bfed1be16dfba1b22060")
        @Nullable String transactionHash,
    @Schema(
            description = "When it was given, not in the future. Needed unless the state is none.",
            type = "string",
            format = "date-time",
            example = "2026-01-31T09:30:00Z")
        @Nullable Instant authorizedAt,
    @Schema(
            description = "How you know. Kept in the audit log with this change, and not shown.",
            minLength = 1,
            maxLength = 500,
            example = "Checkout 4711",
            requiredMode = Schema.RequiredMode.REQUIRED)
        String evidence) {
  static final String EXAMPLE =
      """
      {"state":"native","transactionHash":"0x5c504ed432cb51138bcf09aa5e8a410dd4a1e204ef84bfed1be16dfba1b22060",\
      "authorizedAt":"2026-01-31T09:30:00Z","evidence":"Checkout 4711"}""";

  private static final String NONE = "none";
  private static final String PERMIT = "permit";
  private static final String NATIVE = "native";
  private static final Set<String> STATES = Set.of(NONE, PERMIT, NATIVE);
  private static final int LONGEST_HASH = 88;
  private static final int LONGEST_EVIDENCE = 500;

  static NewAuthorization read(byte[] bytes) {
    var body = Body.read(bytes);
    var read =
        new NewAuthorization(
            body.requiredText("state", NewAuthorization::problemWithState),
            body.text("transactionHash", NewAuthorization::problemWithHash),
            time(body.text("authorizedAt", NewAuthorization::problemWithTime)),
            body.requiredText("evidence", text -> Text.problemWith(text, LONGEST_EVIDENCE)));
    read.refuseWhatDoesNotGoTogether(body);
    body.end();
    return read;
  }

  private static @Nullable Instant time(@Nullable String text) {
    return text == null ? null : Times.parse(text).map(Times::toTheMilli).orElse(null);
  }

  private void refuseWhatDoesNotGoTogether(Body body) {
    if (!body.isFine()) {
      return;
    }
    if (state.equals(NONE)) {
      refuseWhenThere(body, "transactionHash", transactionHash);
      refuseWhenThere(body, "authorizedAt", authorizedAt);
      return;
    }
    if (authorizedAt == null) {
      body.refuse("authorizedAt", ProblemCode.MISSING_MEMBER, "must be there");
    }
    if (state.equals(NATIVE) && transactionHash == null) {
      body.refuse("transactionHash", ProblemCode.MISSING_MEMBER, "must be there");
    }
  }

  private static void refuseWhenThere(Body body, String member, @Nullable Object value) {
    if (value != null) {
      body.refuse(member, ProblemCode.INVALID_VALUE, "must not be there when the state is none");
    }
  }

  ClaimedAuthorization toClaim() {
    return switch (state) {
      case PERMIT -> new ClaimedAuthorization.Permit(transactionHash, requireNonNull(authorizedAt));
      case NATIVE ->
          new ClaimedAuthorization.Native(
              requireNonNull(transactionHash), requireNonNull(authorizedAt));
      default -> new ClaimedAuthorization.None();
    };
  }

  private static Optional<String> problemWithState(String text) {
    return STATES.contains(text)
        ? Optional.empty()
        : Optional.of("must be one of none, permit, native");
  }

  /** Which form it must have depends on the wallet. */
  private static Optional<String> problemWithHash(String text) {
    return text.isEmpty() || text.length() > LONGEST_HASH
        ? Optional.of("must be 1 to " + LONGEST_HASH + " characters long")
        : Optional.empty();
  }

  private static Optional<String> problemWithTime(String text) {
    return Times.parse(text).isPresent()
        ? Optional.empty()
        : Optional.of("must be a time such as 2026-01-31T09:30:00Z");
  }
}
