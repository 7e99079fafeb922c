package io.purser.rest.access;

import io.purser.domain.access.Role;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An operator's roles, as issuers write them: a list of texts, or one text with spaces. */
final class Roles {
  private static final Map<String, Role> BY_NAME =
      Arrays.stream(Role.values())
          .collect(Collectors.toMap(role -> role.name().toLowerCase(Locale.ROOT), role -> role));

  private Roles() {}

  /**
   * Roles that are not ours are somebody else's business.
   *
   * @param manageTenants whether the issuer may give the role that goes beyond its tenant
   */
  static Set<Role> in(@Nullable Object claim, boolean manageTenants) {
    Collection<?> names =
        switch (claim) {
          case String text -> List.of(text.split(" "));
          case Collection<?> list -> list;
          case null, default -> List.of();
        };
    var roles = EnumSet.noneOf(Role.class);
    for (var name : names) {
      if (name instanceof String text && BY_NAME.containsKey(text)) {
        roles.add(BY_NAME.get(text));
      }
    }
    if (!manageTenants) {
      roles.remove(Role.PLATFORM);
    }
    return roles;
  }
}
