package io.purser.twin.state;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request to the provider's routes as it came in, and what it was answered.
 *
 * @param route the template it matched, null when it matched none
 * @param body with secrets masked; null when there was none or it was not JSON
 * @param status null while it is being worked on, or when it was cut without an answer
 * @param cut how the answer was cut, null when it was not
 * @param fault the fault that was applied, null when none was
 */
public record LoggedRequest(
    long number,
    Instant at,
    Instant businessAt,
    String method,
    String path,
    @Nullable String route,
    @Nullable String accountId,
    @Nullable String apiKey,
    @Nullable String idempotencyKey,
    @Nullable JsonNode body,
    @Nullable Integer status,
    @Nullable String cut,
    @Nullable String fault) {

  public String id() {
    return Long.toString(number);
  }

  public LoggedRequest by(String account, String maskedKey) {
    return new LoggedRequest(
        number,
        at,
        businessAt,
        method,
        path,
        route,
        account,
        maskedKey,
        idempotencyKey,
        body,
        status,
        cut,
        fault);
  }

  public LoggedRequest ended(
      @Nullable Integer answered, @Nullable String howCut, @Nullable String faultId) {
    return new LoggedRequest(
        number,
        at,
        businessAt,
        method,
        path,
        route,
        accountId,
        apiKey,
        idempotencyKey,
        body,
        answered,
        howCut,
        faultId);
  }
}
