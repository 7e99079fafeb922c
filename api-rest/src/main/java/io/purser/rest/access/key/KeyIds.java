package io.purser.rest.access.key;

import io.purser.domain.access.ApiKeyId;
import io.purser.rest.problem.ProblemCode;
import io.purser.rest.problem.Refused;

/** The ids in paths. One that cannot be is answered as one that is not. */
final class KeyIds {
  private KeyIds() {}

  static ApiKeyId of(String text) {
    return ApiKeyId.parse(text).orElseThrow(() -> new Refused(ProblemCode.NO_SUCH_API_KEY));
  }
}
