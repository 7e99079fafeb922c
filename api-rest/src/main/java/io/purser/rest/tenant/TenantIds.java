package io.purser.rest.tenant;

import io.purser.domain.tenant.TenantId;
import io.purser.rest.problem.ProblemCode;
import io.purser.rest.problem.Refused;

/** The ids in paths. One that cannot be is answered as one that is not. */
final class TenantIds {
  private TenantIds() {}

  static TenantId of(String text) {
    return TenantId.parse(text).orElseThrow(() -> new Refused(ProblemCode.NO_SUCH_TENANT));
  }
}
