package io.purser.peer.access;

import io.purser.domain.access.Caller;
import io.purser.peer.edge.ProblemCode;
import io.purser.peer.edge.Refused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Lets a request through to its route when its caller is permitted what the route needs. */
@Component
public class Gate implements HandlerInterceptor {
  /** The request's attribute that holds the caller. */
  public static final String CALLER = "peer.caller";

  private static final String SCHEME = "bearer ";
  private static final int LONGEST_CREDENTIAL = 8 * 1024;
  private static final int LARGEST_BODY = 64 * 1024;

  private final ServiceKeys keys;

  Gate(ServiceKeys keys) {
    this.keys = keys;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (!(handler instanceof HandlerMethod route)) {
      return true;
    }
    var needs = route.getMethodAnnotation(Needs.class);
    if (needs == null) {
      throw new Refused(ProblemCode.NOT_PERMITTED);
    }
    var caller = callerOf(request);
    if (!needs.value().isGivenTo(caller)) {
      throw new Refused(ProblemCode.NOT_PERMITTED);
    }
    if (request.getContentLengthLong() > LARGEST_BODY) {
      throw new Refused(ProblemCode.BODY_TOO_LARGE);
    }
    requireKnownQuery(request, needs.query());
    request.setAttribute(CALLER, caller);
    return true;
  }

  private Caller.Service callerOf(HttpServletRequest request) {
    var headers = Collections.list(request.getHeaders("Authorization"));
    if (headers.size() != 1) {
      throw new Refused(ProblemCode.UNAUTHENTICATED);
    }
    var header = headers.getFirst();
    if (header.length() > LONGEST_CREDENTIAL
        || header.length() <= SCHEME.length()
        || !header.substring(0, SCHEME.length()).toLowerCase(Locale.ROOT).equals(SCHEME)) {
      throw new Refused(ProblemCode.UNAUTHENTICATED);
    }
    return keys.callerWith(header.substring(SCHEME.length()))
        .orElseThrow(() -> new Refused(ProblemCode.UNAUTHENTICATED));
  }

  private static void requireKnownQuery(HttpServletRequest request, String[] known) {
    if (request.getQueryString() == null) {
      return;
    }
    request
        .getParameterMap()
        .forEach(
            (name, values) -> {
              if (!Arrays.asList(known).contains(name)) {
                throw new Refused(ProblemCode.UNKNOWN_PARAMETER);
              }
              if (values.length != 1) {
                throw new Refused(ProblemCode.REPEATED_PARAMETER);
              }
            });
  }
}
