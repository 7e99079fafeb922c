package io.purser.verification;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.kyc.imports.ImportAnswer;
import io.purser.domain.kyc.imports.ShareToken;
import io.purser.domain.kyc.imports.VerificationImporter;
import io.purser.domain.operation.ProviderKey;
import io.purser.domain.operation.ProviderWrite.Answer;
import io.purser.domain.operation.ProviderWrite.Sighting;
import io.purser.domain.operation.Rejection;
import io.purser.domain.operation.Rejection.Reason;
import io.purser.domain.work.Deadline;
import io.purser.verification.ImportDocument.Reading;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Speaks docs/verification-import.md. What is not certain is in doubt. */
final class HttpVerificationImporter implements VerificationImporter {
  private static final int OK = 200;
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int REFUSED = 422;
  private static final int TOO_MANY = 429;

  private static final String EXPIRED = "share-token-expired";
  private static final String UNKNOWN_IMPORT = "verification-import-unknown";

  private final ImporterHttp http;
  private final Duration timeout;
  private final InstantSource clock;

  HttpVerificationImporter(ImporterHttp http, Duration timeout, InstantSource clock) {
    this.http = http;
    this.timeout = timeout;
    this.clock = clock;
  }

  @Override
  public boolean isConfigured() {
    return true;
  }

  @Override
  public Answer<ImportAnswer> take(
      ProviderKey key, CustomerId customer, ShareToken token, Deadline deadline) {
    var exchange = http.post(key.value(), ImportDocument.order(token, customer), within(deadline));
    return switch (exchange) {
      case Exchange.NotSent(var why) -> new Answer.NotExecuted<>(why, Duration.ZERO);
      case Exchange.NoAnswer(var why) -> new Answer.InDoubt<>(why);
      case Exchange.Answered(int status, var body, var retryAfter) ->
          switch (status) {
            case OK ->
                switch (ImportDocument.answer(body, customer, clock.instant())) {
                  case Reading.Right(var answer) -> new Answer.Done<>(answer);
                  case Reading.Wrong(var why) -> new Answer.InDoubt<>(why);
                };
            case REFUSED -> refused(ImportDocument.code(body).orElse(null));
            case UNAUTHORIZED, FORBIDDEN, NOT_FOUND, TOO_MANY ->
                new Answer.NotExecuted<>("answered " + status, retryAfter);
            default -> new Answer.InDoubt<>("answered " + status);
          };
    };
  }

  private static Answer<ImportAnswer> refused(@Nullable String code) {
    if (code == null) {
      return new Answer.InDoubt<>("answered 422 without a code");
    }
    var reason =
        code.equals(EXPIRED) ? Reason.SHARE_TOKEN_EXPIRED : Reason.SHARE_TOKEN_NOT_ACCEPTED;
    return new Answer.Refused<>(new Rejection(reason, code));
  }

  @Override
  public Sighting<ImportAnswer> find(ProviderKey key, CustomerId customer, Deadline deadline) {
    return switch (http.get(key.value(), within(deadline))) {
      case Exchange.NotSent(var why) -> new Sighting.Unclear<>(why, Duration.ZERO);
      case Exchange.NoAnswer(var why) -> new Sighting.Unclear<>(why, Duration.ZERO);
      case Exchange.Answered(int status, var body, var retryAfter) ->
          switch (status) {
            case OK ->
                switch (ImportDocument.answer(body, customer, clock.instant())) {
                  case Reading.Right(var answer) -> new Sighting.Present<>(answer);
                  case Reading.Wrong(var why) -> new Sighting.Unclear<>(why, Duration.ZERO);
                };
            case NOT_FOUND ->
                ImportDocument.code(body).filter(UNKNOWN_IMPORT::equals).isPresent()
                    ? new Sighting.Absent<>()
                    : new Sighting.Unclear<>("answered 404 without the code", retryAfter);
            default -> new Sighting.Unclear<>("answered " + status, retryAfter);
          };
    };
  }

  private Duration within(Deadline deadline) {
    var left = deadline.left();
    return left.compareTo(timeout) < 0 ? left : timeout;
  }
}
