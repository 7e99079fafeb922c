package io.purser.rest.docs;

import io.micronaut.core.annotation.AnnotationMetadata;
import io.purser.domain.access.Permission;
import io.purser.rest.access.Needs;
import io.purser.rest.access.OpenToAll;
import io.purser.rest.problem.ProblemCode;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What a route's own annotations say about it. */
record RouteDescription(
    Optional<Permission> permission, Set<Input> inputs, Set<ProblemCode> problems) {
  private static final Set<ProblemCode> OF_EVERY_ROUTE =
      Set.of(
          ProblemCode.NOT_ACCEPTABLE,
          ProblemCode.INTERNAL_ERROR,
          ProblemCode.TEMPORARILY_UNAVAILABLE,
          ProblemCode.DEADLINE_PASSED,
          ProblemCode.RATE_LIMITED,
          ProblemCode.OVERLOADED);
  private static final Set<ProblemCode> OF_CREDENTIALS =
      Set.of(
          ProblemCode.UNAUTHENTICATED,
          ProblemCode.NOT_PERMITTED,
          ProblemCode.TENANT_SUSPENDED,
          ProblemCode.ADDRESS_NOT_ALLOWED,
          ProblemCode.LOGIN_NOT_LINKED,
          ProblemCode.UNKNOWN_PARAMETER);

  /** Empty for a route that is not part of the API. */
  static Optional<RouteDescription> of(AnnotationMetadata route) {
    var permission = route.enumValue(Needs.class, Permission.class);
    if (permission.isEmpty() && !route.hasAnnotation(OpenToAll.class)) {
      return Optional.empty();
    }
    var inputs = EnumSet.noneOf(Input.class);
    inputs.addAll(Arrays.asList(route.enumValues(Takes.class, Input.class)));
    var problems = EnumSet.copyOf(OF_EVERY_ROUTE);
    problems.addAll(Arrays.asList(route.enumValues(Refuses.class, ProblemCode.class)));
    inputs.forEach(input -> problems.addAll(input.codes()));
    if (permission.isPresent()) {
      problems.addAll(OF_CREDENTIALS);
      if (permission.get().needsFreshLogin()) {
        problems.add(ProblemCode.INSUFFICIENT_USER_AUTHENTICATION);
      }
    }
    return Optional.of(new RouteDescription(permission, inputs, problems));
  }

  /** Whether a confirmation may stand in it for a fresh login. */
  boolean takesConfirmation() {
    return problems.contains(ProblemCode.INSUFFICIENT_USER_AUTHENTICATION)
        && permission.filter(WhoMay::isEndUsers).isPresent();
  }

  /** Who may use the route, in words. */
  Optional<String> whoMay() {
    return permission.map(WhoMay::use);
  }
}
