package io.purser.domain.idempotency;

/**
 * An answer of which a part is told once, such as a token that is not kept.
 *
 * @param first what goes out when the request is carried out
 * @param stored the same without that part, which every repeat gets
 */
public record OnceTold(StoredAnswer first, StoredAnswer stored) {
  /** An answer that has no such part, as when the request is refused. */
  public static OnceTold nothing(StoredAnswer answer) {
    return new OnceTold(answer, answer);
  }
}
