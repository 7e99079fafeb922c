package io.purser.rest.access;

import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.RouteInfo;
import io.purser.domain.access.Caller;
import io.purser.domain.access.Permission;
import io.purser.domain.work.Urgency;
import io.purser.rest.docs.Input;
import io.purser.rest.docs.Takes;
import io.purser.rest.edge.RequestCaller;
import io.purser.rest.edge.RequestDeadline;
import io.purser.rest.limit.RateLimits;
import io.purser.rest.problem.ProblemCode;
import io.purser.rest.problem.Refused;
import java.util.List;

/**
 * Lets a request through to a route that says what it needs, when its caller is permitted that; a
 * route that says nothing lets nobody in. The route decides and not the path, so no spelling of a
 * path leads around this.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(0)
final class Gate {
  static final String CALL = "purser.call";
  private static final String OURS = "io.purser.rest.";

  private final Credentials credentials;
  private final RateLimits limits;
  private final SuspendedTenants suspended;
  private final FreshLogin freshLogin;
  private final ConfirmationHeader confirmations;

  Gate(
      Credentials credentials,
      RateLimits limits,
      SuspendedTenants suspended,
      FreshLogin freshLogin,
      ConfirmationHeader confirmations) {
    this.credentials = credentials;
    this.limits = limits;
    this.suspended = suspended;
    this.freshLogin = freshLogin;
    this.confirmations = confirmations;
  }

  @RequestFilter
  @ExecuteOn(TaskExecutors.BLOCKING)
  void let(HttpRequest<?> request) {
    var route = RouteAttributes.getRouteInfo(request);
    if (route.isPresent() && isOurs(route.get())) {
      let(request, route.get().getAnnotationMetadata());
    }
  }

  /** Other modules' routes, such as those of the management port, guard themselves. */
  private static boolean isOurs(RouteInfo<?> route) {
    return route.getDeclaringType().getName().startsWith(OURS);
  }

  private void let(HttpRequest<?> request, AnnotationMetadata route) {
    if (route.hasAnnotation(OpenToAll.class)) {
      return;
    }
    var needed =
        route
            .enumValue(Needs.class, Permission.class)
            .orElseThrow(() -> new Refused(ProblemCode.NOT_PERMITTED));
    var proof = credentials.proofOf(request);
    var caller = proof.caller();
    RequestCaller.note(request, caller);
    limits.admit(request, caller);
    if (suspended.keepOut(caller, needed)) {
      throw new Refused(ProblemCode.TENANT_SUSPENDED);
    }
    if (!needed.isGivenTo(caller)) {
      throw new Refused(
          caller instanceof Caller.Newcomer
              ? ProblemCode.LOGIN_NOT_LINKED
              : ProblemCode.NOT_PERMITTED);
    }
    credentials.useUp(request, proof);
    var confirmed = confirmations.on(request, caller, isKeyed(route));
    freshLogin.require(needed, proof, confirmed);
    var deadline = RequestDeadline.of(request).askedBy(caller.tenant(), Urgency.INTERACTIVE);
    request.setAttribute(
        CALL,
        new Call(
            request,
            proof,
            deadline,
            permission -> freshLogin.require(permission, proof, confirmed),
            () -> credentials.stillProve(request, caller) && !suspended.keepOut(caller, needed)));
  }

  private static boolean isKeyed(AnnotationMetadata route) {
    return List.of(route.enumValues(Takes.class, Input.class)).contains(Input.KEY);
  }
}
