package io.purser.peer.edge;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/** What comes before and after every request of the product API: its id, headers and log line. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class EveryRequest extends OncePerRequestFilter {
  private static final Logger ACCESS = LoggerFactory.getLogger("purser.access");
  private static final String MDC_KEY = "requestId";

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getRequestURI().startsWith("/v1/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    long began = System.nanoTime();
    var trace = Trace.of(request);
    request.setAttribute(RequestId.ATTRIBUTE, trace.id());
    putHeaders(response, trace);
    MDC.put(MDC_KEY, trace.id());
    try {
      chain.doFilter(request, response);
    } finally {
      log(request, response, (System.nanoTime() - began) / 1000, trace);
      MDC.remove(MDC_KEY);
    }
  }

  private static void putHeaders(HttpServletResponse response, Trace trace) {
    response.setHeader("Request-Id", trace.id());
    response.setHeader("traceparent", trace.traceparent());
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
  }

  /** The route's template instead of the path, which may name people. */
  private static void log(
      HttpServletRequest request, HttpServletResponse response, long micros, Trace trace) {
    var route = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    ACCESS.info(
        "{} {} {} {}us requestId={}",
        request.getMethod(),
        route == null ? "(no route)" : route,
        response.getStatus(),
        micros,
        trace.id());
  }
}
