package io.purser.rest.docs;

import static io.purser.rest.problem.ProblemCode.BODY_TOO_LARGE;
import static io.purser.rest.problem.ProblemCode.CURSOR_INVALID;
import static io.purser.rest.problem.ProblemCode.DUPLICATE_MEMBER;
import static io.purser.rest.problem.ProblemCode.IDEMPOTENCY_KEY_INVALID;
import static io.purser.rest.problem.ProblemCode.IDEMPOTENCY_KEY_MISSING;
import static io.purser.rest.problem.ProblemCode.IDEMPOTENCY_KEY_REUSED;
import static io.purser.rest.problem.ProblemCode.INVALID_PARAMETER;
import static io.purser.rest.problem.ProblemCode.INVALID_VALUE;
import static io.purser.rest.problem.ProblemCode.MALFORMED_JSON;
import static io.purser.rest.problem.ProblemCode.PRECONDITION_MISSING;
import static io.purser.rest.problem.ProblemCode.REASON_INVALID;
import static io.purser.rest.problem.ProblemCode.REASON_MISSING;
import static io.purser.rest.problem.ProblemCode.REPEATED_PARAMETER;
import static io.purser.rest.problem.ProblemCode.REQUEST_IN_FLIGHT;
import static io.purser.rest.problem.ProblemCode.UNKNOWN_MEMBER;
import static io.purser.rest.problem.ProblemCode.UNSUPPORTED_MEDIA_TYPE;
import static io.purser.rest.problem.ProblemCode.VERSION_STALE;
import static io.purser.rest.problem.ProblemCode.WRONG_TYPE;

import io.purser.rest.problem.ProblemCode;
import java.util.Set;

/** Something that many routes read, and what can be wrong with it. */
public enum Input {
  /** A JSON object. */
  JSON(
      MALFORMED_JSON,
      DUPLICATE_MEMBER,
      UNKNOWN_MEMBER,
      WRONG_TYPE,
      INVALID_VALUE,
      BODY_TOO_LARGE,
      UNSUPPORTED_MEDIA_TYPE),
  /** No body, or an empty object. */
  EMPTY(
      MALFORMED_JSON,
      DUPLICATE_MEMBER,
      UNKNOWN_MEMBER,
      INVALID_VALUE,
      BODY_TOO_LARGE,
      UNSUPPORTED_MEDIA_TYPE),
  /** A query with parameters; every route refuses ones that it does not know. */
  QUERY(REPEATED_PARAMETER, INVALID_PARAMETER),
  /** {@code limit}, {@code cursor} and {@code include}. */
  PAGE(REPEATED_PARAMETER, INVALID_PARAMETER, CURSOR_INVALID),
  /** {@code Idempotency-Key}. */
  KEY(IDEMPOTENCY_KEY_MISSING, IDEMPOTENCY_KEY_INVALID, REQUEST_IN_FLIGHT, IDEMPOTENCY_KEY_REUSED),
  /** {@code Purser-Reason}, which operators must send. */
  REASON(REASON_MISSING, REASON_INVALID),
  /** {@code Prefer: respond-async}. */
  PREFERENCE(),
  /** {@code If-None-Match}. */
  VERSION(),
  /** {@code If-Match}. */
  PRECONDITION(PRECONDITION_MISSING, VERSION_STALE);

  private final Set<ProblemCode> codes;

  Input(ProblemCode... codes) {
    this.codes = Set.of(codes);
  }

  Set<ProblemCode> codes() {
    return codes;
  }
}
