package io.purser.rest.edge;

import io.micronaut.http.HttpRequest;
import io.purser.domain.tenant.TenantId;
import java.util.Optional;

/** The tenant that a request's credential has proved to belong to, whatever becomes of it. */
public final class RequestTenant {
  private static final String ATTRIBUTE = "purser.tenant";

  private RequestTenant() {}

  public static void note(HttpRequest<?> request, TenantId tenant) {
    request.setAttribute(ATTRIBUTE, tenant);
  }

  /** Empty while nothing is proved. */
  public static Optional<TenantId> of(HttpRequest<?> request) {
    return request.getAttribute(ATTRIBUTE, TenantId.class);
  }
}
