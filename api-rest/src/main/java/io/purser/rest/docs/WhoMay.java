package io.purser.rest.docs;

import io.purser.domain.access.Caller;
import io.purser.domain.access.Permission;
import io.purser.domain.access.Role;
import io.purser.domain.access.Scope;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.tenant.TenantId;
import io.purser.rest.json.Words;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Says in words whom a permission is given to, by asking it about a caller of each kind. */
final class WhoMay {
  private static final String NOBODY = "00000000000000000000000000";
  private static final TenantId TENANT = new TenantId("ten_" + NOBODY);
  private static final Caller.EndUser END_USER =
      new Caller.EndUser(TENANT, "", "", new CustomerId("cus_" + NOBODY));

  private WhoMay() {}

  static String use(Permission permission) {
    var roles =
        Arrays.stream(Role.values())
            .filter(role -> permission.isGivenTo(new Caller.Operator(TENANT, "", "", Set.of(role))))
            .map(Words::of)
            .collect(Collectors.joining(", "));
    if (permission.scopes().isEmpty()) {
      return "For operators alone, with one of the roles %s.%s".formatted(roles, login(permission));
    }
    var scopes = permission.scopes().stream().map(Scope::text).collect(Collectors.joining(" or "));
    var operators = roles.isEmpty() ? "operators may not" : "operators one of the roles " + roles;
    var endUsers = permission.isGivenTo(END_USER) ? " End users may, for themselves." : "";
    return "Services need the scope %s, %s.%s%s"
        .formatted(scopes, operators, endUsers, login(permission));
  }

  /** Whether an end user may show a confirmation in place of a fresh login. */
  static boolean isEndUsers(Permission permission) {
    return permission.isGivenTo(END_USER);
  }

  private static String login(Permission permission) {
    return permission.needsFreshLogin() ? " Whoever logs in, must have done so a moment ago." : "";
  }
}
