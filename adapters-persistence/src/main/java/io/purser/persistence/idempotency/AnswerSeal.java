package io.purser.persistence.idempotency;

import static io.purser.persistence.schema.Tables.IDEMPOTENCY_RECORD;

import com.fasterxml.jackson.core.type.TypeReference;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.idempotency.StoredAnswer;
import io.purser.persistence.Json;
import io.purser.persistence.seal.Place;
import io.purser.persistence.seal.SealKeys;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Answers as sealed documents, each under the key of the customer it is about, or the tenant's when
 * it is about none.
 */
@Singleton
final class AnswerSeal {
  private final SealKeys keys;

  AnswerSeal(SealKeys keys) {
    this.keys = keys;
  }

  /** What the document holds; whom it is about is a column of its own. */
  private record Document(int status, Map<String, String> headers, String body) {}

  byte[] seal(CallId call, StoredAnswer answer) {
    var document = new Document(answer.status(), new TreeMap<>(answer.headers()), answer.body());
    return keys.of(call.tenant(), answer.about()).seal(place(call), Json.write(document));
  }

  /** Empty when the customer it is about was erased. */
  Optional<StoredAnswer> open(CallId call, byte[] sealed, @Nullable CustomerId about) {
    return keys.read(
            call.tenant(),
            about,
            key -> Json.read(key.open(place(call), sealed), new TypeReference<Document>() {}))
        .map(
            document ->
                new StoredAnswer(document.status(), document.headers(), document.body(), about));
  }

  private static Place place(CallId call) {
    return Place.of(
        IDEMPOTENCY_RECORD.ANSWER, call.tenant().value(), call.principal() + '\0' + call.key());
  }
}
