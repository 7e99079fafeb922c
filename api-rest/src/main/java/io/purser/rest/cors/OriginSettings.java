package io.purser.rest.cors;

import io.micronaut.context.annotation.EachProperty;
import io.micronaut.context.annotation.Parameter;
import io.purser.domain.tenant.setting.WebOrigin;
import java.util.List;

/**
 * The web origins of one tenant: {@code purser.security.cors.<slug>.origins}. Each is a page's own,
 * to the letter, as browsers write it.
 *
 * @param slug of the tenant
 */
@EachProperty("purser.security.cors")
public record OriginSettings(@Parameter String slug, List<String> origins) {
  public OriginSettings {
    origins = List.copyOf(origins);
    for (var origin : origins) {
      if (WebOrigin.problemWith(origin).isPresent()) {
        throw new IllegalArgumentException(
            "purser.security.cors.%s.origins: '%s' is not an origin, such as https://app.example.com"
                .formatted(slug, origin));
      }
    }
  }
}
